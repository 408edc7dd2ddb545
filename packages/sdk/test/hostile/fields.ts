import { expect } from 'vitest';
import { hostile, invalid } from './hostile-case.ts';
import { goodToken, reply, token } from './replies.ts';

/** The body's text, with a field's value as it stands in JSON, which may hold what no JavaScript value can. */
function withField(name: string, json: string): string {
  const rest = Object.entries(goodToken).filter(([other]) => other !== name);
  return `{${JSON.stringify(name)}:${json},${JSON.stringify(Object.fromEntries(rest)).slice(1)}`;
}

const someWrongTypes: [name: string, json: string][] = [
  ['true', 'true'],
  ['false', 'false'],
  ['a list', `["${token}"]`],
  ['an empty list', '[]'],
  ['an object', `{"value":"${token}"}`],
  ['an empty object', '{}'],
];
const noText: typeof someWrongTypes = [
  ...someWrongTypes,
  ['a number', '7'],
  ['0', '0'],
  ['-0.5', '-0.5'],
];
const noPrintableText: typeof noText = [
  ['a NUL', String.raw`"a\u0000b"`],
  ['a line break', String.raw`"a\r\nX-Injected: b"`],
  ['a tab', String.raw`"a\tb"`],
  ['an escape sequence', String.raw`"\u001b[31ma"`],
  ['DEL', String.raw`"a\u007f"`],
  ['a Latin letter with an accent', '"caf\u00e9"'],
  ['Cyrillic', '"токен"'],
  ['Mongolian', '"ᠮᠣᠩᠭᠣᠯ"'],
  ['an emoji', '"🎉"'],
  ['half an emoji', String.raw`"a\ud83c"`],
  ['the other half', String.raw`"\udf89a"`],
  ['text that runs from right to left', '"\u202eabc"'],
  ['a line separator', '"a\u2028b"'],
  ['a zero-width space', '"a\u200bb"'],
  ['full-width letters', '"Ｂｅａｒｅｒ"'],
];

const bad = (field: string) => ({
  ...invalid(200),
  issues: [expect.objectContaining({ path: field })],
});

const required = (field: string) =>
  [
    ['null', 'null'] as [string, string],
    ['empty', '""'] as [string, string],
    ...noText,
    ...noPrintableText,
  ].map(([name, json]) => ({
    name: `${field} that is ${name}`,
    answer: reply(200, withField(field, json)),
    expected: bad(field),
  }));

const without = (field: keyof typeof goodToken) => {
  const { [field]: _, ...rest } = goodToken;
  return rest;
};

hostile('fields', [
  ...required('access_token'),
  ...required('token_type'),
  ...[...noText, ...noPrintableText].map(([name, json]) => ({
    name: `refresh_token that is ${name} is left out`,
    answer: reply(200, withField('refresh_token', json)),
    expected: { token: without('refresh_token') },
  })),
  ...[
    ...someWrongTypes,
    ['text', '"3600"'],
    ['empty text', '""'],
    ['Cyrillic', '"час"'],
    ['a fraction', '3600.5'],
    ['larger than any whole number', '1e300'],
    ['larger than a number', '1e999'],
    ['just above the safe ones', '9007199254740993'],
  ].map(([name, json]) => ({
    name: `expires_in that is ${name} is left out`,
    answer: reply(200, withField('expires_in', json ?? '')),
    expected: { token: without('expires_in') },
  })),
  ...['0', '-1', '1', '9007199254740991', '-9007199254740991', '1e3', '3600.0', '-0'].map(
    (json) => ({
      name: `expires_in of ${json} is fine`,
      answer: reply(200, withField('expires_in', json)),
      expected: { token: { ...goodToken, expires_in: Number(json) } },
    }),
  ),
  ...(['refresh_token', 'expires_in'] as const).flatMap((field) => [
    {
      name: `no ${field} is fine`,
      answer: reply(200, without(field)),
      expected: { token: without(field) },
    },
    {
      name: `${field} null is fine`,
      answer: reply(200, withField(field, 'null')),
      expected: { token: { ...goodToken, [field]: null } },
    },
  ]),
  {
    name: 'an empty refresh_token is fine',
    answer: reply(200, withField('refresh_token', '""')),
    expected: { token: { ...goodToken, refresh_token: '' } },
  },
  ...(['access_token', 'token_type'] as const).map((field) => ({
    name: `no ${field}`,
    answer: reply(200, without(field)),
    expected: bad(field),
  })),
  ...['bearer', 'BEARER', 'bEaReR'].map((type) => ({
    name: `token_type ${type} is fine`,
    answer: reply(200, { ...goodToken, token_type: type }),
    expected: { token: { ...goodToken, token_type: type } },
  })),
  ...['mac', 'DPoP', 'Bearer ', ' Bearer', 'Bearer, mac', 'N_A', token].map((type) => ({
    name: `token_type "${type}"`,
    answer: reply(200, { ...goodToken, token_type: type }),
    expected: bad('token_type'),
  })),
  ...(['access_token', 'token_type', 'refresh_token'] as const).map((field) => ({
    name: `${field} of a megabyte`,
    answer: reply(200, { ...goodToken, [field]: 'x'.repeat(1_000_000) }),
    expected: invalid(200, 'larger than 65536'),
  })),
  {
    name: 'expires_in of a megabyte',
    answer: reply(200, withField('expires_in', '9'.repeat(1_000_000))),
    expected: invalid(200, 'larger than 65536'),
  },
  {
    name: 'an access_token of 60 KB is fine',
    answer: reply(200, { ...goodToken, access_token: 'x'.repeat(60_000) }),
    expected: { token: { ...goodToken, access_token: 'x'.repeat(60_000) } },
  },
  {
    name: 'an access_token of every printable character is fine',
    answer: reply(200, {
      ...goodToken,
      access_token: String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i)),
    }),
    expected: { token: { ...goodToken, access_token: expect.stringMatching(/^[ -~]{95}$/) } },
  },
  ...[
    { accessToken: token, tokenType: 'Bearer' },
    { Access_Token: token, Token_Type: 'Bearer' },
    { token },
    { data: goodToken },
    { result: goodToken },
    { response: [goodToken] },
    { id_token: token, token_type: 'Bearer' },
  ].map((body) => ({
    name: `other names for the fields (${Object.keys(body).join()})`,
    answer: reply(200, body),
    expected: invalid(200),
  })),
]);
