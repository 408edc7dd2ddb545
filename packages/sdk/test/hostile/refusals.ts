import { tokenErrors } from '@monpay-miniapp/client/requests';
import { expect } from 'vitest';
import { aToken, hostile, invalid, refused } from './hostile-case.ts';
import { goodToken, refresh, reply, token } from './replies.ts';

hostile('refusals', [
  ...[
    'toString',
    '__proto__',
    'constructor',
    'INVALID_GRANT',
    ' invalid_grant',
    'invalid_grant\n',
    'x'.repeat(60_000),
    token,
    '\0',
    '🎉',
    '\ud83c',
  ].map((error) => ({
    name: `an error that nobody knows (${JSON.stringify(error.slice(0, 20))})`,
    answer: reply(200, { ...goodToken, error }),
    expected: { ...invalid(200), issues: [expect.objectContaining({ path: 'error' })] },
  })),
  ...[true, 1, {}, [], ['invalid_grant'], { code: 'invalid_grant' }].map((error) => ({
    name: `an error that is not text (${JSON.stringify(error)})`,
    answer: reply(200, { ...goodToken, error }),
    expected: invalid(200, 'not text'),
  })),
  ...[null, '', 0, false].map((error) => ({
    name: `an error that says nothing (${JSON.stringify(error)}) beside a token is fine`,
    answer: reply(200, { ...goodToken, error }),
    expected: aToken,
  })),
  ...[null, '', 0, {}, [], ['x'], 'x'.repeat(60_000), '\0\r\n', '\ud83c', '🎉'.repeat(300)].map(
    (description) => ({
      name: `a description that is ${JSON.stringify(description).slice(0, 20)}`,
      answer: reply(403, { error: 'invalid_grant', error_description: description }),
      expected: refused('invalid_grant', 403),
    }),
  ),
  ...[1, -1, 5, 404, 999, 2 ** 53 - 1].map((intCode) => ({
    name: `an envelope with an intCode of ${intCode} is a refusal, whatever its result`,
    answer: reply(200, { code: 'NO', intCode, info: `${token} is no good`, result: goodToken }),
    expected: {
      ...refused('invalid_request', 200),
      intCode,
      description: '[redacted] is no good',
    },
  })),
  ...([400, 401, 403, 415, 505] as const).map((intCode) => ({
    name: `an envelope with an intCode of ${intCode} is the documented refusal`,
    answer: reply(200, { code: 'INVALID_CODE', intCode, info: 'Код буруу', result: null }),
    expected: {
      ...refused(tokenErrors[intCode], 200),
      intCode,
      monpayCode: 'INVALID_CODE',
      description: 'Код буруу',
    },
  })),
  ...[null, '0', '', 0.5, true, {}, []].map((intCode) => ({
    name: `an envelope with an intCode of ${JSON.stringify(intCode)}`,
    answer: reply(200, { code: '0', intCode, info: `${token} ${refresh}`, result: goodToken }),
    expected: { ...invalid(200), issues: [expect.objectContaining({ path: 'intCode' })] },
  })),
  ...[null, '', 'x', 0, [], [goodToken]].map((result) => ({
    name: `an envelope with a result of ${JSON.stringify(result).slice(0, 20)}`,
    answer: reply(200, { code: '0', intCode: 0, info: '', result }),
    expected: invalid(200),
  })),
  ...['\ud83c', '\udf89', 'токен', '🎉', '\0', ''].map((odd) => ({
    name: `a refusal with a reason beside a token of ${JSON.stringify(odd)}`,
    answer: reply(403, {
      error: 'invalid_grant',
      error_description: `${odd} ${token} is no good`,
      access_token: odd,
      refresh_token: token,
    }),
    expected: {
      ...refused('invalid_grant', 403),
      description: expect.stringMatching(/\[redacted\] is no good$/),
    },
  })),
  {
    name: 'an envelope with a whole token is a token',
    answer: reply(200, { code: '0', intCode: 0, info: '', result: goodToken }),
    expected: aToken,
  },
]);
