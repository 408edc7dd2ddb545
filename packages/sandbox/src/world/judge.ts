import * as z from 'zod/mini';
import { BadValue } from './bad-value.ts';

/**
 * A value as a schema has it.
 * @param about what the whole value is called, such as `The options`
 * @throws {BadValue} that names everything that is wrong, and repeats no value
 */
export function judge<T>(schema: z.ZodMiniType<T>, value: unknown, about: string): T {
  const { success, data, error } = z.safeParse(schema, value);
  if (success) return data;
  const problems = error.issues.flatMap((issue) => problemsOf(issue, []));
  const sentences = problems.map(([path, says]) => `${nameOf(path) || about} ${says}.`);
  throw new BadValue([...new Set(sentences)].join(' '));
}

type Path = readonly PropertyKey[];

function problemsOf(issue: z.core.$ZodIssue, above: Path): (readonly [path: Path, says: string])[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    // The alternative that the value was meant to be is the one that only members of it fail.
    const meant = issue.errors.find((issues) =>
      issues.every(({ path: inner }) => inner.length > 0),
    );
    if (meant) return meant.flatMap((inner) => problemsOf(inner, path));
  }
  return [[path, issue.message]];
}

function nameOf(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? String(step) : `${name}.${String(step)}`;
  }, '');
}

/** An object that has these members and no others. */
export function object<Shape extends z.core.$ZodShape>(
  shape: Shape,
): z.ZodMiniObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `may have ${Object.keys(shape).join(', ')} and nothing else`
        : 'must be an object',
  });
}

/** A whole number in a range; `most` can be left out. */
export function whole(least: number, most?: number, unit = ''): z.ZodMiniType<number> {
  const range = most === undefined ? `, ${least} or more` : ` from ${least} to ${most}`;
  const error = `takes a whole number${unit && ` of ${unit}`}${range}`;
  return z
    .int({ error })
    .check(z.gte(least, { error }), z.lte(most ?? Number.MAX_SAFE_INTEGER, { error }));
}

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[]): z.ZodMiniType<Word> {
  return z.enum(words, { error: `takes one of ${words.join(', ')}` });
}

/** A list of some words, each of which counts once. */
export function listOf<const Word extends string>(
  words: readonly Word[],
): z.ZodMiniType<readonly Word[]> {
  return z.pipe(
    z.array(oneOf(words), { error: `takes a list of ${words.join(', ')}` }),
    z.transform((given) => [...new Set(given)]),
  );
}

/** A text that an expression fits. */
export function text(expression: RegExp, error: string): z.ZodMiniType<string> {
  return z.string({ error }).check(z.regex(expression, { error }));
}

/** The most members that a list may have. */
export const atMost = 100;

/** A list of up to a hundred, no two of which have the same value of one of these members. */
export function list<Item extends z.ZodMiniType>(
  item: Item,
  what: string,
  ...ids: readonly (keyof z.output<Item> & string)[]
): z.ZodMiniType<z.output<Item>[], z.input<Item>[]> {
  const error = `takes a list of 1 to ${atMost} ${what}`;
  return z.array(item, { error }).check(
    z.minLength(1, { error }),
    z.maxLength(atMost, { error, abort: true }),
    ...ids.map((id) =>
      z.refine<z.output<Item>[]>((items) => isUnique(items.map((one) => one[id])), {
        error: `has two with the same ${id}`,
      }),
    ),
  );
}

function isUnique(values: readonly unknown[]): boolean {
  const given = values.filter((value) => value !== undefined);
  return new Set(given).size === given.length;
}
