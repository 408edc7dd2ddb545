import type { ChainableCommander, Cluster, Redis } from 'ioredis';
import type { Cluster as Cluster5, Redis as Redis5 } from 'ioredis-5';
import type * as redis6 from 'redis';
import type * as redis4 from 'redis-4';
import type * as redis5 from 'redis-5';
import { expectTypeOf, test } from 'vitest';
import type { SpentCodes } from '../src/index.ts';
import type { redisSpentCodes } from '../src/spent-codes/redis.ts';

/** Whether a client is taken. `any`, which a type that was not found becomes, is not. */
type Fits<T> = 0 extends 1 & T ? never : T extends Parameters<typeof redisSpentCodes>[0] ? true : 0;

test('it is a memory of spent codes', () => {
  expectTypeOf<ReturnType<typeof redisSpentCodes>>().toExtend<SpentCodes>();
});

test('clients of ioredis fit as they are', () => {
  expectTypeOf<Fits<Redis>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<Cluster>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<Redis5>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<Cluster5>>().toEqualTypeOf<true>();
});

test('clients of node-redis fit as they are', () => {
  expectTypeOf<Fits<redis6.RedisClientType>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<ReturnType<typeof redis6.createClient>>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<ReturnType<typeof redis6.createCluster>>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<ReturnType<typeof redis6.createSentinel>>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<ReturnType<typeof redis6.createClientPool>>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<ReturnType<typeof redis5.createClient>>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<ReturnType<typeof redis5.createCluster>>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<ReturnType<typeof redis4.createClient>>>().toEqualTypeOf<true>();
  expectTypeOf<Fits<ReturnType<typeof redis4.createCluster>>>().toEqualTypeOf<true>();
});

test('nothing else fits', () => {
  expectTypeOf<Fits<ChainableCommander>>().toEqualTypeOf<0>();
  expectTypeOf<Fits<SpentCodes>>().toEqualTypeOf<0>();
  expectTypeOf<Fits<string>>().toEqualTypeOf<0>();
});
