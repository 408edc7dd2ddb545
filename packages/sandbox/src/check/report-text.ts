import type { Case } from './case.ts';
import {
  counted,
  moreWords,
  outcomeWords,
  provenanceWords,
  rightWords,
  sandboxWords,
  timeLimitWords,
} from './report-words.ts';
import type { Report } from './report.ts';
import type { Result } from './run.ts';
import type { Language } from './words.ts';

/** The names of the cases, and what each plays. */
export function caseList(cases: readonly Case[], language: Language): string {
  const widest = Math.max(...cases.map(({ name }) => name.length));
  const lines = cases.map(
    ({ name, provenance, title }) =>
      `${name.padEnd(widest + 2)}${title[language]} (${provenanceWords[provenance][language]})\n`,
  );
  return lines.join('');
}

/** One line as a case is over. */
export function progressLine(
  { played, outcome, duration }: Result,
  done: number,
  all: number,
  language: Language,
): string {
  const count = `[${String(done).padStart(String(all).length)}/${all}]`;
  const seconds = (duration / 1000).toFixed(1);
  return `${count} ${played.name}: ${outcomeWords[outcome][language]} (${seconds} s)\n`;
}

/** The verdicts for a person: what was seen, and what would be right. */
export function reportText({ app, results, timeLimit }: Report, language: Language): string {
  const blocks = results.map(({ played, outcome, seen, right, docs }) => {
    const { name, title, provenance } = played;
    const verdict = outcomeWords[outcome][language].toLocaleUpperCase(language);
    const head = `${verdict}  ${name}: ${title[language]} (${provenanceWords[provenance][language]})`;
    const more = [
      ...(right ? [`${rightWords[language]}: ${right[language]}`] : []),
      ...(docs ? [`${moreWords[language]}: ${docs[language]}`] : []),
    ];
    return [head, ...[seen[language], ...more].map((line) => `    ${line}`), ''].join('\n');
  });
  const head = `${sandboxWords[language]}: ${app.origin}${app.pathname} (${timeLimitWords(timeLimit)[language]})`;
  const named = (['failed', 'warning', 'undecided'] as const).flatMap((outcome) => {
    const names = results.filter((one) => one.outcome === outcome).map(({ played }) => played.name);
    return names.length === 0 ? [] : [`${outcomeWords[outcome][language]}: ${names.join(', ')}`];
  });
  return `${[head, '', ...blocks, ...named, counted(results, language)].join('\n')}\n`;
}
