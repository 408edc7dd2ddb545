import type * as z from 'zod/mini';
import type { Issue } from '../errors/issue.ts';
import type { Schema } from './schema.ts';

/** What a schema made of a value, or everything that is wrong with it. */
export type Judged<T> = { readonly value: T } | { readonly issues: readonly Issue[] };

/**
 * Judges a value by a schema. An issue says what was expected and where; it never repeats a value.
 * @param unknownKey what to say about a key that the schema does not have
 */
export function judge<S extends z.ZodMiniType>(
  schema: Schema<S>,
  value: unknown,
  unknownKey = 'is not a known field',
): Judged<z.output<S>> {
  const result = schema().safeParse(value, { error: expectation });
  if (result.success) return { value: result.data };
  // A value of the wrong type may also break a limit, which says nothing more.
  const first = result.error.issues.filter(
    (issue, i, all) => all.findIndex((other) => samePath(other.path, issue.path)) === i,
  );
  const issues = first.flatMap((issue): Issue[] => {
    const path = issue.path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({
      path: [path, shownKey(key)].filter(Boolean).join('.'),
      message: unknownKey,
    }));
  });
  return { issues };
}

function samePath(one: readonly PropertyKey[], other: readonly PropertyKey[]): boolean {
  return one.length === other.length && one.every((key, i) => key === other[i]);
}

/** For what a schema does not say itself, in its own `error`. */
function expectation(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined || issue.input === null) return 'is missing';
  if (issue.code === 'too_big' || issue.code === 'too_small') return 'is out of range';
  if (issue.code !== 'invalid_type') return 'is not of the documented form';
  const { expected } = issue;
  if (expected === 'int') return 'must be a whole number';
  return `must be ${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;
}

/** A key as it may be shown: it is a stranger's word too. */
export function shownKey(key: string): string {
  return /^[\w-]{1,64}$/.test(key) ? key : '(a key with other characters)';
}
