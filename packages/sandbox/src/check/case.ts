import type { ProvenanceLevel } from '../world/explanation.ts';
import type { SitePage } from '../world/site.ts';
import type { Stage } from './stage.ts';
import type { Words } from './words.ts';

/** The groups of cases, in the order of the report. */
export const caseGroups = ['launch', 'customer', 'payment'] as const;
/** What a case is about. */
export type CaseGroup = (typeof caseGroups)[number];

/** What a case came to, as it sees it; a failure of one that plays an assumption is reported as a warning. */
export interface Verdict {
  readonly outcome: 'passed' | 'failed' | 'undecided' | 'skipped';
  /** What the app did. */
  readonly seen: Words;
  /** What it should do. */
  readonly right?: Words;
  /** The page that says more, if it is not the case's own. */
  readonly page?: SitePage;
}

/** One thing that MonPay will do to the app, and what the app should make of it. */
export interface Case {
  /** In kebab-case, as `--only` takes it. */
  readonly name: string;
  readonly group: CaseGroup;
  /** How sure it is that MonPay does what the case plays. */
  readonly provenance: ProvenanceLevel;
  /** What is played, in a few words. */
  readonly title: Words;
  /** The page of the site that says more. */
  readonly page: SitePage;
  /**
   * Takes many seconds, so that it is played beside the others. Slow cases of one name, such as `sweep`, are played one
   * after the other: what one has MonPay refuse may keep an app from what the other looks at.
   */
  readonly slow?: true | 'sweep';
  /** Looks at what came for nobody, or at the time, so it is played when no other case is. */
  readonly alone?: true;
  /** @throws {NotJudged} if it can't be judged */
  readonly run: (stage: Stage) => Promise<Verdict>;
}

/** A case that can't be judged, which is neither passed nor failed, or that does not concern the app. */
export class NotJudged extends Error {
  readonly words: Words;
  readonly outcome: 'undecided' | 'skipped';

  constructor(words: Words, outcome: 'undecided' | 'skipped' = 'undecided') {
    super(words.en);
    this.words = words;
    this.outcome = outcome;
  }
}

/** The app did what is right. */
export function passed(seen: Words): Verdict {
  return { outcome: 'passed', seen };
}

/** The app did something else. */
export function failed(seen: Words, right: Words, page?: SitePage): Verdict {
  return { outcome: 'failed', seen, right, ...(page && { page }) };
}

/** The case does not concern this app. */
export function notConcerned(seen: Words): Verdict {
  return { outcome: 'skipped', seen };
}
