import { expect } from 'vitest';
import { hostile, refused, secret } from './hostile-case.ts';
import { reply } from './replies.ts';

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const bytes = (text: string, radix: number): string[] =>
  [...Buffer.from(text)].map((byte) => byte.toString(radix));
const groups = (text: string, size: number): string =>
  text.match(new RegExp(`[^]{1,${size}}`, 'g'))?.join(' ') ?? '';
const hex = (text: string): string => Buffer.from(text).toString('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const alike: Record<string, string> = { e: 'е', c: 'с', o: 'о', p: 'р', x: 'х', y: 'у', a: 'а' };
const base32 = (text: string): string =>
  (
    bytes(text, 2)
      .map((bits) => bits.padStart(8, '0'))
      .join('')
      .match(/.{1,5}/g) ?? []
  )
    .map((bits) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(bits.padEnd(5, '0'), 2)])
    .join('');

/** Ways to write a secret that a server, a proxy or a terminal may have. */
const spellings: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  backwards: (text) => [...text].toReversed().join(''),
  'letter by letter': (text) => [...text].join(' '),
  'letters with dashes': (text) => [...text].join('-'),
  'letters with dots': (text) => [...text].join('.'),
  'letters on lines': (text) => [...text].join('\n'),
  'pairs of letters': (text) => groups(text, 2),
  'pairs of hexadecimal': (text) => groups(hex(text), 2),
  'pairs of hexadecimal with colons': (text) => bytes(text, 16).join(':'),
  'pairs of hexadecimal in capitals': (text) => groups(hex(text).toUpperCase(), 2),
  'hexadecimal in fours': (text) => groups(hex(text), 4),
  'bytes with 0x': (text) =>
    bytes(text, 16)
      .map((byte) => `0x${byte}`)
      .join(', '),
  'decimal bytes': (text) => bytes(text, 10).join(' '),
  'decimal bytes in a list': (text) => `[${bytes(text, 10).join(',')}]`,
  'octal bytes': (text) => bytes(text, 8).join(' '),
  'binary bytes': (text) => bytes(text, 2).join(' '),
  'base64 in fours': (text) => groups(base64(text), 4),
  'base64 in pairs': (text) => groups(base64(text), 2),
  'base64 letter by letter': (text) => groups(base64(text), 1),
  'base64 on lines of eight': (text) => groups(base64(text), 8).replaceAll(' ', '\r\n'),
  'base32 in fours': (text) => groups(base32(text), 4),
  'terminal colours': (text) =>
    [...text].map((c, i) => `\u001b[3${i % 8}m${c}`).join('') + '\u001b[0m',
  'one terminal colour': (text) => `${text.slice(0, 5)}\u001b[1;31m${text.slice(5)}`,
  'accents above': (text) => [...text].join('\u0301'),
  'marks that nobody sees': (text) => [...text].join('\u034f'),
  'spaces of no width': (text) => [...text].join('\u200b'),
  'soft hyphens': (text) => [...text].join('\u00ad'),
  'direction marks': (text) => [...text].join('\u202e'),
  'Cyrillic look-alikes': (text) => text.replace(/[ecopxya]/g, (c) => alike[c] ?? c),
  'wide letters': wide,
  'wide letters with spaces': (text) => [...wide(text)].join(' '),
  'mathematical letters': (text) =>
    text.replace(/[a-z]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0x1d41a - 0x61)),
  'quoted-printable': (text) =>
    bytes(text, 16)
      .map((byte) => `=${byte}`)
      .join(''),
  'percent-encoded with spaces': (text) =>
    bytes(text, 16)
      .map((byte) => `%${byte}`)
      .join(' '),
  'some of it percent-encoded': (text) => text.replace(/[eo]/g, (c) => `%${hex(c)}`),
  'some of it escaped': (text) => text.replace(/[eo]/g, (c) => `\\x${hex(c)}`),
  'some of it as entities': (text) => text.replace(/[eo]/g, (c) => `&#x${hex(c)};`),
  'JSON inside JSON inside JSON': (text) => JSON.stringify(JSON.stringify(JSON.stringify(text))),
};

/** Prose stays, and of the rest nothing: not a part that somebody could put together again. */
const nothingOfIt = expect.stringMatching(
  /^(The secret is( \[redacted\]|\[redacted\])+( \[redacted\])* here\.|\[redacted\])$/,
);

const secrets = {
  'a secret of all kinds of characters': secret,
  'a secret of small letters': 'openseamaplecopperyard',
  'a short secret': 'shop-K3y',
};

hostile(
  'spellings',
  Object.entries(secrets).flatMap(([kind, clientSecret]) =>
    Object.entries(spellings).map(([name, spell]) => ({
      name: `${name}: ${kind}`,
      options: { clientSecret },
      answer: reply(403, {
        error: 'invalid_grant',
        error_description: `The secret is ${spell(clientSecret)} here.`,
      }),
      expected: { ...refused('invalid_grant', 403), description: nothingOfIt },
    })),
  ),
);

const prose = [
  'code required',
  'The code has been used already.',
  'Код буруу байна',
  'Хэрэглэгчийн зөвшөөрөл хүчингүй болсон тул дахин нэвтэрнэ үү.',
  'HTTP 403: the code has expired after 600 seconds',
  'Алдаа 403: 10 минут өнгөрсөн байна!',
  'The client_id (or client_secret) is wrong; see redirect_uri.',
  "The client's code can't be used",
  'invalid_grant',
  'INSUFFICIENT_ACCESS',
  'Bad credentials, intCode 401 – ask MonPay',
  'Юу ч олдсонгүй',
  'server_error: OAuth2 v2/oauth/token failed',
];

hostile(
  'prose',
  prose.map((description) => ({
    name: `"${description}" is shown as it is`,
    answer: reply(403, { error: 'invalid_grant', error_description: description }),
    expected: { ...refused('invalid_grant', 403), description },
  })),
);
