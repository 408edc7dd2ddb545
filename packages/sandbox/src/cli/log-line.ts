import type { NoticeDelivery } from '../world/deliveries.ts';
import type { JournalEntry } from '../world/journal.ts';
import type { RecordedRequest } from '../world/recorded.ts';
import { coloured } from './coloured.ts';
import { printable } from './printable.ts';
import { localTime } from './local-time.ts';

/**
 * One line for each request and each payment notice that is done with, redacted as the journal is; undefined for
 * every other entry. Nothing in it can move a terminal's cursor or break the line.
 */
export function logLine(
  { type, at, request, delivery }: JournalEntry,
  format: 'json' | 'pretty',
): string | undefined {
  if (delivery) return delivery.state === 'waiting' ? undefined : noticeLine(at, delivery, format);
  // What is refused is an entry of its own behind the request's.
  const done =
    type === 'token_issued' ||
    type === 'refused' ||
    (type === 'resource_request' && !request?.error);
  return request && done ? requestLine(at, request, format) : undefined;
}

function noticeLine(at: string, delivery: NoticeDelivery, format: 'json' | 'pretty'): string {
  const { id, invoiceId, method, url, state, status, duration, reason } = delivery;
  if (format === 'json') {
    const line = { at, delivery: id, invoice_id: invoiceId, method, url, state, status, duration };
    return printable(JSON.stringify({ ...line, reason }));
  }
  const colour = status !== null && status < 300 ? 'green' : 'yellow';
  const outcome = coloured(process.stderr, colour, String(status ?? state.replace('_', ' ')));
  return [
    localTime(at),
    printable(`${method} ${url}`),
    outcome,
    id,
    ...(duration === undefined ? [] : [`${duration} ms`]),
    ...(reason === undefined ? [] : [printable(reason)]),
  ].join('  ');
}

function requestLine(at: string, request: RecordedRequest, format: 'json' | 'pretty'): string {
  const { id, method, path, status, error, fault, codeId, invoiceId, userAgent, fields } = request;
  const { explanation } = request;
  if (format === 'json') {
    return printable(
      JSON.stringify({
        at,
        request: id,
        method,
        path,
        status,
        error,
        fault,
        code_id: codeId,
        invoice_id: invoiceId,
        rule: explanation?.rule,
        explanation: explanation?.en,
        docs: explanation?.docs?.en,
        user_agent: userAgent,
        fields,
      }),
    );
  }
  const colour = status === 200 ? 'green' : 'yellow';
  const words = [
    localTime(at),
    `${method} ${path}`,
    coloured(process.stderr, colour, [status ?? 'no answer', error].filter(Boolean).join(' ')),
    codeId,
    invoiceId === undefined ? undefined : `invoice ${invoiceId}`,
    fault === undefined ? undefined : `fault ${fault}`,
    explanation && withLocalTimes(explanation.en),
    explanation?.docs?.en,
  ];
  return words
    .filter((word) => word !== undefined)
    .map((word, index) => (index === 2 ? word : printable(word)))
    .join('  ');
}

/** All times of a line are this machine's. */
function withLocalTimes(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, localTime);
}
