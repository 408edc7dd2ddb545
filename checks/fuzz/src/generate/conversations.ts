import * as fc from 'fast-check';
import type { Conversation, Ending } from '../conversation.ts';
import { improperRequests, text } from './improper.ts';
import { properRequests } from './requests.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything that a client may do with one connection. */
export function conversations(vocabulary: Vocabulary): fc.Arbitrary<Conversation> {
  const proper = properRequests(vocabulary);
  const orderly = fc.array(proper, { minLength: 1, maxLength: 6 }).map((requests) =>
    requests.map((request, index) => {
      const last = index === requests.length - 1;
      return text(last ? { ...request, head: `${request.head}\r\nConnection: close` } : request);
    }),
  );
  const unruly = fc
    .tuple(fc.array(proper, { maxLength: 2 }), improperRequests(vocabulary))
    .map(([requests, last]) => requests.map(text).concat(last));
  const kinds = [
    { weight: 10, arbitrary: spoken(orderly, 'wait') },
    { weight: 2, arbitrary: spoken(orderly, 'half-close', 'drop') },
    { weight: 4, arbitrary: spoken(unruly, 'half-close', 'drop') },
  ];
  const { endless } = vocabulary;
  if (endless === undefined) return fc.oneof(...kinds);
  const stream = fc.constantFrom(...endless).map((request) => [request]);
  return fc.oneof(...kinds, { weight: 1, arbitrary: spoken(stream, 'drop') });
}

function spoken(
  requests: fc.Arbitrary<string[]>,
  ...endings: readonly Ending[]
): fc.Arbitrary<Conversation> {
  const cuts = fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.nat(), { maxLength: 6 }) },
  );
  return fc.tuple(requests, cuts, fc.constantFrom(...endings)).map(([sent, at, ending]) => ({
    bytes: sent.join(''),
    cuts: at,
    ending,
    requests: sent.length,
  }));
}
