import type { Case } from './case.ts';
import { outcomes, type Outcome, type Result } from './run.ts';
import type { Language, Words } from './words.ts';

const outcomeWords: Readonly<Record<Outcome, Words>> = {
  passed: { mn: 'тэнцсэн', en: 'passed' },
  failed: { mn: 'алдаатай', en: 'failed' },
  warning: { mn: 'анхааруулга', en: 'warning' },
  skipped: { mn: 'алгассан', en: 'skipped' },
  undecided: { mn: 'шүүх боломжгүй', en: 'could not be judged' },
};
const provenanceWords: Readonly<Record<Case['provenance'], Words>> = {
  documented: { mn: 'баримтжуулсан', en: 'documented' },
  observed: { mn: 'ажиглагдсан', en: 'observed' },
  assumed: { mn: 'таамагласан', en: 'assumed' },
};
const rightWords: Words = { mn: 'Зөв нь', en: 'Right would be' };

/** The names of the cases, and what each plays. */
export function caseList(cases: readonly Case[], language: Language): string {
  const lines = cases.map(
    ({ name, provenance, title }) =>
      `${name.padEnd(28)}${title[language]} (${provenanceWords[provenance][language]})\n`,
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
export function reportText(app: URL, results: readonly Result[], language: Language): string {
  const blocks = results.map(({ played, outcome, seen, right }) => {
    const { name, title, provenance } = played;
    const head = `${outcomeWords[outcome][language].toUpperCase()}  ${name}: ${title[language]} (${provenanceWords[provenance][language]})`;
    const more =
      right && outcome !== 'passed' ? [`${rightWords[language]}: ${right[language]}`] : [];
    return [head, ...[seen[language], ...more].map((line) => `    ${line}`), ''].join('\n');
  });
  const counts = outcomes.flatMap((outcome) => {
    const count = results.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [`${outcomeWords[outcome][language]} ${count}`];
  });
  const head = `SANDBOX (not MonPay): ${app.origin}${app.pathname}`;
  return `${[head, '', ...blocks, counts.join(', ')].join('\n')}\n`;
}
