import { CliError } from './cli-error.ts';
import type { CheckOptions } from './check-options.ts';
import { checkWords } from './check-words.ts';
import { parseCommandLine, type StartOptions } from './command-line.ts';
import { openSandbox } from './open-sandbox.ts';
import { printable } from './printable.ts';
import { runningSandboxes } from './running-sandboxes.ts';
import { callAdmin, type Target } from './sandbox-there.ts';
import { variablesOf } from './started.ts';
import { targetOf } from './target.ts';

/** The sandbox that plays MonPay for an app. */
export interface MonPay {
  readonly target: Target;
  /** The registered redirect URI, which a launch opens. */
  readonly appUrl: URL;
  readonly clientId: string;
  /** Ends the sandbox, if it was started for the check. */
  readonly close: () => Promise<void>;
}

/**
 * The sandbox that was named, or the running one whose mini app it is, or a new one that goes on from the last one
 * of this folder, so that its credentials are those that the app has.
 * @throws {CliError} if the sandbox that was named is of another app, or none can be started
 */
export async function monPayFor(
  { url, adminToken, port, language }: CheckOptions,
  app: URL,
): Promise<MonPay> {
  if (url !== undefined) {
    const target = targetOf({ url, adminToken });
    const found = registered(await appsOf(target), app);
    if (found) return { ...found, target, close: async () => {} };
    const words = checkWords.otherApp(printable(target.url), app.origin + app.pathname);
    throw new CliError(words[language]);
  }
  const others: string[] = [];
  for (const target of runningSandboxes()) {
    const all = await appsOf(target).catch(() => []);
    const found = registered(all, app);
    if (found) return { ...found, target, close: async () => {} };
    others.push(...all.map(({ appUrl }) => printable(appUrl.href)));
  }
  const words = ['start', '--merchant-url', app.href, '--port', String(port)];
  const { started, close } = await openSandbox(parseCommandLine(words) as StartOptions).catch(
    (error: unknown) => {
      throw error instanceof CliError ? withOthers(error, others) : error;
    },
  );
  const variables = Object.entries(variablesOf(started)).map(([name, value]) => `${name}=${value}`);
  process.stderr.write(`${checkWords.needs(variables.join(' '))[language]}\n`);
  const { clientId, redirectUri } = started;
  return { target: started, appUrl: new URL(redirectUri), clientId, close };
}

/** Most who start a second sandbox meant the one that runs, by another name. */
function withOthers({ message, exitCode }: CliError, others: readonly string[]): CliError {
  const hint = ` A sandbox runs for ${[...new Set(others)].join(', ')}; if that is your app, check this address.`;
  return new CliError(others.length > 0 ? message + hint : message, exitCode);
}

type RegisteredApp = Pick<MonPay, 'appUrl' | 'clientId'>;

async function appsOf(target: Target): Promise<readonly RegisteredApp[]> {
  const { clients } = await callAdmin<'getState'>(target, 'GET', '/_sandbox/state');
  return clients.map(({ redirect_uri, client_id }) => ({
    appUrl: new URL(redirect_uri),
    clientId: client_id,
  }));
}

/** The mini app of that address. Without a path it is the one of that origin. */
function registered(all: readonly RegisteredApp[], app: URL): RegisteredApp | undefined {
  const there = all.filter(({ appUrl }) => appUrl.origin === app.origin);
  const exact = there.find(({ appUrl }) => appUrl.href === app.href);
  return exact ?? (app.pathname === '/' && app.search === '' ? there[0] : undefined);
}
