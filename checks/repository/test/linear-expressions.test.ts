import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { CountedExpression } from './steps.ts';

interface Found {
  readonly where: string;
  readonly expression: RegExp;
}

// Whatever a merchant, a customer or anybody else on the machine can reach.
const root = `${import.meta.dirname}/../../../`;
const files = globSync('{packages/{sdk,sandbox},apps/{mock,demo}}/src/**/*.{ts,js}', { cwd: root });

/** Calls `visit` with every node of the file's syntax tree. */
function walk(file: string, visit: (node: Record<string, unknown>) => void): void {
  const go = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof RegExp) return;
    if ('type' in value) visit({ ...value });
    Object.values(value).forEach(go);
  };
  go(parseAst(readFileSync(root + file, 'utf8'), { lang: 'ts' }));
}

interface Written {
  readonly pattern: string;
  readonly flags: string;
}

/** What `new RegExp(String.raw`…`, '…')` is made of, if nothing is put into the text. */
function constantOf({ type, callee, arguments: given }: Record<string, unknown>): Written | null {
  if (type !== 'NewExpression' || Object(callee).name !== 'RegExp') return null;
  const [raw, flags] = given as [Record<string, Record<string, unknown>>, { value?: unknown }?];
  const { tag, quasi } = raw;
  const isRaw =
    Object(tag?.['object']).name === 'String' && Object(tag?.['property']).name === 'raw';
  const [text, ...others] = (quasi?.['quasis'] ?? []) as { value: { raw: string } }[];
  if (!isRaw || !text || others.length > 0) return null;
  return { pattern: text.value.raw, flags: String(flags?.value ?? '') };
}

function expressionsOf(file: string): Found[] {
  const found: Found[] = [];
  walk(file, (node) => {
    const written = (node['regex'] as Written | null | undefined) ?? constantOf(node);
    if (!written) return;
    const expression = new RegExp(written.pattern, written.flags);
    found.push({ where: `${file}: ${String(expression)}`, expression });
  });
  return found;
}

/** What makes an expression go back the most: runs of what it takes, behind what it begins with, before what it refuses. */
function worstInputs(samples: readonly string[], length: number): string[] {
  const whole = samples.join('');
  const units = samples.flatMap((one) => [
    one,
    ...samples.map((other) => one + other),
    whole + one,
  ]);
  return [...new Set(units)].flatMap((unit) =>
    ['', whole].flatMap((before) =>
      ['', '\0'].map((behind) => before + unit.repeat(Math.ceil(length / unit.length)) + behind),
    ),
  );
}

/** By how much the steps grow while the length doubles: 2 if they are linear, 4 if quadratic. */
function growthOf(expression: RegExp): number {
  const counted = new CountedExpression(expression);
  const [short, long] = [96, 192].map((length) =>
    worstInputs(counted.samples, length).map((input) => counted.stepsOver(input)),
  );
  const growth = (long ?? []).map((steps, i) =>
    steps === Infinity ? steps : steps / Math.max(short?.[i] ?? 0, 100),
  );
  return Math.max(...growth);
}

describe('the steps are counted:', () => {
  test.each([
    [/\\+(u00|x)[\da-f]{2}/, 'many'],
    [/(a+)+$/, 'many'],
    [/\s+$/, 'many'],
    [/^(\w|\d)*!/, 'many'],
    [/<[^>]*>/, 'many'],
    [/\\(u00|x)[\da-f]{2}/, 'few'],
    [/[\da-f]{12,}/g, 'few'],
    [/^[^?#]*\?([^#]*)/, 'few'],
  ])('%s takes %s', (expression, expected) => {
    expect(growthOf(expression) > 3 ? 'many' : 'few').toBe(expected);
  });
});

describe(
  'an expression of the source does twice the work at most on a text that is twice as long:',
  { timeout: 60_000 },
  () => {
    const found = files.flatMap(expressionsOf);
    test.each(found)('$where', ({ expression }) => {
      expect(growthOf(expression)).toBeLessThan(3);
    });

    test('all of them are found', () => {
      expect(found.length).toBeGreaterThan(10);
    });
  },
);

test('no expression is made of text, which this test would not see', () => {
  const made: string[] = [];
  for (const file of files) {
    walk(file, (node) => {
      const { name } = Object(node['callee']) as { name?: unknown };
      const calls = node['type'] === 'NewExpression' || node['type'] === 'CallExpression';
      if (calls && name === 'RegExp' && !constantOf(node)) made.push(file);
    });
  }
  expect(made).toEqual([]);
});
