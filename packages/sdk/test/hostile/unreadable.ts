// What looks like a launch or a notice, and throws when it is looked at.

/** Stands in what is thrown. */
export const core = 'sEcReTcOrEsEcReT';
export const explode = (): never => {
  throw new Error(core);
};
/** Not even the error can be looked at. */
const explodeTwice = (): never => {
  throw new Proxy(new Error(core), { get: explode, has: explode, getPrototypeOf: explode });
};
const url = 'https://shop.example/x?code=a&status=PAID';
const headers = new Headers();
const request = { method: 'GET', url, headers, body: null };
const allBroken = { get: explode, has: explode, getPrototypeOf: explode, ownKeys: explode };
const revoked = Proxy.revocable({}, {});
revoked.revoke();

/** An object of which one field is a getter. */
export function withGetter(field: string, get: () => unknown, others: object = request): object {
  return Object.defineProperty({ ...others }, field, { get, enumerable: true });
}

/** Parameters, of no known class. */
export const looksLikeParameters: [name: string, input: object][] = [
  ['whose getAll throws', { getAll: explode, get: () => null }],
  ['whose getAll throws what throws', { getAll: explodeTwice, get: () => null }],
  ['whose getAll answers nothing', { getAll: () => undefined, get: () => 'a' }],
  ['whose getAll answers a number', { getAll: () => 7, get: () => 'a' }],
  ['whose values are numbers', { getAll: () => [7], get: () => 7 }],
  ['whose values are null', { getAll: () => [null], get: () => null }],
  ['whose values throw as text', { getAll: () => [{ toString: explode }], get: explode }],
  ['whose values are symbols', { getAll: () => [Symbol('a')], get: () => Symbol('a') }],
  ['whose values are proxies', { getAll: () => [new Proxy({}, allBroken)], get: explode }],
  ['whose list throws', { getAll: () => ({ [Symbol.iterator]: explode }), get: explode }],
  ['whose list is revoked', { getAll: () => revoked.proxy, get: explode }],
  ['with a getter of getAll that throws', withGetter('getAll', explode, {})],
  ['with a getter of href that throws', withGetter('href', explode, {})],
  ['that is a proxy which throws', new Proxy({}, allBroken)],
  ['that is a proxy which throws what throws', new Proxy({}, { get: explodeTwice })],
  ['that is revoked', revoked.proxy],
];

/** Requests. */
export const looksLikeRequests: [name: string, input: object][] = [
  ['whose url throws', withGetter('url', explode)],
  ['whose url throws what throws', withGetter('url', explodeTwice)],
  ['that is a proxy which throws', new Proxy(request, allBroken)],
  ['that is revoked', revoked.proxy],
];
/** Requests that are read for more than their address. */
export const whatIsAlsoRead: [name: string, input: object][] = [
  ['whose method throws', withGetter('method', explode)],
  ['whose headers throw', withGetter('headers', explode)],
  ['whose headers.get throws', { ...request, headers: { get: explode } }],
  ['whose headers.get throws what throws', { ...request, headers: { get: explodeTwice } }],
  ['whose headers are numbers', { ...request, headers: { get: () => 7 } }],
  ['whose headers are symbols', { ...request, headers: { get: () => Symbol('a') } }],
  ['whose headers throw as text', { ...request, headers: { get: () => ({ toString: explode }) } }],
  ['whose headers have no text', { ...request, headers: { get: () => Object.create(null) } }],
];
/** A notice whose parameters are in its form. */
export const post = {
  ...request,
  method: 'POST',
  url: 'https://shop.example/x',
  headers: new Headers({ 'Content-Type': 'application/x-www-form-urlencoded' }),
};
/** Posts whose form can't be read. */
export const forms: [name: string, input: () => object][] = [
  ['whose body throws', () => withGetter('body', explode, post)],
  ['whose getReader throws', () => ({ ...post, body: { getReader: explodeTwice } })],
  ['whose reader rejects', () => ({ ...post, body: bodyThat({ read: async () => explode() }) })],
  [
    'whose chunks are none',
    () => ({ ...post, body: bodyThat({ read: async () => ({ value: 7 }) }) }),
  ],
  [
    'whose reader answers nothing',
    () => ({ ...post, body: bodyThat({ read: async () => undefined }) }),
  ],
  ['that breaks off', () => broken()],
  ['that breaks off with what throws', () => broken(new Proxy({}, { ...allBroken, get: explode }))],
  [
    'that was read already',
    () => {
      const taken = new Request(post.url, { ...post, body: 'status=PAID' });
      void taken.text();
      return taken;
    },
  ],
];

function bodyThat(reader: object): object {
  return { getReader: () => ({ cancel: async () => explode(), ...reader }) };
}

function broken(error: unknown = new Error(core)): Request {
  const body = new ReadableStream({
    pull(controller) {
      controller.error(error);
    },
  });
  return new Request(post.url, { ...post, body, duplex: 'half' } as RequestInit);
}
