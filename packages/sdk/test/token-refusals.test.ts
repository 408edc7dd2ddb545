import { expect, test } from 'vitest';
import { requestToken } from '../src/index.ts';
import { answering, clientOf, errorOf, freshCode } from './token-endpoint.ts';

async function errorFrom(status: number, body: object): Promise<unknown> {
  const endpoint = await answering(status, body);
  return errorOf(requestToken(clientOf(endpoint), { code: freshCode() }));
}

test("the description may stand beside the error in an envelope's result", async () => {
  const result = { error: 'invalid_grant', error_description: 'no such code' };
  expect(await errorFrom(400, { code: '', intCode: 5, info: 'bad', result })).toMatchObject({
    error: 'invalid_grant',
    description: 'no such code',
  });
});

test.each([7, {}, ['x'], true, 'ключ', ''])(
  'what can be no token (%j) hides nothing of the description',
  async (access_token) => {
    const body = { error: 'invalid_grant', error_description: 'no such code', access_token };
    expect(await errorFrom(400, body)).toMatchObject({ description: 'no such code' });
  },
);

test.each([300, 301, 307, 399])('HTTP %i is a redirect, whatever it says', async (status) => {
  const refused = { code: 'BAD', intCode: 77, info: 'no', result: null };
  expect(await errorFrom(status, refused)).toMatchObject({
    code: 'invalid_token_response',
    issues: [{ path: '', message: 'it is a redirect, which is refused' }],
  });
});
