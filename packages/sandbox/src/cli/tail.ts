import type { JournalEntry as WireEntry } from '../generated/admin-api.ts';
import type { JournalEntry } from '../world/journal.ts';
import { camelCase } from './camel-case.ts';
import type { AdminOptions } from './command-line.ts';
import { logLine } from './log-line.ts';
import { follow } from './sandbox-there.ts';
import { targetOf } from './target.ts';

/** The longest event that is read: characters. */
const longest = 1_000_000;

/**
 * Prints a line for each request and notice of a running sandbox, as they come, until it ends.
 * @throws {CliError} if there is none
 */
export async function tail(options: AdminOptions): Promise<number> {
  let rest = '';
  await follow(targetOf(options), (text) => {
    const events = (rest + text).split('\n\n');
    rest = (events.pop() ?? '').slice(-longest);
    for (const event of events) {
      const line = lineOf(event, options.json ? 'json' : 'pretty');
      if (line !== undefined) process.stdout.write(`${line}\n`);
    }
  });
  return 0;
}

function lineOf(event: string, format: 'json' | 'pretty'): string | undefined {
  const data = event.split('\n').find((line) => line.startsWith('data: '));
  if (data === undefined) return undefined;
  const entry = JSON.parse(data.slice('data: '.length)) as WireEntry;
  // The members of `fields` have the merchant's names, not ours.
  const { request, delivery } = entry;
  const parts = {
    ...(request && { request: withCamelCase(request) }),
    ...(delivery && { delivery: withCamelCase(delivery) }),
  };
  return logLine({ ...entry, ...parts } as unknown as JournalEntry, format);
}

function withCamelCase(part: object): object {
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [camelCase(name), value]));
}
