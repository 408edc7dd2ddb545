import { describe, expect, test } from 'vitest';
import {
  authorizationCodeGrant,
  confidentialClient,
  createInvoice,
  getInvoice,
  redirectionEndpoint,
  userInfo,
  type ClientEvent,
} from '../src/index.ts';
import {
  anInvoice,
  monpayServer,
  success,
  type MonPayServer,
  type Reply,
} from './resource/monpay-server.ts';
import {
  answering,
  clientOf,
  errorOf,
  freshCode,
  goodToken,
  secret,
  tokenEndpoint,
} from './token-endpoint.ts';

describe.each([
  ['node', undefined],
  ['fetch', fetch],
])('over %s', (_, send) => {
  const listening = (server: { url: string }, options = {}) => {
    const events: ClientEvent[] = [];
    const onEvent = (event: ClientEvent): unknown => events.push(event);
    return { events, client: clientOf(server, { fetch: send, onEvent, ...options }) };
  };

  test('README example: each launch and each request is reported, with what came of it', async () => {
    const { events, client } = listening(await answering(200, goodToken));
    await authorizationCodeGrant(client, `/launch?code=${freshCode()}`);
    expect(events).toEqual([
      {
        type: 'request',
        operation: 'requestToken',
        milliseconds: expect.any(Number),
        status: 200,
        outcome: 'ok',
      },
      { type: 'launch', operation: 'launch', milliseconds: expect.any(Number), outcome: 'ok' },
    ]);
    for (const { milliseconds } of events) expect(milliseconds).toBeGreaterThan(0);
    expect(events.every((event) => Object.isFrozen(event))).toBe(true);
  });

  test('nothing is reported as a request if nothing was sent', async () => {
    const { events, client } = listening(await answering(200, goodToken));
    const code = freshCode();
    await authorizationCodeGrant(client, `/launch?code=${code}`);
    await errorOf(authorizationCodeGrant(client, `/launch?code=${code}`));
    await errorOf(authorizationCodeGrant(client, '/launch'));
    expect(events.slice(2)).toMatchObject([
      { type: 'launch', outcome: 'error', error: 'authorization_code_reused' },
      { type: 'launch', outcome: 'error', error: 'invalid_authorization_response' },
    ]);
  });

  test('whether a failure was sent', async () => {
    const broken = await tokenEndpoint((response) => response.destroy());
    const { events, client } = listening(broken);
    await errorOf(authorizationCodeGrant(client, `/launch?code=${freshCode()}`));
    await broken.close();
    await errorOf(authorizationCodeGrant(client, `/launch?code=${freshCode()}`));
    expect(events).toMatchObject([
      { type: 'request', outcome: 'unknown', error: 'token_request_failed' },
      { type: 'launch', outcome: 'unknown', error: 'token_request_failed' },
      { type: 'request', outcome: 'not_sent', error: 'token_request_failed' },
      { type: 'launch', outcome: 'not_sent', error: 'token_request_failed' },
    ]);
  });

  test('a prefetch and a HEAD are refusals', async () => {
    const { events, client } = listening(await answering(200, goodToken));
    const endpoint = redirectionEndpoint(client, { onToken: () => new Response() });
    const url = `https://shop.example/launch?code=${freshCode()}`;
    await endpoint(new Request(url, { method: 'HEAD' }));
    await endpoint(new Request(url, { headers: { 'X-Purpose': 'preview' } }));
    expect(events).toMatchObject([
      { type: 'refusal', operation: 'launch', outcome: 'not_sent', error: 'is not a GET' },
      { type: 'refusal', operation: 'launch', outcome: 'not_sent', error: 'is a prefetch' },
    ]);
  });

  test('calls after the token, and the merchant’s own token', async () => {
    const replies: Reply[] = [
      { body: success(anInvoice) },
      { status: 400, body: { code: 'BAD_REQUEST', intCode: 5, info: secret } },
      { status: 502, body: 'x' },
    ];
    const server: MonPayServer = await monpayServer((__, count) => replies[count - 1] ?? {});
    const { events, client } = listening(server);
    await getInvoice(client, 64);
    const invoice = {
      amount: 1,
      receiver: 'x',
      description: 'x',
      redirectUri: 'https://shop.example/',
    };
    await errorOf(createInvoice(client, invoice));
    await errorOf(userInfo(client, 'a-customer-token'));
    expect(events).toMatchObject([
      { operation: 'requestClientToken', status: 200, outcome: 'ok' },
      { operation: 'getInvoice', status: 200, outcome: 'ok' },
      { operation: 'createInvoice', status: 400, outcome: 'error', error: 'resource_error' },
      {
        operation: 'getUserInfo',
        status: 502,
        outcome: 'error',
        error: 'invalid_resource_response',
      },
    ]);
    const shown = JSON.stringify(events);
    for (const word of [secret, 'merchant-token', 'a-customer-token', 'shop secret'])
      expect(shown).not.toContain(word);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('the log is full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the log is full'))],
    [
      'throws nothing',
      () => {
        throw undefined;
      },
    ],
    ['changes the event', (event: ClientEvent) => Object.assign(event, { outcome: 'ok' })],
  ])('a listener that %s changes nothing', async (__, onEvent) => {
    const { client } = listening(await answering(200, goodToken), { onEvent });
    expect(await authorizationCodeGrant(client, `/launch?code=${freshCode()}`)).toEqual(goodToken);
  });

  test('no event holds a secret, a code or a token, whatever the server says', async () => {
    const body = { error: 'invalid_grant', error_description: secret, access_token: 'tok-secret' };
    const { events, client } = listening(await answering(403, body));
    const code = freshCode();
    await errorOf(authorizationCodeGrant(client, `/launch?code=${code}`));
    const shown = JSON.stringify(events);
    for (const word of [secret, code, 'tok-secret']) expect(shown).not.toContain(word);
  });
});

test('onEvent is a function', () => {
  const wrong = {
    clientId: 'a',
    clientSecret: 'b',
    redirectUri: 'https://shop.example/',
    onEvent: 7,
  };
  expect(() => confidentialClient(wrong as never)).toThrow('onEvent must be a function');
});
