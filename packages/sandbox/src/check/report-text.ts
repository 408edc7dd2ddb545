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
import type { Outcome, Result } from './run.ts';
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
  const unit = { mn: 'с', en: 's' }[language];
  return `${count} ${played.name}: ${outcomeWords[outcome][language]} (${seconds} ${unit})\n`;
}

/** What a person looks for stands last, where the terminal ends. */
const order = ['passed', 'skipped', 'warning', 'undecided', 'failed'] as const;

/** The verdicts for a person: what was seen, and what would be right. */
export function reportText({ app, results, timeLimit }: Report, language: Language): string {
  const blocks = order.flatMap((outcome) => {
    const own = results.filter((one) => one.outcome === outcome);
    return outcome === 'skipped'
      ? skippedBlocks(own, language)
      : own.map((result) => blockOf(result, language));
  });
  const head = `${sandboxWords[language]}: ${app.origin}${app.pathname} (${timeLimitWords(timeLimit)[language]})`;
  const named = (['failed', 'warning', 'undecided'] as const).flatMap((outcome) => {
    const names = results.filter((one) => one.outcome === outcome).map(({ played }) => played.name);
    return names.length === 0 ? [] : [`${outcomeWords[outcome][language]}: ${names.join(', ')}`];
  });
  return `${[head, '', ...blocks, ...named, counted(results, language)].join('\n')}\n`;
}

function blockOf({ played, outcome, seen, right, docs }: Result, language: Language): string {
  const { name, title, provenance } = played;
  const head = `${verdictOf(outcome, language)}  ${name}: ${title[language]} (${provenanceWords[provenance][language]})`;
  const more = [
    ...(right ? [`${rightWords[language]}: ${right[language]}`] : []),
    ...(docs ? [`${moreWords[language]}: ${docs[language]}`] : []),
  ];
  return [head, ...[seen[language], ...more].map((line) => `    ${line}`), ''].join('\n');
}

/** A reason that many cases share, such as that the app sells nothing, is said once. */
function skippedBlocks(skipped: readonly Result[], language: Language): string[] {
  const reasons = new Set(skipped.map(({ seen }) => seen[language]));
  return [...reasons].flatMap((reason) => {
    const own = skipped.filter(({ seen }) => seen[language] === reason);
    if (own.length === 1) return own.map((result) => blockOf(result, language));
    const names = own.map(({ played }) => played.name).join(', ');
    return `${verdictOf('skipped', language)}  ${names}\n    ${reason}\n`;
  });
}

function verdictOf(outcome: Outcome, language: Language): string {
  return outcomeWords[outcome][language].toLocaleUpperCase(language);
}
