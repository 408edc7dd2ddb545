#!/usr/bin/env node
import { styleText } from 'node:util';
import { readArguments, usage, WrongUseError, type Arguments } from './arguments.ts';
import type { Check } from './check.ts';
import { examine } from './examine.ts';
import { untried } from './sandbox-credentials.ts';
import { readVariables } from './variables.ts';
import { version } from './version.ts';

// Whoever read the output may leave, as `head` does: that ends nothing.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  process.exitCode = await doctor(readArguments(process.argv.slice(2)));
} catch (error) {
  // Any other error is a fault of this program; its class says enough, and its message may quote anything.
  const message =
    error instanceof WrongUseError
      ? error.message
      : `It failed (${(error as NodeJS.ErrnoException).code ?? (error as Error).name}). Please report this.`;
  process.stderr.write(`monpay-doctor: ${message}\n`);
  process.exitCode = error instanceof WrongUseError ? error.exitCode : 1;
}

/** @returns the exit code: 1 if something cannot work */
async function doctor(given: Arguments): Promise<number> {
  if (given.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (given.version) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const { variables, source } = readVariables(process.env, given.envFile);
  const checks = await examine(variables, given);
  const failures = checks.filter(({ level }) => level === 'fail').length;
  const warnings = checks.filter(({ level }) => level === 'warn').length;
  const ok = failures === 0;
  const isUntried = ok && checks.includes(untried);
  const nothing = isUntried ? 'Nothing that can be seen from here' : 'Nothing';
  const verdict = ok ? `${nothing} stands in the way` : 'It cannot work yet';
  const doubt = isUntried ? ' Only a launch shows whether the credentials are right.' : '';
  process.stdout.write(
    given.json
      ? `${JSON.stringify({ ok, checks })}\n`
      : [
          `Variables are read from ${source}.\n`,
          ...checks.map(lines),
          `\n${verdict}: ${failures} to fix, ${warnings} to look at. No code was spent.${doubt}\n`,
        ].join('\n'),
  );
  return ok ? 0 : 1;
}

const colors = { ok: 'green', skip: 'gray', warn: 'yellow', fail: 'red' } as const;

function lines({ level, about, message, todo, docs }: Check): string {
  const mark = level.padEnd(4);
  const colored = process.stdout.isTTY && !process.env['NO_COLOR'];
  const shown = colored ? styleText(colors[level], mark) : mark;
  const more = [todo && `→ ${todo}`, docs && `  ${docs}`].filter(Boolean);
  return [`${shown}  ${about} ${message}`, ...more.map((line) => `      ${line}`)].join('\n');
}
