import { writeFileSync } from 'node:fs';
import type { Report } from '../check/report.ts';
import { reportHtml } from '../check/report-html.ts';
import { reportJunit } from '../check/report-junit.ts';
import type { Language } from '../check/words.ts';
import type { CheckOptions } from './check-options.ts';
import { checkWords } from './check-words.ts';
import { CliError } from './cli-error.ts';
import { fileName } from './shown-file.ts';

/**
 * Opens the files of the reports before a minute is spent on what to write into them.
 * @returns writes the reports
 * @throws {CliError} if a file can't be written
 */
export function openReports({
  junit,
  html,
  language,
}: Pick<CheckOptions, 'junit' | 'html' | 'language'>): (report: Report) => void {
  const write = (flag: string, path: string | undefined, text: string): void =>
    writeReport(flag, path, text, language);
  write('--junit', junit, '');
  write('--html', html, '');
  return (report) => {
    write('--junit', junit, reportJunit(report, language));
    write('--html', html, reportHtml(report, language));
  };
}

function writeReport(
  flag: string,
  path: string | undefined,
  text: string,
  language: Language,
): void {
  if (path === undefined) return;
  try {
    writeFileSync(path, text);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const words = checkWords.fileFails(flag, fileName(path) ?? '', code);
    throw new CliError(words[language], 2);
  }
}
