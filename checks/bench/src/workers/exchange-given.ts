// A contender that exchanges the codes it is given, a process of its own.
import type { Credentials, Exchange, Setup } from '../contender.ts';
import { answerQuestions } from './answer-questions.ts';

/** How it is started, as JSON in its first argument. */
export interface ExchangeGivenOptions {
  readonly id: string;
  readonly url: string;
  readonly credentials: Credentials;
  /** The socket of a Redis that remembers the spent codes; ours only. */
  readonly redis?: string;
}

/** What came of the codes. */
export interface Given {
  readonly tokens: number;
  readonly refused: number;
  readonly seconds: number;
}

const { id, url, credentials, redis } = JSON.parse(process.argv[2] ?? '') as ExchangeGivenOptions;
const exchange = redis ? await overRedis(redis) : await contender();

async function contender(): Promise<Exchange> {
  const { setup } = (await import(`../contenders/${id}.ts`)) as { setup: Setup };
  return setup(url, credentials);
}

async function overRedis(path: string): Promise<Exchange> {
  const { authorizationCodeGrant, confidentialClient } = await import('@monpay-miniapp/sdk');
  const { redisSpentCodes } = await import('@monpay-miniapp/sdk/redis');
  const { Redis } = await import('ioredis');
  const spentCodes = redisSpentCodes(new Redis({ path }));
  const client = confidentialClient({ ...credentials, authorizationServer: url, spentCodes });
  return async (code) =>
    (await authorizationCodeGrant(client, `/launch?code=${code}`)).access_token;
}

interface Question {
  readonly codes: readonly string[];
  readonly concurrency: number;
}

answerQuestions(undefined, async ({ codes, concurrency }: Question): Promise<Given> => {
  let tokens = 0;
  const queue = codes.values();
  const lane = async (): Promise<void> => {
    for (const code of queue) {
      if (await exchange(code).catch(() => undefined)) tokens++;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - begun) / 1_000;
  return { tokens, refused: codes.length - tokens, seconds };
});
