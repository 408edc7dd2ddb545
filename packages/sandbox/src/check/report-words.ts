import type { Case, CaseGroup } from './case.ts';
import { outcomes, type Outcome, type Result } from './run.ts';
import type { Language, Words } from './words.ts';

/** What an outcome is called. */
export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  passed: { mn: 'тэнцсэн', en: 'passed' },
  failed: { mn: 'алдаатай', en: 'failed' },
  warning: { mn: 'анхааруулга', en: 'warning' },
  skipped: { mn: 'алгассан', en: 'skipped' },
  undecided: { mn: 'дүгнэх боломжгүй', en: 'could not be judged' },
};

/** How sure it is that MonPay does what a case plays. */
export const provenanceWords: Readonly<Record<Case['provenance'], Words>> = {
  documented: { mn: 'баримтжуулсан', en: 'documented' },
  observed: { mn: 'ажиглагдсан', en: 'observed' },
  assumed: { mn: 'таамагласан', en: 'assumed' },
};

/** What a group of cases is called. */
export const groupWords: Readonly<Record<CaseGroup, Words>> = {
  launch: { mn: 'Нээлт', en: 'Launch' },
  customer: { mn: 'Хэрэглэгч', en: 'Customer' },
  payment: { mn: 'Төлбөр', en: 'Payment' },
};

/** Says whose report it is. */
export const sandboxWords: Words = { mn: 'SANDBOX (MonPay биш)', en: 'SANDBOX (not MonPay)' };

/** Stands before what the app should do. */
export const rightWords: Words = { mn: 'Зөв нь', en: 'Expected' };

/** Stands before the address of the page that says more. */
export const moreWords: Words = { mn: 'Дэлгэрэнгүй', en: 'More' };

/** The time limit of the check, as the reports say it. */
export function timeLimitWords(milliseconds: number): Words {
  const seconds = milliseconds / 1000;
  return { mn: `нийт хугацаа ${seconds} с хүртэл`, en: `time limit ${seconds} s` };
}

/** How many cases had each outcome, in one line. */
export function counted(results: readonly Result[], language: Language): string {
  return outcomes
    .map((outcome) => [outcome, results.filter((one) => one.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${outcomeWords[outcome][language]} ${count}`)
    .join(', ');
}
