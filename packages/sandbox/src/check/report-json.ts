import type { Result } from './run.ts';
import { shownEntries, shownExchanges } from './shown.ts';

/** The report for a program: one JSON object in one line. */
export function reportJson(app: URL, results: readonly Result[]): string {
  const cases = results.map(({ played, outcome, seen, right, duration, exchanges, entries }) => ({
    name: played.name,
    group: played.group,
    provenance: played.provenance,
    title: played.title,
    outcome,
    seen,
    right,
    duration,
    phone: shownExchanges(exchanges),
    monpay: shownEntries(entries),
  }));
  return JSON.stringify({ sandbox: true, app: app.origin + app.pathname, cases });
}
