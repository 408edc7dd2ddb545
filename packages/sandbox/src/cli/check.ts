import { SandboxRefused, type Admin } from '../check/admin.ts';
import type { App } from '../check/app.ts';
import { cases } from '../check/cases.ts';
import { AppNotThere, learnHabits } from '../check/habits.ts';
import { caseListJson, reportJson } from '../check/report-json.ts';
import { caseList, progressLine, reportText } from '../check/report-text.ts';
import { runCases, type Result } from '../check/run.ts';
import type { CheckOptions } from './check-options.ts';
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
  const { language, json } = options;
  if (!options.app) {
    process.stdout.write(json ? `${caseListJson(cases)}\n` : caseList(cases, language));
    return 0;
  }
  const stopping = new AbortController();
  void untilStopped().then(() => stopping.abort());
  const writeReports = openReports(options);
  const monPay = await monPayFor(options, options.app);
  try {
    const results = await play(options, monPay, stopping.signal);
    writeReports(monPay.appUrl, results);
    process.stdout.write(
      json
        ? `${printable(reportJson(monPay.appUrl, results))}\n`
        : reportText(monPay.appUrl, results, language),
    );
    const good = results.every(({ outcome }) => outcome !== 'failed' && outcome !== 'undecided');
    return good ? 0 : 1;
  } catch (error) {
    throw inWords(error, stopping.signal, monPay);
  } finally {
    await monPay.close();
  }
}

async function play(
  { only, skip, language, page, login, selling }: CheckOptions,
  { target, appUrl, clientId }: MonPay,
  stopped: AbortSignal,
): Promise<readonly Result[]> {
  const admin = adminOf(target);
  const about = { url: appUrl, clientId, options: { page, login, selling } };
  const app: App = { ...about, habits: await learnHabits(about, admin, stopped) };
  const chosen = only ? cases.filter(({ name }) => only.has(name)) : cases;
  let done = 0;
  return runCases({
    app,
    admin,
    cases: chosen,
    skipped: skip,
    stopped,
    onResult: (result) => {
      done++;
      process.stderr.write(progressLine(result, done, chosen.length, language));
    },
  });
}

function inWords(error: unknown, stopped: AbortSignal, { appUrl, target }: MonPay): unknown {
  if (stopped.aborted) return new CliError('The check was stopped before it began.');
  if (error instanceof SandboxRefused) return new CliError(error.message);
  if (!(error instanceof AppNotThere)) return error;
  const { message: code } = error;
  const { origin } = appUrl;
  if (/CERT|^UNABLE_/.test(code)) {
    return new CliError(
      `The certificate of ${origin} is not trusted (${code}). If it is one of your own, name the file of its CA with NODE_EXTRA_CA_CERTS.`,
    );
  }
  if (/^(?:EPROTO|ERR_TLS|ERR_SSL)/.test(code))
    return new CliError(`No TLS connection to ${origin} could be made (${code}). Is it http?`);
  return new CliError(
    `Nothing answers at ${origin} (${code}). Start your app, with MONPAY_AUTHORIZATION_SERVER=${target.url} and the credentials of this sandbox.`,
  );
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
