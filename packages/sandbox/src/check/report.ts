import type { Result } from './run.ts';

/** What a check came to, as the reports show it. */
export interface Report {
  readonly app: URL;
  /** In the order of the cases. */
  readonly results: readonly Result[];
  /** How long the whole check was allowed to take: milliseconds. */
  readonly timeLimit: number;
  /** When it ended. */
  readonly at: Date;
}
