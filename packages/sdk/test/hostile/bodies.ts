import { expect } from 'vitest';
import { aToken, hostile, invalid, type Expected } from './hostile-case.ts';
import { goodToken, reply, token } from './replies.ts';

const good = JSON.stringify(goodToken);
const noJson = invalid(200, 'not a UTF-8 JSON object');
const noObject = invalid(200, 'not a UTF-8 JSON object');
const tooLarge = invalid(200, 'larger than 65536');
const { expires_in: _expiresIn, ...unlimited } = goodToken;
const withoutExpiry: Expected = { token: unlimited };

const plain: [name: string, body: string | Uint8Array, expected: Expected][] = [
  ['nothing', '', noJson],
  ['a space', ' ', noJson],
  ['null', 'null', noObject],
  ['true', 'true', noObject],
  ['a number', '0', noObject],
  ['text', `"${token}"`, noObject],
  ['a list of a token', `[${good}]`, noObject],
  ['an empty list', '[]', noObject],
  ['an empty object', '{}', invalid(200)],
  ['half a token', good.slice(0, -9), noJson],
  ['a token without its last brace', good.slice(0, -1), noJson],
  ['two tokens', good + good, noJson],
  ['two tokens on two lines', `${good}\n${good}`, noJson],
  ['a token and a word', `${good} ok`, noJson],
  ['a token within white space', `\r\n\t ${good} \n`, aToken],
  ['a token behind what stops it from being a script', `)]}',\n${good}`, noJson],
  ['a token in a callback', `callback(${good})`, noJson],
  ['a token as a form', new URLSearchParams({ ...goodToken, expires_in: '1' }).toString(), noJson],
  ['a token in single quotes', good.replaceAll('"', "'"), noJson],
  ['a token with a comma too many', good.replace('}', ',}'), noJson],
  ['a token with a comment', good.replace('{', '{/* token */'), noJson],
  ['a token in XML', `<token><access_token>${token}</access_token></token>`, noJson],
  ['HTML', `<html><body>${token}</body></html>`, noJson],
  ['a token behind a byte order mark', `\uFEFF${good}`, aToken],
  ['a token behind two byte order marks', `\uFEFF\uFEFF${good}`, noJson],
  ['a token in UTF-16, little end first', Buffer.from(good, 'utf16le'), noJson],
  ['a token in UTF-16 with a byte order mark', Buffer.from(`\uFEFF${good}`, 'utf16le'), noJson],
  ['a token in UTF-16, big end first', Buffer.from(good, 'utf16le').swap16(), noJson],
  ['a token in UTF-32', Buffer.from([...good].flatMap((c) => [c.charCodeAt(0), 0, 0, 0])), noJson],
  ['a token with invalid UTF-8', Buffer.from(good.replace('}', ',"x":"\xFF"}'), 'latin1'), noJson],
  [
    'a token with half a character',
    Buffer.from(good.replace('}', ',"x":"\xD0"}'), 'latin1'),
    noJson,
  ],
  [
    'a token with an overlong character',
    Buffer.from(good.replace('}', ',"x":"\xC0\xAF"}'), 'latin1'),
    noJson,
  ],
  [
    'a token with a surrogate in UTF-8',
    Buffer.from(good.replace('}', ',"x":"\xED\xA0\x80"}'), 'latin1'),
    noJson,
  ],
  ['a token with Cyrillic beside it', good.replace('}', ',"info":"Амжилттай"}'), aToken],
  ['a token with an emoji beside it', good.replace('}', ',"info":"🎉"}'), aToken],
  ['a NUL', '\0', noJson],
  ['NULs', '\0'.repeat(1000), noJson],
  ['a token behind a NUL', `\0${good}`, noJson],
  ['a token before a NUL', `${good}\0`, noJson],
  ['a token of 64 KiB to the byte', good + ' '.repeat(65_536 - good.length), aToken],
  ['a token of 64 KiB and a byte', good + ' '.repeat(65_537 - good.length), tooLarge],
  ['a megabyte', ' '.repeat(1_000_000), tooLarge],
  ['lists 100 000 deep', '['.repeat(100_000) + ']'.repeat(100_000), tooLarge],
  ['lists 30 000 deep', '['.repeat(30_000) + ']'.repeat(30_000), noObject],
  ['objects 10 000 deep', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), invalid(200)],
  ['lists 30 000 deep that never close', '['.repeat(60_000), noJson],
  [
    'a token with lists 30 000 deep',
    good.replace('}', `,"x":${'['.repeat(30_000)}${']'.repeat(30_000)}}`),
    aToken,
  ],
  [
    'a token around an error 10 000 deep',
    good.replace('}', `,"error":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`),
    invalid(200),
  ],
  [
    'thousands of fields',
    good.replace('}', `${Array.from({ length: 5_000 }, (_, i) => `,"f${i}":1`).join('')}}`),
    aToken,
  ],
  ['a number that no computer can hold', good.replace('3600', '1e999'), withoutExpiry],
  ['a number with thousands of digits', good.replace('3600', '9'.repeat(5_000)), withoutExpiry],
  ['access_token twice', good.replace('{', `{"access_token":"a first one",`), aToken],
  [
    'access_token twice, bad the second time',
    good.replace('}', ',"access_token":7}'),
    invalid(200),
  ],
  [
    'error twice, the second time null',
    good.replace('}', ',"error":"invalid_grant","error":null}'),
    aToken,
  ],
  ['__proto__ with a token', `{"__proto__":${good}}`, invalid(200)],
  [
    '__proto__ beside a token',
    good.replace('{', '{"__proto__":{"error":"invalid_grant","polluted":true},'),
    aToken,
  ],
  ['__proto__ null', good.replace('{', '{"__proto__":null,'), aToken],
  [
    'constructor beside a token',
    good.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
    aToken,
  ],
  [
    'toString, hasOwnProperty and then beside a token',
    good.replace('{', '{"toString":1,"hasOwnProperty":1,"then":1,"toJSON":1,'),
    aToken,
  ],
  [
    'an envelope with __proto__ as its result',
    `{"code":"0","intCode":0,"info":"","__proto__":{"result":${good}}}`,
    invalid(200),
  ],
  ['an error of __proto__', '{"error":"__proto__"}', invalid(200, '__proto__')],
  ['an error of constructor', '{"error":"constructor"}', invalid(200, 'constructor')],
];

hostile(
  'bodies',
  plain.map(([name, body, expected]) => ({
    name: `the body is ${name}`,
    answer: reply(200, body),
    expected,
    after: () => {
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect({}).not.toHaveProperty('polluted');
    },
  })),
);
