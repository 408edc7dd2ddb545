import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidentialClient, isOAuthError, parseAuthorizationResponse } from '../src/index.ts';
import { redacted } from '../src/errors/redacted.ts';
import { runs, printable, launch } from './drawn.ts';

test('any URL gives a code that can be one, or one of two errors', () => {
  fc.assert(
    fc.property(launch, (input) => {
      try {
        expect(parseAuthorizationResponse(input).code).toMatch(/^[ -~]{1,4096}$/);
      } catch (error) {
        if (!isOAuthError(error)) throw error;
        expect(error.code).toMatch(
          /^(authorization_response_error|invalid_authorization_response)$/,
        );
        expect(error.message).toMatch(/^[^\r\n\u2028\u2029]+$/);
        expect(JSON.stringify(error).isWellFormed()).toBe(true);
      }
    }),
    runs(1_000),
  );
});

test('any code of a launch is read as it was sent', () => {
  fc.assert(
    fc.property(printable(300), (code) => {
      const parameters = new URLSearchParams({ lang: 'mn', code });
      const query = parameters.toString();
      const inputs = [
        parameters,
        `/launch?${query}`,
        `https://shop.example/launch?${query}#x`,
        new URL(`https://shop.example/?${query}`),
        new Request(`https://shop.example/?${query}`),
      ];
      for (const input of inputs) expect(parseAuthorizationResponse(input)).toEqual({ code });
    }),
    runs(200),
  );
});

test('anything as a launch gives a code, one of two errors, or a TypeError for what is not a launch', () => {
  fc.assert(
    fc.property(
      fc.anything({
        withDate: true,
        withMap: true,
        withTypedArray: true,
        withBigInt: true,
        withNullPrototype: true,
      }),
      (input) => {
        try {
          parseAuthorizationResponse(input as string);
        } catch (error) {
          if (!(error instanceof TypeError) || !error.message.startsWith('A launch is'))
            expect(error).toSatisfy(isOAuthError);
        }
      },
    ),
    runs(1_000),
  );
});

test('any options give a client or a TypeError that names them', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.integer(),
  );
  fc.assert(
    fc.property(
      fc.record(
        {
          clientId: anything,
          clientSecret: anything,
          redirectUri: anything,
          authorizationServer: anything,
          timeout: anything,
          fetch: anything,
          spentCodes: anything,
        },
        { requiredKeys: [] },
      ),
      (options) => {
        try {
          expect(Object.isFrozen(confidentialClient(options as never))).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid_client_options' });
        }
      },
    ),
    runs(500),
  );
});

const escapes: ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => encodeURIComponent(text).toLowerCase(),
  (text) => [...text].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  (text) => new URLSearchParams([['', text]]).toString().slice(1),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => [...text].map((c) => `\\u00${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  (text) => [...text].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  (text) => [...text].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join(''),
  (text) =>
    text.replace(
      /[&<>"']/g,
      (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? '',
    ),
  (text) => text.toUpperCase(),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(`shop:${text}`).toString('base64'),
  (text) => Buffer.from(text).toString('hex'),
];

test('any secret is taken out of any text, however it was escaped', { timeout: 60_000 }, () => {
  // Before and behind it stand a space, since a half of an escape beside it could be taken for a part of it.
  const around = fc.string({ unit: fc.constantFrom('я', 'ё', '.', ' ', '🎉'), maxLength: 20 });
  const hidden = fc
    .tuple(fc.constantFrom('Qq', 'zZ', '77'), printable(40))
    .map(([start, rest]) => `${start}${rest}~9kX8vW3~q2`);
  fc.assert(
    fc.property(
      hidden,
      fc.constantFrom(...escapes),
      around,
      around,
      (secret, escape, before, behind) => {
        const line = redacted(`${before} ${escape(secret)} ${behind}`, [secret]) ?? '';
        expect(line).toContain('[redacted]');
        for (const other of escapes) expect(line).not.toContain(other(secret));
        expect(line.toLowerCase()).not.toContain('9kx8vw3');
      },
    ),
    runs(1_000),
  );
});

test(
  'any text becomes one short line, well-formed, that a log can hold',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom('🎉', 'x', '\u2028', '\u0007'),
            fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
          ),
          maxLength: 600,
        }),
        fc.array(printable(10), { maxLength: 3 }),
        (text, secrets) => {
          const line = redacted(text, secrets) ?? '';
          expect(line.length).toBeLessThanOrEqual(256);
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        },
      ),
      runs(1_000),
    );
  },
);
