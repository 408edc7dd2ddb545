import { join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';
import type { Session } from '../conversation.ts';
import type { Vocabulary } from '../generate/vocabulary.ts';

/** A server to fuzz, started as a person starts it. */
export interface Target {
  readonly name: string;
  /** What Node runs: a file and its arguments. */
  readonly command: readonly string[];
  /** Where the server is and what it knows, from what the command printed first; undefined if more has to come. */
  readonly ready: (printed: string) => Promise<Ready> | undefined;
  /** What an answer has when the target itself has failed; by default the status 500. */
  readonly failure?: RegExp;
  /** What such answers have if they are meant: as many are subtracted. */
  readonly meant?: RegExp;
  /** How many ends of connections it may keep open to use them again; by default none. */
  readonly pool?: number;
  /** By how much its memory may grow between the warm-up and the end: bytes. */
  readonly growth: number;
}

/** A server that listens. */
export interface Ready {
  readonly port: number;
  /** What differs from one start to the next, by the names that stand for it. */
  readonly session: Session;
  readonly vocabulary: Vocabulary;
}

/** Stands in forms and headers wherever a secret does; no target may print it. */
export const secret = 'fuzz-secret-8d1f';

/** A file of this repository. */
export function inRepository(path: string): string {
  return join(repository, path);
}

/** The good form of the token endpoint. */
export const tokenForm: (readonly [string, string])[] = [
  ['redirect_uri', 'https://shop.example/launch'],
  ['client_id', 'shop-client-id'],
  ['client_secret', secret],
  ['code', 'SplxlOBeZQQYbYS6WxSbIA'],
  ['grant_type', 'authorization_code'],
];
