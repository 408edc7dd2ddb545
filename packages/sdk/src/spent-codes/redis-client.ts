/** What is used of ioredis, 5 and later (a `Redis` or a `Cluster`), iovalkey and ioredis-mock. */
export interface IoredisClient {
  defineCommand(name: string, definition: { lua: string }): unknown;
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** What is used of node-redis (the package `redis`), 4 and later: a client, cluster, sentinel or pool. */
export interface NodeRedisClient {
  readonly isOpen: boolean;
  evalSha(sha1: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** What is used of `@upstash/redis`, which speaks to Redis over HTTP. */
export interface UpstashClient {
  createScript(script: string): unknown;
  eval(script: string, keys: string[], values: string[]): Promise<unknown>;
}

/** What is used of Bun's own client: `Bun.redis` or a `RedisClient`. */
export interface BunRedisClient {
  readonly connected: boolean;
  send(command: string, parameters: string[]): Promise<unknown>;
}

/** A client that can set a key if it is absent, with an expiry, in one atomic step. */
export type RedisClient = IoredisClient | NodeRedisClient | UpstashClient | BunRedisClient;

/** Runs a script on one key. */
export type Evaluate = (script: string, key: string, values: string[]) => Promise<unknown>;

/**
 * How this client takes a script. Its shape decides, since none of the packages is imported. Pipelines and
 * transactions, which answer later, lack what is looked for.
 * @throws {TypeError} if it is none of them
 */
export function evaluatorOf(redis: RedisClient): Evaluate {
  const shape: Partial<Record<string, unknown>> & { options?: { legacyMode?: unknown } } =
    Object(redis);
  const can = (...names: string[]): boolean =>
    names.every((name) => typeof shape[name] === 'function') && !shape.options?.legacyMode;

  if (typeof shape['isOpen'] === 'boolean' && can('eval', 'evalSha')) {
    const client = redis as NodeRedisClient;
    return (script, key, values) => client.eval(script, { keys: [key], arguments: values });
  }
  // A pipeline has the methods of its client.
  if (can('eval', 'defineCommand') && shape['isPipeline'] !== true) {
    const client = redis as IoredisClient;
    return (script, key, values) => client.eval(script, 1, key, ...values);
  }
  if (can('eval', 'createScript')) {
    const client = redis as UpstashClient;
    return (script, key, values) => client.eval(script, [key], values);
  }
  if (typeof shape['connected'] === 'boolean' && can('send')) {
    const client = redis as BunRedisClient;
    return (script, key, values) => client.send('EVAL', [script, '1', key, ...values]);
  }
  throw new TypeError(
    'redisSpentCodes takes a client: new Redis() or new Cluster() of ioredis 5 or later or of iovalkey, createClient() of node-redis (the package redis) 4 or later, new Redis() of @upstash/redis, or a RedisClient of Bun. An address, options, a pipeline, a transaction or a client in legacy mode is not one.',
  );
}

/** Redis's own word for a refusal, such as `NOAUTH` or `OOM`: it answered, and did nothing. */
export function refusalOf(error: unknown): string | undefined {
  const message: unknown = Object(error).message;
  if (typeof message !== 'string') return undefined;
  // Upstash's client puts words of its own before Redis's.
  const word = /^(?:Command failed: )?([A-Z]{3,}) /.exec(message)?.[1];
  // Redis 6 and its relatives wrap what a command of a script was refused with.
  return word === 'ERR' ? (/ -([A-Z]{3,}) /.exec(message.slice(0, 500))?.[1] ?? word) : word;
}
