import { SandboxRefused, type Admin } from '../check/admin.ts';
import type { App } from '../check/app.ts';
import { cases } from '../check/cases.ts';
import { learnHabits } from '../check/habits.ts';
import { reportJson } from '../check/report-json.ts';
import { caseList, progressLine, reportText } from '../check/report-text.ts';
import { runCases, type Result } from '../check/run.ts';
import type { CheckOptions } from './check-options.ts';
import { CliError } from './cli-error.ts';
import { monPayFor } from './monpay-for.ts';
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
    process.stdout.write(caseList(cases, language));
    return 0;
  }
  const stopping = new AbortController();
  void untilStopped().then(() => stopping.abort());
  const monPay = await monPayFor(options, options.app);
  try {
    const results = await play(options, monPay, stopping.signal);
    process.stdout.write(
      json ? reportJson(monPay.appUrl, results) : reportText(monPay.appUrl, results, language),
    );
    const good = results.every(({ outcome }) => outcome !== 'failed' && outcome !== 'undecided');
    return good ? 0 : 1;
  } catch (error) {
    throw error instanceof SandboxRefused ? new CliError(error.message) : error;
  } finally {
    await monPay.close();
  }
}

async function play(
  { only, skip, language, page, buy, delivered }: CheckOptions,
  { target, appUrl, clientId }: Awaited<ReturnType<typeof monPayFor>>,
  stopped: AbortSignal,
): Promise<readonly Result[]> {
  const admin = adminOf(target);
  const sandbox = new URL(target.url);
  const about = { url: appUrl, sandbox, clientId, options: { page, buy, delivered } };
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
