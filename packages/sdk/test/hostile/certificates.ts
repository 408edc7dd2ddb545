import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate and its key, as `node:tls` takes them. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

interface Wanted {
  readonly name: string;
  /** Default: itself. */
  readonly issuer?: Certificate & { readonly name: string };
  /** Default: a year ago to a year ahead. */
  readonly valid?: readonly [from: Date, to: Date];
  readonly addresses?: readonly string[];
  readonly authority?: boolean;
}

const year = 365 * 24 * 3600 * 1000;

/**
 * Makes a certificate, so that the tests need neither a certificate tool nor keys in the repository: X.509 is
 * a few nested lists, and Node has the keys and the signature.
 */
export function certificate({
  name,
  issuer,
  valid,
  addresses = [],
  authority = false,
}: Wanted): Certificate & { readonly name: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [from, to] = valid ?? [new Date(Date.now() - year), new Date(Date.now() + year)];
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const extensions = [
    sequence(oid('551d13'), bool, der(0x04, authority ? sequence(bool) : sequence())),
    ...(addresses.length > 0
      ? [sequence(oid('551d11'), der(0x04, sequence(...addresses.map(generalName))))]
      : []),
  ];
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(issuer?.name ?? name),
    sequence(time(from), time(to)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', toSign, issuer?.key ?? privateKey);
  const whole = sequence(toSign, ecdsaWithSha256, der(0x03, Buffer.of(0), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  const cert = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join(
    '\n',
  );
  return { name, cert, key };
}

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
}

function sequence(...contents: readonly Uint8Array[]): Buffer {
  return der(0x30, ...contents);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

const bool = der(0x01, Buffer.of(0xff));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

function distinguishedName(name: string): Buffer {
  return sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
}

function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\..*/g, '')}Z`));
}

function generalName(address: string): Buffer {
  const ip = /^[\d.]+$/.test(address);
  return ip
    ? der(0x87, Buffer.from(address.split('.').map(Number)))
    : der(0x82, Buffer.from(address));
}
