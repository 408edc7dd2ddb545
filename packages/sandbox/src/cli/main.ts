#!/usr/bin/env node
import { CliError } from './cli-error.ts';
import { parseCommandLine } from './command-line.ts';

// Whoever read the output may leave, as `head` does: that ends nothing.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

let exitCode: number;
try {
  exitCode = await run();
} catch (error) {
  // Anything but a CliError is a fault of this program; its class says enough, and its message may quote anything.
  const message =
    error instanceof CliError
      ? error.message
      : `It failed (${(error as NodeJS.ErrnoException).code ?? (error as Error).name}). Please report this.`;
  process.stderr.write(`monpay-sandbox: ${message}\n`);
  exitCode = error instanceof CliError ? error.exitCode : 1;
}
// Not before all is written: to a pipe that takes time.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));

/** Each command loads only what it needs. */
async function run(): Promise<number> {
  const options = parseCommandLine(process.argv.slice(2));
  switch (options.command) {
    case 'start':
      return (await import('./start.ts')).start(options);
    case 'code':
      return (await import('./admin.ts')).code(options);
    case 'reset':
      return (await import('./admin.ts')).reset(options);
    case 'pay':
    case 'decline':
    case 'refund':
    case 'resend':
      return (await import('./payments.ts')).answerInvoice(options);
    case 'revoke':
      return (await import('./revoke.ts')).revoke(options);
    case 'tail':
      return (await import('./tail.ts')).tail(options);
    case 'check':
      return (await import('./check.ts')).check(options);
    case 'doctor':
      return (await import('./doctor.ts')).doctor(options);
    case 'help':
      process.stdout.write(`${(await import('./usage.ts')).usage}\n`);
      return 0;
    case 'version':
      process.stdout.write(`${(await import('./version.ts')).version()}\n`);
      return 0;
  }
}
