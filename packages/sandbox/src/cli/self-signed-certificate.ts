import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { bits, der, oid, sequence, utcTime } from './der.ts';

/** A certificate and its private key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const day = 86_400_000;

/**
 * Makes a certificate for this machine (localhost, 127.0.0.1, ::1), good for thirty days. It is not an
 * authority: whoever trusts it trusts nothing else. The key stays in this process.
 * @see RFC 5280 §4.1
 */
export function selfSignedCertificate(now = Date.now()): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
  const commonName = der(0x0c, Buffer.from('SANDBOX (not MonPay)'));
  const name = sequence(der(0x31, sequence(oid('2.5.4.3'), commonName)));
  const names = sequence(
    der(0x82, Buffer.from('localhost')),
    der(0x87, Buffer.from([127, 0, 0, 1])),
    der(0x87, Buffer.from([...Array<number>(15).fill(0), 1])),
  );
  const critical = der(0x01, Buffer.from([0xff]));
  const extensions = sequence(
    extension('2.5.29.19', sequence(), critical), // basic constraints: no CA
    extension('2.5.29.15', bits(Buffer.from([0x80]), 7), critical), // key usage: digital signature
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))), // server authentication
    extension('2.5.29.17', names),
  );
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40; // positive, and its length fixed

  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    // A little in the past, for clocks that are a little late.
    sequence(utcTime(new Date(now - day)), utcTime(new Date(now + 30 * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const whole = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

function extension(id: string, value: Buffer, ...flags: Buffer[]): Buffer {
  return sequence(oid(id), ...flags, der(0x04, value));
}
