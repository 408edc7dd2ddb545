import { CliError } from './cli-error.ts';
import type { CheckOptions } from './check-options.ts';
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
  { url, adminToken, port }: CheckOptions,
  app: URL,
): Promise<MonPay> {
  if (url !== undefined) {
    const target = targetOf({ url, adminToken });
    const found = await registered(target, app);
    if (found) return { ...found, target, close: async () => {} };
    throw new CliError(
      `The sandbox at ${printable(target.url)} has no mini app ${app.origin}${app.pathname}. Start it with --merchant-url, or leave --url out.`,
    );
  }
  for (const target of runningSandboxes()) {
    const found = await registered(target, app).catch(() => undefined);
    if (found) return { ...found, target, close: async () => {} };
  }
  const words = ['start', '--merchant-url', app.href, '--port', String(port)];
  const { started, close } = await openSandbox(parseCommandLine(words) as StartOptions);
  const variables = Object.entries(variablesOf(started)).map(([name, value]) => `${name}=${value}`);
  process.stderr.write(`SANDBOX (not MonPay). Your app needs: ${variables.join(' ')}\n`);
  const { clientId, redirectUri } = started;
  return { target: started, appUrl: new URL(redirectUri), clientId, close };
}

/** The mini app of that address. Without a path it is the one of that origin. */
async function registered(
  target: Target,
  app: URL,
): Promise<Pick<MonPay, 'appUrl' | 'clientId'> | undefined> {
  const { clients } = await callAdmin<'getState'>(target, 'GET', '/_sandbox/state');
  const all = clients.map(({ redirect_uri, client_id }) => ({
    appUrl: new URL(redirect_uri),
    clientId: client_id,
  }));
  const there = all.filter(({ appUrl }) => appUrl.origin === app.origin);
  const exact = there.find(({ appUrl }) => appUrl.href === app.href);
  return exact ?? (app.pathname === '/' && app.search === '' ? there[0] : undefined);
}
