import { caseGroups } from './case.ts';
import { escaped } from './escaped.ts';
import { moreWords, outcomeWords, rightWords } from './report-words.ts';
import type { Report } from './report.ts';
import type { Result } from './run.ts';
import type { Language } from './words.ts';

/** The report for CI, as JUnit's XML: what can't be judged is an error, and a warning is a pass with words. */
export function reportJunit({ results }: Pick<Report, 'results'>, language: Language): string {
  const suites = caseGroups
    .map((group) => results.filter(({ played }) => played.group === group))
    .filter((suite) => suite.length > 0)
    .map((suite) => suiteOf(suite, language));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="monpay-sandbox check" ${countsOf(results)}>
${suites.join('\n')}
</testsuites>
`;
}

function suiteOf(suite: readonly Result[], language: Language): string {
  const [first] = suite;
  const cases = suite.map((result) => caseOf(result, language));
  return `  <testsuite name="${first?.played.group}" ${countsOf(suite)}>
${cases.join('\n')}
  </testsuite>`;
}

function countsOf(results: readonly Result[]): string {
  const count = (outcome: Result['outcome']): number =>
    results.filter((one) => one.outcome === outcome).length;
  const time = results.reduce((sum, { duration }) => sum + duration, 0) / 1000;
  return `tests="${results.length}" failures="${count('failed')}" errors="${count('undecided')}" skipped="${count('skipped')}" time="${time.toFixed(3)}"`;
}

function caseOf(result: Result, language: Language): string {
  const { played, duration } = result;
  const head = `    <testcase classname="${played.group}" name="${escaped(played.name)}" time="${(duration / 1000).toFixed(3)}"`;
  const inner = innerOf(result, language);
  return inner === undefined ? `${head}/>` : `${head}>${inner}</testcase>`;
}

function innerOf(
  { outcome, seen, right, docs, played }: Result,
  language: Language,
): string | undefined {
  const message = escaped(seen[language]);
  const advice = right ? `\n${rightWords[language]}: ${right[language]}` : '';
  const more = docs ? `\n${moreWords[language]}: ${docs[language]}` : '';
  const text = escaped(`${played.title[language]}\n${seen[language]}${advice}${more}`);
  switch (outcome) {
    case 'passed':
      return undefined;
    case 'failed':
      return `<failure message="${message}">${text}</failure>`;
    case 'undecided':
      return `<error message="${message}">${text}</error>`;
    case 'skipped':
      return `<skipped message="${message}"/>`;
    case 'warning':
      return `<system-out>${outcomeWords.warning[language]}: ${text}</system-out>`;
  }
}
