import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** A request of the customer's phone, or of MonPay's server. */
export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What came back. */
export interface Answer {
  readonly url: URL;
  /** The HTTP status; 0 if there was no answer. */
  readonly status: number;
  /** Name in lower case, and value, as they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** At most `longestBody` bytes of it. */
  readonly body: string;
  /** Until the answer was read: milliseconds. */
  readonly duration: number;
  /** Why there was no answer: a system code, or `ETIMEDOUT`. */
  readonly failure: string | undefined;
}

/** How much of a body is read: bytes. */
const longestBody = 262_144;

/**
 * Sends one request and reads the answer, as far as it is bounded: in time, in length, and to this one URL. Never
 * rejects.
 * @param patience how long the answer may take, its body included: milliseconds
 */
export async function send(
  { method, url, headers, body }: SentRequest,
  patience: number,
  stopped: AbortSignal,
): Promise<Answer> {
  const started = performance.now();
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(patience)]);
  let answer: Omit<Answer, 'duration'>;
  try {
    const response = await answerTo({ method, url }, headers, body, signal);
    const { statusCode: status = 0, rawHeaders } = response;
    const got = await bodyOf(response);
    // What never ends in time is no answer.
    signal.throwIfAborted();
    answer = { url, status, headers: pairs(rawHeaders), body: got, failure: undefined };
  } catch (error) {
    const failure = signal.aborted ? 'ETIMEDOUT' : codeOf(error);
    answer = { url, status: 0, headers: [], body: '', failure };
  }
  return { ...answer, duration: Math.round(performance.now() - started) };
}

/** The first value of a header. */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | undefined {
  return headers.find(([one]) => one === name)?.[1];
}

async function answerTo(
  { method, url }: Pick<SentRequest, 'method' | 'url'>,
  headers: SentRequest['headers'],
  body: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const dial = url.protocol === 'https:' ? (await import('node:https')).request : httpRequest;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const options = { method, headers: { ...headers, ...length }, agent: false, signal } as const;
    const sent = dial(url, options, resolve);
    sent.on('error', reject);
    // Whatever the server switches to, it is not HTTP any more.
    sent.on('upgrade', (_, socket: TLSSocket) => {
      socket.destroy();
      reject(Object.assign(new Error(), { code: 'UPGRADED' }));
    });
    sent.end(body);
  });
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > longestBody) break;
    }
  } catch {
    // What came until then was an answer, too.
  }
  return Buffer.concat(chunks).subarray(0, longestBody).toString('utf8');
}

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? '']] : [],
  );
}

/** A code at most: what others put into a message is not repeated. */
function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'no answer';
}
