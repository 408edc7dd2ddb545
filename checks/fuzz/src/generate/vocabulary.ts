import type * as fc from 'fast-check';
import type { Body } from './body.ts';

/** A request that is meant to be taken. */
export interface Call {
  /** Method and target, such as `POST /basket`. */
  readonly line: string;
  readonly headers: readonly string[];
  readonly body?: Body;
}

/** What a target knows, so that a random request gets past its door. */
export interface Vocabulary {
  readonly paths: readonly string[];
  /** Names of query parameters and form fields, and values that mean something in them. */
  readonly names: readonly string[];
  readonly values: readonly string[];
  /** Forms that are accepted; they are sent as they are and with a field changed. */
  readonly forms: readonly (readonly [string, string])[][];
  /** Header lines, such as `Prefer: code=403`. */
  readonly headers: readonly string[];
  /** Requests that the target does something for. */
  readonly calls?: readonly fc.Arbitrary<Call>[];
  /** JSON that a path of the target takes, or nearly. */
  readonly json: fc.Arbitrary<unknown>;
  /** Requests whose answer has no end: their client always leaves. */
  readonly endless?: readonly string[];
}
