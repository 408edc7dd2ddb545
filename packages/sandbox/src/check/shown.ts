import type { JournalEntry } from '../generated/admin-api.ts';
import { isOver, setCookiesOf } from './cookie-jar.ts';
import { plain, plainLine } from './plain.ts';
import { redacted } from './redacted.ts';
import type { Exchange } from './stage.ts';

/** A message as a report shows it: no code, secret, token or cookie in it. */
export interface ShownMessage {
  readonly method: string;
  readonly url: string;
  /** The HTTP status; null if there was no answer. */
  readonly status: number | null;
  /** Milliseconds. */
  readonly duration?: number;
  readonly headers: readonly string[];
  readonly body: string;
  /** Why there was no answer, or what the sandbox says of the request. */
  readonly note?: string;
}

const longestShown = 1000;
const mostSecrets = 500;
const shownHeaders =
  /^(location|refresh|content-type|cache-control|referrer-policy|content-security-policy)$/;

/** What went between the phone and the app. */
export function shownExchanges(exchanges: readonly Exchange[]): readonly ShownMessage[] {
  const cookies = exchanges.flatMap(({ answer }) => setCookiesOf(answer).map(({ value }) => value));
  const bearers = exchanges.map(
    ({ request }) => request.headers['Authorization']?.split(' ')[1] ?? '',
  );
  const secrets = [...new Set([...cookies, ...bearers])]
    .filter(({ length }) => length >= 8)
    .slice(0, mostSecrets);
  return exchanges.map(({ request, answer }) => ({
    method: request.method,
    url: withoutSecrets(request.url.href, secrets),
    status: answer.status || null,
    duration: answer.duration,
    headers: [
      ...answer.headers
        .filter(([name]) => shownHeaders.test(name))
        .slice(0, 20)
        .map(([name, value]) => `${name}: ${withoutSecrets(value, secrets).slice(0, 300)}`),
      ...setCookiesOf(answer)
        .slice(0, 20)
        .map(({ name, attributes }) => {
          const words = [...attributes].map(([key, value]) =>
            value === '' ? key : `${key}=${value}`,
          );
          const value = isOver(attributes) ? '' : '[redacted]';
          const line = [`${name}=${value}`, ...words].join('; ');
          return `set-cookie: ${withoutSecrets(line, secrets).slice(0, 300)}`;
        }),
    ],
    body: withoutSecrets(answer.body.slice(0, longestShown * 2), secrets).slice(0, longestShown),
    ...(answer.failure !== undefined && { note: answer.failure }),
  }));
}

/** What went between the app and MonPay, as the sandbox's journal has it, which is redacted. */
export function shownEntries(entries: readonly JournalEntry[]): readonly ShownMessage[] {
  return entries.flatMap(({ type, request }) => {
    if (!request || !['token_request', 'resource_request'].includes(type)) return [];
    const { method, path, status, duration, fields, answer, explanation } = request;
    return {
      method,
      url: path,
      status,
      ...(duration !== undefined && { duration }),
      headers: Object.entries(fields).map(([name, value]) => plainLine(`${name}=${value}`)),
      body: plain(answer?.body ?? '').slice(0, longestShown),
      ...(explanation && { note: explanation.en }),
    };
  });
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return redacted(plain(text), secrets);
}
