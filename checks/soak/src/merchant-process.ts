// The merchant of the soak: it exchanges the codes that it is told to, and says what became of each.
import dns from 'node:dns';
import { readdirSync } from 'node:fs';
import { setDefaultCACertificates } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { confidentialClient, isOAuthError, requestToken } from '@monpay-miniapp/sdk';
import { randomFrom } from '@monpay-miniapp/shared/random';

export interface MerchantSettings {
  readonly server: string;
  readonly authorities: readonly string[];
  readonly seed: number;
}

export type Question =
  | {
      readonly codes: readonly string[];
      /** At a time. */
      readonly lanes: number;
      /** Milliseconds for an exchange. */
      readonly timeout: number;
      /** `doubles`: each code by two callers at once. `aborts`: some callers leave. */
      readonly manner: 'plain' | 'doubles' | 'aborts';
    }
  /** What the name stands for from now on: its addresses, or why it can't be resolved. */
  | { readonly lookup: readonly string[] | string }
  | { readonly vitals: true };

/** What became of a code: a token, a typed error and whether it was sent, or something that must not be. */
export interface Ended {
  readonly code: string;
  readonly how: 'token' | 'not_sent' | 'unknown' | 'answered' | 'wrong';
  /** The code of the error, and the system's. */
  readonly why?: string;
}

/** What the process holds once it has nothing to do. */
export interface Vitals {
  /** Bytes that are reachable: heap and buffers. */
  readonly memory: number;
  readonly rss: number;
  /** Open files and sockets. */
  readonly descriptors: number;
  readonly timers: number;
}

const { server, authorities, seed } = JSON.parse(process.argv[2] ?? '') as MerchantSettings;
setDefaultCACertificates(authorities);
const random = randomFrom(seed);
const clientWith = (timeout: number): ReturnType<typeof confidentialClient> =>
  confidentialClient({
    clientId: 'shop',
    clientSecret: 'secret',
    redirectUri: 'https://shop.example/launch',
    authorizationServer: server,
    timeout,
  });

process.on('message', (question: Question) => void answer(question));
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function answer(question: Question): Promise<void> {
  if ('vitals' in question) return void process.send?.(await vitals());
  if ('lookup' in question) {
    resolveTo(question.lookup);
    return void process.send?.('done');
  }
  const client = clientWith(question.timeout);
  const ended: Ended[] = [];
  const left = question.codes.values();
  const lane = async (): Promise<void> => {
    for (const code of left) {
      if (question.manner === 'doubles') ended.push(...(await twice(client, code)));
      else ended.push(await exchange(client, code, question.manner === 'aborts'));
    }
  };
  await Promise.all(Array.from({ length: question.lanes }, lane));
  process.send?.(ended);
}

async function twice(client: ReturnType<typeof clientWith>, code: string): Promise<Ended[]> {
  const both = await Promise.all([exchange(client, code), exchange(client, code)]);
  // A third time, when it is spent.
  const third = await exchange(client, code);
  const refused = both[0].how === 'not_sent' || third.why === 'authorization_code_reused';
  return refused ? [both[0]] : [{ code, how: 'wrong', why: `${third.how} ${third.why}` }];
}

async function exchange(
  client: ReturnType<typeof clientWith>,
  code: string,
  leaves = false,
): Promise<Ended> {
  const controller = new AbortController();
  if (leaves && random() < 0.5) setTimeout(() => controller.abort(), random() * 10);
  try {
    const token = await requestToken(client, { code }, { signal: controller.signal });
    const right = token.access_token === `token-of-${code}`;
    return right ? { code, how: 'token' } : { code, how: 'wrong', why: 'token of another code' };
  } catch (error) {
    if (!isOAuthError(error)) return { code, how: 'wrong', why: String(error) };
    if (error.code !== 'token_request_failed') return { code, how: 'answered', why: error.code };
    return { code, how: error.outcome, why: `${error.reason} ${error.systemCode ?? ''}`.trim() };
  }
}

function resolveTo(found: readonly string[] | string): void {
  dns.lookup = ((_name: string, _options: object, done: (...result: unknown[]) => void) => {
    if (typeof found === 'string') return done(Object.assign(new Error(found), { code: found }));
    done(
      undefined,
      found.map((address) => ({ address, family: 4 })),
    );
  }) as typeof dns.lookup;
}

async function vitals(): Promise<Vitals> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    // Finalizers run between two rounds.
    await pause(20);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const descriptors = readdirSync('/proc/self/fd').length;
  return { memory: heapUsed + external, rss, descriptors, timers };
}
