import { describe, expect, test } from 'vitest';
import { errorNames } from '../src/errors/page.ts';
import { otherRulesAbout } from '../src/errors/other-rules.ts';
import { resourceRulesAbout } from '../src/errors/resource-rules.ts';
import { sdkCodes } from '../src/errors/sdk-codes.ts';
import {
  hints,
  otherRules,
  resourceHints,
  resourceRules,
  rules,
  type Hint,
} from '../src/errors/tables.ts';
import { tokenRules } from '../src/errors/token-rules.ts';
import { base, origin } from '../src/site.ts';
import { builtPages } from './built-site.ts';
import { sdk } from './packages.ts';
import { sendSpoiled } from './send-spoiled.ts';
import { triedResource } from './tried-resource.ts';
import { triedSdk } from './tried-sdk.ts';

const site = new URL(base, origin).href;

test('every hint of the sdk and every rule of the sandbox has its part of the data, and nothing else', () => {
  const codes = new Set([...Object.keys(hints), ...Object.keys(resourceHints), ...ownCodes]);
  expect(Object.keys(sdkCodes).sort()).toEqual([...codes].sort());
  expect(Object.keys(tokenRules)).toEqual(Object.keys(rules));
  expect(Object.keys(resourceRulesAbout)).toEqual(Object.keys(resourceRules));
  expect(Object.keys(otherRulesAbout)).toEqual(Object.keys(otherRules));
});

/** The codes of the sdk's errors, of which some have more than one hint. */
const ownCodes = [
  'token_request_failed',
  'token_response_error',
  'resource_request_failed',
  'resource_error',
  'invalid_resource_response',
  'invalid_client_options',
  'invalid_argument',
];

test.each([...new Set(Object.values(errorNames).flat())])(
  '/e/%s/ is there in both languages',
  (name) => {
    for (const [prefix, words] of [
      ['', 'Хэрэглэгч юу харах'],
      ['en/', 'What the customer should see'],
    ] as const) {
      const page = builtPages.find(({ path }) => path === `${prefix}e/${name}/`);
      expect(page?.html).toContain(words);
      expect(page?.html).toContain(`>${name}</h1>`);
      // In the sidebar of every page.
      expect(sidebarOf('start/')).toContain(`/e/${name}/"`);
    }
  },
);

describe('in the sandbox, as its page says,', () => {
  test.each([...Object.entries(tokenRules), ...Object.entries(otherRulesAbout)])(
    '%s is brought about',
    async (name, { attempt }) => {
      expect(await sendSpoiled(attempt)).toBe(name);
    },
  );

  test.each(Object.entries(resourceRulesAbout))(
    '%s is brought about',
    async (name, { attempt }) => {
      const tried = await triedResource();
      await attempt.run(tried);
      expect(tried.sandbox.requests().at(-1)?.explanation?.rule).toBe(name);
    },
  );

  test.each(Object.entries(sdkCodes))(
    'the error %s is brought about',
    async (name, { attempt }) => {
      const error: unknown = await attempt.run(triedSdk()).catch((thrown: unknown) => thrown);
      if (ownCodes.includes(name)) expect(error).toMatchObject({ code: name });
      else expect([hintOf(hints, name), hintOf(resourceHints, name)]).toContainEqual(hintIn(error));
      if (!sdk.isOAuthError(error) && !sdk.isResourceError(error)) return;
      // The error of an `unknown` outcome leads to the page of that outcome, not to the code's.
      if (!ownCodes.includes(name)) expect(error.docs).toBe(`${site}e/${name}/`);
      expect(builtPages.map(({ path }) => site + path)).toContain(error.docs);
    },
  );
});

function sidebarOf(path: string): string {
  return builtPages.find((page) => page.path === path)?.html ?? '';
}

function hintOf(table: Readonly<Record<string, Hint>>, name: string): Hint | undefined {
  return table[name];
}

function hintIn(error: unknown): Hint {
  if (sdk.isOAuthError(error) || sdk.isResourceError(error)) return error.hint;
  throw new Error(`Not an error with a hint: ${String(error)}`);
}
