import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GrantType, TokenApi, TokenErrorCode } from '@monpay-miniapp/client';
import { tokenErrors } from '@monpay-miniapp/client/requests';
import Ajv from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  confidentialClient,
  isOAuthError,
  parseAuthorizationResponse,
  requestToken,
  type ConfidentialClientOptions,
  type TokenResponse,
} from '../src/index.ts';
import { documentedAuthorizationServer } from '../src/client/options.ts';
import { clientOf, freshCode, goodToken } from './token-endpoint.ts';

const spec = parse(
  readFileSync(fileURLToPath(import.meta.resolve('@monpay-miniapp/spec/openapi.yaml')), 'utf8'),
);
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(spec, 'spec');

/** What the spec says of a value. */
function specTakes(schema: string, value: unknown): boolean {
  return ajv.validate({ $ref: `spec#/components/schemas/${schema}` }, value);
}

/** What the wrapper says of it: whether `use` throws none of our errors. */
async function taken(use: () => unknown): Promise<boolean> {
  try {
    await use();
    return true;
  } catch (error) {
    if (isOAuthError(error) || (error as Error).name === 'InvalidClientOptionsError') return false;
    throw error;
  }
}

/** Texts around every edge that a pattern or a length may have, behind `before`. */
function textsAround(longest: number, before = ''): string[] {
  const characters = Array.from({ length: 0x100 }, (_, unit) => String.fromCharCode(unit));
  const lengths = [0, 1, longest - before.length, longest - before.length + 1, longest * 2];
  return [
    ...[...characters, 'код', '\u{1F4B3}', '\uD800'].map((character) => `${before}x${character}x`),
    ...lengths.map((length) => before + 'x'.repeat(length)),
  ];
}

const noTexts = [undefined, null, 0, 1, true, {}, [], ['x']];

describe('the wrapper and the spec take and refuse the same', { timeout: 60_000 }, () => {
  test.each<[keyof ConfidentialClientOptions, string, string[]]>([
    ['clientId', 'client_id', textsAround(1024)],
    ['clientSecret', 'client_secret', textsAround(1024)],
    [
      'redirectUri',
      'redirect_uri',
      [
        ...textsAround(2048, 'https://shop.example/'),
        'http://a',
        'HTTPS://A',
        'hTTp://a',
        'https:a',
        'https:/a',
        'ftp://a/',
        ' https://a',
      ],
    ],
  ])('%s', async (option, field, texts) => {
    for (const value of [...texts, ...noTexts]) {
      const options = { clientId: 'shop', clientSecret: 'x', redirectUri: 'https://a/' };
      const takes = await taken(() => confidentialClient({ ...options, [option]: value }));
      expect({ value, takes }).toEqual({
        value,
        takes: specTakes(`TokenRequest/properties/${field}`, value),
      });
    }
  });

  test('code', async () => {
    for (const code of textsAround(4096).map((text) => text.toWellFormed())) {
      const takes = await taken(() => parseAuthorizationResponse(new URLSearchParams({ code })));
      const schema = 'TokenRequest/properties/code';
      expect({ code, takes }).toEqual({ code, takes: specTakes(schema, code) });
    }
  });

  const whole = { ...goodToken, refresh_token: 'r-1', expires_in: 3600 };
  const types = ['bearer', 'BEARER', 'Bearer ', 'mac', 'xBearer'];
  const numbers = [-1, 1.5, -0.5, 2 ** 53 - 1, '3600', Number.MIN_VALUE];
  const values = [...textsAround(3000), ...types, ...numbers, ...noTexts];

  async function answered(body: unknown): Promise<TokenResponse> {
    const fetch = async (): Promise<Response> => Response.json(body);
    const client = clientOf({ url: 'https://wallet.example' }, { fetch });
    return requestToken(client, { code: freshCode() });
  }

  test.each(['access_token', 'token_type'])('%s', async (field) => {
    for (const value of values) {
      const body: unknown = JSON.parse(JSON.stringify({ ...whole, [field]: value }));
      const takes = await taken(() => answered(body));
      expect({ value, takes }).toEqual({ value, takes: specTakes('TokenResponse', body) });
    }
  });

  test.each(['refresh_token', 'expires_in'] as const)(
    '%s, without which a token is as good',
    async (field) => {
      for (const value of values) {
        const body: unknown = JSON.parse(JSON.stringify({ ...whole, [field]: value }));
        const kept = Object.hasOwn(await answered(body), field);
        const sent = Object.hasOwn(Object(body), field);
        expect({ value, kept }).toEqual({ value, kept: sent && specTakes('TokenResponse', body) });
      }
    },
  );
});

test('the request is the one that the generated client builds', async () => {
  const printable = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map(toCharacter) });
  const text = printable.filter((value) => value.length > 0);
  await fc.assert(
    fc.asyncProperty(text, text, text, text, async (id, clientSecret, path, suffix) => {
      const redirectUri = `https://shop.example/${path.replaceAll('#', '')}`;
      const code = freshCode() + suffix;
      const url = 'https://wallet.example';
      const sent: Parameters<typeof fetch>[] = [];
      const client = clientOf(
        { url },
        {
          clientId: id,
          clientSecret,
          redirectUri,
          fetch: async (...request) => {
            sent.push(request);
            return Response.json(goodToken);
          },
        },
      );
      await requestToken(client, { code });
      const built = await new TokenApi().requestTokenRequestOpts({
        redirect_uri: redirectUri,
        client_id: id,
        client_secret: clientSecret,
        code,
        grant_type: GrantType.AuthorizationCode,
      });
      expect(sent).toMatchObject([
        [url + built.path, { method: built.method, body: String(built.body) }],
      ]);
    }),
  );
});

function toCharacter(unit: number): string {
  return String.fromCharCode(unit);
}

test('the error table is the one of the spec', () => {
  const { responses } = spec.paths['/v2/oauth/token'].post;
  const table = Object.entries<{ $ref: string }>(responses)
    .filter(([status]) => status !== '200')
    .map(([status, { $ref }]) => [
      status,
      spec.components.responses[$ref.split('/').at(-1) ?? '']['x-token-error'],
    ]);
  expect(tokenErrors).toEqual(Object.fromEntries(table));
});

test('the generated client knows the same errors and the same grant', () => {
  expect(Object.values(TokenErrorCode)).toEqual(Object.values(tokenErrors));
  expect(Object.values(TokenErrorCode)).toEqual(spec.components.schemas.TokenErrorCode.enum);
  expect(Object.values(GrantType)).toEqual(spec.components.schemas.GrantType.enum);
});

test('the default authorization server is the first server of the spec', () => {
  expect(documentedAuthorizationServer).toBe(spec.servers[0].url);
});
