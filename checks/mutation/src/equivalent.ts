import type { Mutant } from './mutants.ts';

/** Mutants that no test can notice, because the program does the same. */
export interface Equivalent {
  /** From the root. */
  readonly file: string;
  /** The changed text as it stands in the file, shortened to one line. */
  readonly original: string;
  /** What it is changed to, shortened to one line. */
  readonly replacement: string;
  /** Why nobody can see the difference. */
  readonly reason: string;
}

const advice = 'Advice in words: a test that repeats them would only be a second copy.';

/** Whole files whose mutants are not counted, with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  'packages/sdk/src/errors/hints.ts': advice,
  'packages/sdk/src/errors/resource-hints.ts': advice,
  'packages/sdk/src/transport/platform/web.ts':
    'Runs on Bun, Deno and workerd, where test:runtimes plays the packed build.',
};

const millisecond = 'One millisecond of a limit that is approximate.';
const sixSecrets =
  'Nobody asks with more than six secrets: code, client secret, and the tokens of an answer and of its result.';

/** Every equivalent mutant that somebody looked at. */
const equivalents: readonly Equivalent[] = [
  {
    file: 'packages/sdk/src/errors/redacted.ts',
    original: 'needles.length > mostNeedles',
    replacement: 'needles.length >= mostNeedles',
    reason: sixSecrets,
  },
  {
    file: 'packages/sdk/src/errors/redacted.ts',
    original: 'needles.length > mostNeedles',
    replacement: 'false',
    reason: sixSecrets,
  },
  {
    file: 'packages/sdk/src/client/events.ts',
    original: 'listener?.(Object.freeze(event))',
    replacement: 'listener(Object.freeze(event))',
    reason: 'What a missing listener would throw is caught, as what one throws is.',
  },
  {
    file: 'packages/sdk/src/launch/error-page.ts',
    original: 'weight > weights[language]',
    replacement: 'weight >= weights[language]',
    reason: 'It sets a weight to what it is.',
  },
  {
    file: 'packages/sdk/src/token/token-response.ts',
    original: 'status < 400',
    replacement: 'status <= 400',
    reason: 'The status 400 is a documented error, which is thrown before.',
  },
  {
    file: 'packages/sdk/src/wire/issues.ts',
    original: "'.'",
    replacement: '""',
    reason: 'No schema has fields within fields.',
  },
  {
    file: 'packages/sdk/src/resource/envelope.ts',
    original: 'status < 200',
    replacement: 'false',
    reason:
      'The one status below 200 that a whole answer has is the 0 of a redirect, refused before.',
  },
  {
    file: 'packages/sdk/src/resource/exact-json.ts',
    original: String.raw`/"(?:[^"\\]|\\[^])*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g`,
    replacement: String.raw`/"(?:[^"\\]|\\[^])*(?:"|\\$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g`,
    reason: 'Only JSON that was parsed already comes here, in which each string ends.',
  },
  {
    file: 'packages/sdk/src/resource/invoice.ts',
    original: 'clientServiceUrl !== undefined',
    replacement: 'true',
    reason: 'JSON leaves out what is undefined; the condition is for the types.',
  },
  {
    file: 'packages/sdk/src/spent-codes/claim.ts',
    original: 'spentCodes.release?.(key)',
    replacement: 'spentCodes.release(key)',
    reason: 'Whatever release() rejects with, nobody hears of it.',
  },
  {
    file: 'packages/sdk/src/spent-codes/single-flight.ts',
    original: '{ once: true }',
    replacement: '{}',
    reason: 'A signal aborts once.',
  },
  {
    file: 'packages/sdk/src/transport/places.ts',
    original: 'turn?.()',
    replacement: 'turn()',
    reason: 'Whoever stands in the queue has a turn; the question mark is for the types.',
  },
  {
    file: 'packages/sandbox/src/monpay/token-verdict.ts',
    original: "found.some(({ part }) => part === 'value')",
    replacement: "found.every(({ part }) => part === 'value')",
    reason: 'Whole addresses are compared only if no part of them differs, so it stands alone.',
  },
  {
    file: 'packages/sandbox/src/monpay/resource-api.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'Whatever does not begin with mn is answered in English.',
  },
  {
    file: 'packages/sdk/src/transport/response-body.ts',
    original: 'body.cancel?.()',
    replacement: 'body.cancel()',
    reason: 'What a missing cancel() would throw is caught, as what one throws is.',
  },
  {
    file: 'packages/sdk/src/transport/unchecked-tls.ts',
    original: "'https:'",
    replacement: '""',
    reason:
      'On Node only https: comes here. The build for other runtimes is played by web-build-on-node.test.ts.',
  },
  {
    file: 'packages/sdk/src/transport/node-handshake.ts',
    original: 'tickets.length > mostTickets',
    replacement: 'tickets.length >= mostTickets',
    reason: 'One ticket of a limit that is approximate.',
  },
  {
    file: 'packages/sdk/src/transport/node-connections.ts',
    original: 'idleFor(socket) >= shortestLimit',
    replacement: 'idleFor(socket) > shortestLimit',
    reason: millisecond,
  },
  {
    file: 'packages/sdk/src/transport/node-connections.ts',
    original: 'Date.now() < (known.get(socket)?.tooOld ?? 0)',
    replacement: 'Date.now() <= (known.get(socket)?.tooOld ?? 0)',
    reason: millisecond,
  },
  {
    file: 'packages/sdk/src/transport/node-connections.ts',
    original: 'Date.now() >= about.tooOld',
    replacement: 'Date.now() > about.tooOld',
    reason: millisecond,
  },
];

/** Whether a mutant is on the list. */
export function isEquivalent(mutant: Mutant, list: readonly Equivalent[] = equivalents): boolean {
  return list.some((one) => matches(one, mutant));
}

/** Entries for these files that no mutant matches any more. */
export function staleEquivalents(
  mutants: readonly Mutant[],
  list: readonly Equivalent[] = equivalents,
): readonly Equivalent[] {
  const files = new Set(mutants.map(({ file }) => file));
  return list.filter(
    (one) => files.has(one.file) && !mutants.some((mutant) => matches(one, mutant)),
  );
}

/** A text in one line, as the list and the report have it. */
export function inOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function matches(one: Equivalent, { file, original, replacement }: Mutant): boolean {
  return (
    one.file === file &&
    inOneLine(one.original) === inOneLine(original) &&
    inOneLine(one.replacement) === inOneLine(replacement)
  );
}
