import { describe, expect, test, vi } from 'vitest';
import { redirectionEndpoint as expressEndpoint } from '../../src/adapters/express.ts';
import { redirectionEndpoint as fastifyEndpoint } from '../../src/adapters/fastify.ts';
import { paymentEndpoint as honoPaymentEndpoint } from '../../src/adapters/hono.ts';
import { paymentEndpoint as nextPaymentEndpoint } from '../../src/adapters/next.ts';
import {
  authorizationCodeGrant,
  confidentialClient,
  isOAuthError,
  isResourceError,
  parseAuthorizationResponse,
  parsePaymentNotice,
  paymentEndpoint,
  redirectionEndpoint,
  type ClientEvent,
} from '../../src/index.ts';
import { leaks, shown } from './shown.ts';
import {
  core,
  explode,
  forms,
  looksLikeParameters,
  looksLikeRequests,
  post,
  whatIsAlsoRead,
  withGetter,
} from './unreadable.ts';

function clientThat(onEvent: (event: ClientEvent) => unknown = () => {}) {
  return confidentialClient({
    clientId: 'shop',
    clientSecret: 'a secret that is not sent',
    redirectUri: 'https://shop.example/launch',
    fetch: () => expect.fail('nothing may be sent'),
    onEvent,
  });
}

async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}

describe('of parameters', () => {
  test.each(looksLikeParameters)('%s, a launch makes an error of ours', async (_, input) => {
    for (const call of [
      () => parseAuthorizationResponse(input as URLSearchParams),
      () => authorizationCodeGrant(clientThat(), input as URLSearchParams),
    ]) {
      const error = await thrownBy(call);
      expect(error).toSatisfy(isOAuthError);
      expect(error).toMatchObject({
        code: 'invalid_authorization_response',
        issues: [{ path: 'request', message: 'cannot be read' }],
      });
      expect(leaks(shown(error), [core])).toEqual([]);
    }
  });

  test.each(looksLikeParameters)('%s, a notice makes an error of ours', async (_, input) => {
    const error = await thrownBy(() => parsePaymentNotice(input as URLSearchParams));
    expect(error).toSatisfy(isResourceError);
    expect(error).toMatchObject({
      code: 'invalid_payment_notice',
      issues: [{ path: 'request', message: 'cannot be read' }],
    });
    expect(leaks(shown(error), [core])).toEqual([]);
  });

  test('without an end, no more is read than shows that one is repeated', () => {
    const endless = function* (): Generator<string> {
      for (;;) yield 'a';
    };
    const input = { getAll: endless } as unknown as URLSearchParams;
    expect(() => parseAuthorizationResponse(input)).toThrow('code is repeated');
    expect(() => parsePaymentNotice(input)).toThrow('status is repeated');
  });
});

describe('of a request', () => {
  test.each([...looksLikeRequests, ...whatIsAlsoRead])(
    '%s, a launch makes an error of ours',
    async (_, input) => {
      const error = await thrownBy(() => authorizationCodeGrant(clientThat(), input as Request));
      expect(error).toMatchObject({ code: 'invalid_authorization_response' });
      expect(leaks(shown(error), [core])).toEqual([]);
    },
  );

  test.each([...looksLikeRequests, ...whatIsAlsoRead])(
    '%s, the redirection endpoint makes an answer, and says so to who listens',
    async (_, input) => {
      const events: ClientEvent[] = [];
      const onToken = vi.fn(() => new Response());
      const client = clientThat((event) => events.push(event));
      const answer = await redirectionEndpoint(client, { onToken })(input as Request);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(events).toMatchObject([{ type: 'refusal', error: 'cannot be read' }]);
      expect(onToken).not.toHaveBeenCalled();
    },
  );

  test.each(looksLikeRequests)('%s, a notice makes an error of ours', async (_, input) => {
    const error = await thrownBy(() => parsePaymentNotice(input as Request));
    expect(error).toMatchObject({ code: 'invalid_payment_notice' });
    expect(leaks(shown(error), [core])).toEqual([]);
  });

  const unread: [string, () => object][] = [
    ...looksLikeRequests.map(([name, input]): [string, () => object] => [name, () => input]),
    ['whose method throws', () => withGetter('method', explode)],
    ['whose headers.get throws', () => ({ ...post, headers: { get: explode } })],
    ['whose headers are symbols', () => ({ ...post, headers: { get: () => Symbol('a') } })],
    ...forms,
  ];
  test.each(unread)('%s, the payment endpoint makes an error of ours', async (_, input) => {
    const handlers = { expect: vi.fn(() => undefined), onPaid: vi.fn(), onError: vi.fn() };
    const c = (raw: object): never => ({ req: { raw } }) as never;
    for (const answer of [
      await paymentEndpoint(clientThat(), handlers)(input()),
      await honoPaymentEndpoint(clientThat(), handlers)(c(input())),
      await nextPaymentEndpoint(clientThat(), handlers)(input() as never, {} as never),
    ]) {
      expect(answer.status).toBe(400);
    }
    expect(handlers.onError).toHaveBeenCalledTimes(3);
    for (const [error] of handlers.onError.mock.calls) {
      expect(error).toMatchObject({ code: 'invalid_payment_notice' });
      expect(leaks(shown(error), [core])).toEqual([]);
    }
    expect(handlers.expect).not.toHaveBeenCalled();
  });
});

test('what is not a request at all is a mistake of the program, which says so', async () => {
  const ofExpress = { method: 'GET', url: '/launch?code=a', headers: {} } as Request;
  const endpoint = redirectionEndpoint(clientThat(), { onToken: () => new Response() });
  await expect(endpoint(ofExpress)).rejects.toThrow('@monpay-miniapp/sdk/express');
});

test.each(['method', 'originalUrl', 'headers'])(
  'of a request of Node, whose %s throws, Express and Fastify make the same answer',
  async (field) => {
    const raw = withGetter(field, explode, { method: 'GET', url: '/launch?code=a', headers: {} });
    const answers: unknown[] = [];
    const response: object = {
      writeHead: () => response,
      setHeader: () => response,
      status: (status: number) => (answers.push(status), response),
      code: (status: number) => (answers.push(status), response),
      set: () => response,
      headers: () => response,
      end: () => response,
      send: () => response,
      raw: { writeHead: () => response },
    };
    const handlers = { onToken: vi.fn() };
    await expressEndpoint(clientThat(), handlers)(raw as never, response as never, explode);
    await fastifyEndpoint(clientThat(), handlers)({ raw } as never, response as never);
    expect(answers).toEqual([400, 400]);
    expect(handlers.onToken).not.toHaveBeenCalled();
  },
);

test('of an address of more than 64 KiB, nothing is taken apart', async () => {
  const query = (length: number): string => `?code=a&status=PAID&x=`.padEnd(length + 1, 'x');
  expect(parseAuthorizationResponse(query(65_536))).toEqual({ code: 'a' });
  expect(parsePaymentNotice(query(65_536))).toEqual({ status: 'PAID' });
  expect(() => parseAuthorizationResponse(query(65_537))).toThrow('request cannot be read');
  expect(() => parsePaymentNotice(query(65_537))).toThrow('request cannot be read');
  const handlers = { expect: () => undefined, onPaid() {}, onToken: () => new Response() };
  const tooLong = new Request(`https://shop.example/x${query(65_537)}`);
  expect((await redirectionEndpoint(clientThat(), handlers)(tooLong)).status).toBe(400);
  expect((await paymentEndpoint(clientThat(), handlers)(tooLong)).status).toBe(400);
});
