/** Somebody who exchanges codes: a file of `contenders/`. */
export interface Contender {
  readonly id: string;
  readonly name: string;
  /** A floor is a transport alone, without any of a client's work. */
  readonly kind: 'floor' | 'ours' | 'peer';
  /** The package that a merchant would install for it. */
  readonly packageName?: string;
  /** What has to be known to compare it. */
  readonly note?: string;
}

const ours = { kind: 'ours', packageName: '@monpay-miniapp/sdk' } as const;

/** Everyone who is measured. */
export const contenders: readonly Contender[] = [
  { id: 'raw-socket', name: 'raw socket', kind: 'floor', note: 'understands one server' },
  { id: 'node-http', name: 'node:http, kept alive', kind: 'floor' },
  { id: 'undici', name: 'undici.request', kind: 'floor', packageName: 'undici' },
  { id: 'fetch', name: 'fetch', kind: 'floor' },
  { id: 'ours', name: 'ours', ...ours },
  { id: 'ours-over-fetch', name: 'ours, over fetch', ...ours },
  { id: 'oauth4webapi', name: 'oauth4webapi', kind: 'peer', packageName: 'oauth4webapi' },
  { id: 'openid-client', name: 'openid-client', kind: 'peer', packageName: 'openid-client' },
  {
    id: 'simple-oauth2',
    name: 'simple-oauth2',
    kind: 'peer',
    packageName: 'simple-oauth2',
    note: 'opens a connection for each exchange',
  },
  {
    id: 'badgateway-oauth2-client',
    name: '@badgateway/oauth2-client',
    kind: 'peer',
    packageName: '@badgateway/oauth2-client',
  },
  {
    id: 'arctic',
    name: 'arctic',
    kind: 'peer',
    packageName: 'arctic',
    note: 'sends the secret as HTTP Basic only, which MonPay does not document',
  },
  { id: 'axios', name: 'axios, by hand', kind: 'peer', packageName: 'axios' },
  { id: 'ky', name: 'ky, by hand', kind: 'peer', packageName: 'ky' },
];

/** Who was to be measured and can't be, with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  '@mongolian-payment/monpay':
    'has no authorization code exchange: its clients take HTTP Basic or client credentials',
};

/** A contender by its id. */
export function contender(id: string): Contender {
  const found = contenders.find((one) => one.id === id);
  if (!found) throw new Error(`there is no contender called ${id}`);
  return found;
}
