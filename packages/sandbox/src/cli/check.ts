import { SandboxRefused, type Admin } from '../check/admin.ts';
import type { App } from '../check/app.ts';
import { cases } from '../check/cases.ts';
import { AppNotThere, learnHabits, PageRefused } from '../check/habits.ts';
import { caseListJson, reportJson } from '../check/report-json.ts';
import { caseList, progressLine, reportText } from '../check/report-text.ts';
import type { Report } from '../check/report.ts';
import { runCases, type Result } from '../check/run.ts';
import type { CheckOptions } from './check-options.ts';
import { checkWords } from './check-words.ts';
import { CliError } from './cli-error.ts';
import { monPayFor, type MonPay } from './monpay-for.ts';
import { printable } from './printable.ts';
import { openReports } from './report-files.ts';
import { callAdmin, type Target } from './sandbox-there.ts';
import { untilStopped } from './until-stopped.ts';

/**
 * Plays the cases against the merchant's app, and says what it did.
 * @returns the exit code: 0 if nothing failed and all was judged
 * @throws {CliError} if there is no sandbox that can play MonPay
 */
export async function check(options: CheckOptions): Promise<number> {
  const { language, json, timeLimit } = options;
  if (!options.app) {
    process.stdout.write(json ? `${caseListJson(cases)}\n` : caseList(cases, language));
    return 0;
  }
  const stopping = new AbortController();
  void untilStopped().then(() => stopping.abort());
  const writeReports = openReports(options);
  const monPay = await monPayFor(options, options.app);
  const ends: Ends = { stopped: stopping.signal, timeIsUp: AbortSignal.timeout(timeLimit) };
  try {
    const results = await play(options, monPay, ends);
    const report: Report = { app: monPay.appUrl, results, timeLimit, at: new Date() };
    writeReports(report);
    process.stdout.write(
      json ? `${printable(reportJson(report))}\n` : reportText(report, language),
    );
    const good = results.every(({ outcome }) => outcome !== 'failed' && outcome !== 'undecided');
    return good ? 0 : 1;
  } catch (error) {
    throw inWords(error, ends, monPay, options);
  } finally {
    await monPay.close();
  }
}

/** What ends a check before all cases were played. */
interface Ends {
  readonly stopped: AbortSignal;
  readonly timeIsUp: AbortSignal;
}

async function play(
  { only, skip, language, page, login, selling }: CheckOptions,
  { target, appUrl, clientId }: MonPay,
  { stopped, timeIsUp }: Ends,
): Promise<readonly Result[]> {
  const admin = adminOf(target);
  const about = { url: appUrl, clientId, options: { page, login, selling } };
  const ended = AbortSignal.any([stopped, timeIsUp]);
  const app: App = { ...about, habits: await learnHabits(about, admin, ended) };
  const chosen = only ? cases.filter(({ name }) => only.has(name)) : cases;
  let done = 0;
  return runCases({
    app,
    admin,
    cases: chosen,
    skipped: skip,
    stopped,
    timeIsUp,
    onResult: (result) => {
      done++;
      process.stderr.write(progressLine(result, done, chosen.length, language));
    },
  });
}

function inWords(
  error: unknown,
  { stopped, timeIsUp }: Ends,
  { appUrl: { origin }, target }: MonPay,
  { language, timeLimit }: CheckOptions,
): unknown {
  if (stopped.aborted) return new CliError(checkWords.stopped()[language]);
  if (timeIsUp.aborted)
    return new CliError(checkWords.timeIsUp(origin, String(timeLimit / 1000))[language]);
  if (error instanceof SandboxRefused) return new CliError(error.message);
  if (error instanceof PageRefused)
    return new CliError(checkWords.pageRefused(error.message)[language], 2);
  if (!(error instanceof AppNotThere)) return error;
  const { message: code } = error;
  if (/CERT|^UNABLE_/.test(code)) return new CliError(checkWords.untrusted(origin, code)[language]);
  if (/^(?:EPROTO|ERR_TLS|ERR_SSL)/.test(code))
    return new CliError(checkWords.noTls(origin, code)[language]);
  return new CliError(checkWords.notThere(origin, code, target.url)[language]);
}

function adminOf(target: Target): Admin {
  return {
    async call(method, path, body) {
      try {
        return await callAdmin(target, method, path, body);
      } catch (error) {
        throw error instanceof CliError ? new SandboxRefused(error.message) : error;
      }
    },
  };
}
