import type { Case } from './case.ts';
import { docsOf } from '../world/site.ts';
import type { Report } from './report.ts';
import { shownEntries, shownExchanges } from './shown.ts';

/** The cases for a program: what each plays, and the pages that say more of it. */
export function caseListJson(cases: readonly Case[]): string {
  const list = cases.map(({ name, group, provenance, title, page }) => ({
    name,
    group,
    provenance,
    title,
    docs: docsOf(page),
  }));
  return JSON.stringify({ sandbox: true, cases: list });
}

/** The report for a program: one JSON object in one line. */
export function reportJson({ app, results, timeLimit }: Report): string {
  const cases = results.map(
    ({ played, outcome, seen, right, docs, duration, exchanges, entries }) => ({
      name: played.name,
      group: played.group,
      provenance: played.provenance,
      title: played.title,
      outcome,
      seen,
      right,
      docs,
      duration,
      phone: shownExchanges(exchanges),
      monpay: shownEntries(entries),
    }),
  );
  return JSON.stringify({ sandbox: true, app: app.origin + app.pathname, timeLimit, cases });
}
