// oxlint-disable-next-line import/no-unassigned-import -- The library asks for it.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate and its key, as `node:tls` takes them. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
}

interface Wanted {
  readonly name: string;
  /** Default: itself. */
  readonly issuer?: Certificate;
  /** Default: a year ago to a year ahead. */
  readonly valid?: readonly [from: Date, to: Date];
  readonly addresses?: readonly string[];
  readonly authority?: boolean;
}

const year = 365 * 24 * 3600 * 1000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Makes a certificate, so that the tests need neither a certificate tool nor keys in the repository. */
export async function certificate({
  name,
  issuer,
  valid = [new Date(Date.now() - year), new Date(Date.now() + year)],
  addresses = [],
  authority = false,
}: Wanted): Promise<Certificate> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const alternativeNames = addresses.map((value) => ({
    type: /^[\d.]+$/.test(value) ? ('ip' as const) : ('dns' as const),
    value,
  }));
  const made = await X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: `CN=${issuer?.name ?? name}`,
    notBefore: valid[0],
    notAfter: valid[1],
    publicKey,
    signingKey: issuer ? await keyOf(issuer) : privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(authority, undefined, true),
      ...(addresses.length > 0 ? [new SubjectAlternativeNameExtension(alternativeNames)] : []),
    ],
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey);
  return { name, cert: made.toString('pem'), key: PemConverter.encode(pkcs8, 'PRIVATE KEY') };
}

function keyOf({ key }: Certificate): Promise<CryptoKey> {
  const [pkcs8 = new ArrayBuffer()] = PemConverter.decode(key);
  return crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
}
