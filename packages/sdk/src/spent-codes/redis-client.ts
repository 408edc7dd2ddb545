/** What is used of ioredis, 5 and later: a `Redis` or a `Cluster`. */
export interface IoredisClient {
  readonly status: string;
  defineCommand(name: string, definition: { lua: string }): unknown;
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** What is used of node-redis (the package `redis`), 4 and later: a client, cluster, sentinel or pool. */
export interface NodeRedisClient {
  readonly isOpen: boolean;
  evalSha(sha1: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** Runs a script on one key. */
export type Evaluate = (script: string, key: string, values: string[]) => Promise<unknown>;

/**
 * How this client takes a script. Told by the shape, since neither package is imported: `status` and
 * `defineCommand` are ioredis's, `isOpen` and `evalSha` node-redis's. Pipelines and transactions lack them.
 * @throws {TypeError} where it is neither
 */
export function evaluatorOf(redis: IoredisClient | NodeRedisClient): Evaluate {
  const shape: Partial<IoredisClient & NodeRedisClient> & { options?: { legacyMode?: unknown } } =
    Object(redis);
  if (typeof shape.eval === 'function' && !shape.options?.legacyMode) {
    if (typeof shape.isOpen === 'boolean' && typeof shape.evalSha === 'function') {
      const client = redis as NodeRedisClient;
      return (script, key, values) => client.eval(script, { keys: [key], arguments: values });
    }
    if (typeof shape.status === 'string' && typeof shape.defineCommand === 'function') {
      const client = redis as IoredisClient;
      return (script, key, values) => client.eval(script, 1, key, ...values);
    }
  }
  throw new TypeError(
    'redisSpentCodes takes a client itself: new Redis() or new Cluster() of ioredis 5 or later, or createClient() of node-redis (the package redis) 4 or later. No address or options, no pipeline or transaction, and not in legacy mode.',
  );
}

/** Redis's own word for a refusal, such as `NOAUTH` or `OOM`: it answered, and did nothing. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof Error ? /^[A-Z]{3,}(?= )/.exec(error.message)?.[0] : undefined;
}
