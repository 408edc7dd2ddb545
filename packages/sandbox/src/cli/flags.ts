import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Words } from '../check/words.ts';
import { UsageError } from './cli-error.ts';
import { usageWords } from './usage-words.ts';

/** A flag with a value. */
export const text = { type: 'string' } as const;
/** A flag that is given or not. */
export const flag = { type: 'boolean', default: false } as const;
const everywhere = { json: flag, help: { ...flag, short: 'h' } } as const;

/**
 * Reads the flags of a command, beside which nothing may stand.
 * @throws {UsageError}
 */
export function parseFlags<Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
) {
  const settings = {
    args: withNegativeNumbers(args, options),
    allowPositionals: true,
    options: { ...options, ...everywhere },
  } as const;
  let parsed;
  try {
    parsed = parseArgs(settings);
  } catch (error) {
    throw new UsageError(complaint(error as Error));
  }
  const [word] = parsed.positionals;
  if (word !== undefined) {
    // Repeated only if it is a plain word: it may be a secret that was pasted in the wrong place.
    const named = /^[a-z]{1,15}$/.test(word) ? ` '${word}'` : '';
    throw new UsageError(usageWords.unexpected(named));
  }
  return parsed.values;
}

/** A number below zero is the value of the flag before it, as if it were written with `=`: no flag is a number. */
function withNegativeNumbers(args: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const name = joined.at(-1)?.slice('--'.length) ?? '';
    const takesIt = Object.hasOwn(options, name) && options[name]?.type === 'string';
    if (takesIt && /^-\d/.test(arg)) joined.push(`${joined.pop()}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** What is wrong, as Node's message has it, without a name that can't be a flag's. */
function complaint({ message }: Error): Words {
  const [, name = '', problem] =
    /^Option '(?:-\w, )?(--[a-z-]+)(?: <value>)?' (argument missing|argument is ambiguous|does not)/.exec(
      message,
    ) ?? [];
  if (problem === 'argument missing') return usageWords.needsValue(name);
  if (problem === 'argument is ambiguous') return usageWords.needsValueWithDash(name);
  if (problem) return usageWords.takesNoValue(name);
  const [, unknown = ''] = /^Unknown option '(--?[a-z][a-z-]{0,30})'/.exec(message) ?? [];
  return usageWords.unknownOption(unknown);
}

/**
 * A whole number in a range.
 * @throws {UsageError} if the flag has anything else
 */
export function whole(
  name: string,
  value: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(usageWords.range(name, String(least), String(most)));
}

/**
 * One of some words.
 * @throws {UsageError} if the flag has another
 */
export function oneOf<Value extends string>(
  name: string,
  value: string,
  values: readonly Value[],
): Value;
export function oneOf<Value extends string>(
  name: string,
  value: string | undefined,
  values: readonly Value[],
): Value | undefined;
export function oneOf(
  name: string,
  value: string | undefined,
  values: readonly string[],
): string | undefined {
  if (value === undefined || values.includes(value)) return value;
  throw new UsageError(usageWords.oneOf(name, values.join(', ')));
}
