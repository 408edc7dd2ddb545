import { CliError } from './cli-error.ts';
import { printable } from './printable.ts';
import { runningSandboxes } from './running-sandboxes.ts';

const faults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use',
  EACCES: 'cannot be opened by this user',
};

/** Why a port can't be had, and what to do. If this folder's own sandbox has it, the address of its phone. */
export function portError(error: unknown, port: number): unknown {
  const { code = '' } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
  const fault = Object.hasOwn(faults, code) ? faults[code] : undefined;
  if (fault === undefined) return error;
  const own = runningSandboxes().find(
    ({ url, folder }) => folder === process.cwd() && URL.canParse(url) && portOf(url) === port,
  );
  if (code === 'EADDRINUSE' && own) {
    return new CliError(
      `Your sandbox already runs here: ${printable(own.url)}\nOpen the phone: ${printable(own.phoneUrl)}\nTo start another, choose a port with --port N, or --port 0 for any free one.`,
    );
  }
  return new CliError(
    `Port ${port} ${fault}. Choose another with --port N, or --port 0 for any free one.`,
  );
}

function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return port === '' ? ({ 'http:': 80, 'https:': 443 }[protocol] ?? 0) : Number(port);
}
