import { getCACertificates, setDefaultCACertificates, type TlsOptions } from 'node:tls';
import { certificate, type Certificate } from './certificates.ts';
import { aToken, failed, hostile } from './hostile-case.ts';
import { raw, reply } from './replies.ts';

const day = 24 * 3600 * 1000;
const fromNow = (days: number): Date => new Date(Date.now() + days * day);

const addresses = ['127.0.0.1', 'localhost'];
const authority = await certificate({ name: 'an authority that we trust', authority: true });
const stranger = await certificate({ name: 'an authority that nobody knows', authority: true });
const good = await certificate({ name: 'a', issuer: authority, addresses });
setDefaultCACertificates([...getCACertificates(), authority.cert]);

function untrusted(name: string, tls: TlsOptions, systemCode: string) {
  return {
    name: `${name} is not sent: the server decrypts nothing`,
    tls,
    answer: reply(200),
    expected: failed('network', 'not_sent', systemCode),
  };
}

/** A chain, as a server sends it. */
function withIssuer({ cert, key }: Certificate, issuer: Certificate): TlsOptions {
  return { key, cert: `${cert}\n${issuer.cert}` };
}

hostile('tls', [
  {
    name: 'a certificate of a trusted authority is an answer',
    tls: good,
    answer: reply(200),
    expected: aToken,
  },
  {
    name: 'TLS 1.2 is an answer',
    tls: { ...good, maxVersion: 'TLSv1.2' },
    answer: reply(200),
    expected: aToken,
  },
  untrusted(
    'a self-signed certificate',
    await certificate({ name: 'a', addresses }),
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ),
  untrusted(
    'a self-signed certificate over TLS 1.2',
    { ...(await certificate({ name: 'a', addresses })), maxVersion: 'TLSv1.2' },
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ),
  untrusted(
    'an expired certificate',
    await certificate({
      name: 'a',
      issuer: authority,
      addresses,
      valid: [fromNow(-9), fromNow(-1)],
    }),
    'CERT_HAS_EXPIRED',
  ),
  untrusted(
    'a certificate of tomorrow',
    await certificate({ name: 'a', issuer: authority, addresses, valid: [fromNow(1), fromNow(9)] }),
    'CERT_NOT_YET_VALID',
  ),
  untrusted(
    'a certificate for another host',
    await certificate({ name: 'a', issuer: authority, addresses: ['wallet.example'] }),
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ),
  untrusted(
    'a certificate for another address',
    await certificate({ name: '127.0.0.1', issuer: authority, addresses: ['127.0.0.2'] }),
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ),
  untrusted(
    'a certificate without a host',
    await certificate({ name: 'a', issuer: authority }),
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ),
  untrusted(
    'a certificate of an unknown authority',
    await certificate({ name: 'a', issuer: stranger, addresses }),
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ),
  untrusted(
    'a certificate that brings its unknown authority along',
    withIssuer(await certificate({ name: 'a', issuer: stranger, addresses }), stranger),
    'SELF_SIGNED_CERT_IN_CHAIN',
  ),
  untrusted(
    'a certificate signed by one that is not an authority',
    withIssuer(await certificate({ name: 'b', issuer: good, addresses }), good),
    'INVALID_PURPOSE',
  ),
  {
    name: 'a server that has no certificate at all is not sent',
    tls: {},
    answer: reply(200),
    expected: failed('network', 'not_sent'),
    overFetch: failed('network', 'unknown'),
    requests: 0,
  },
  {
    name: 'https on a port that speaks http is not sent',
    before: (served) => Object.assign(served, { url: served.url.replace('http:', 'https:') }),
    connection: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
    expected: failed('network', 'not_sent'),
    overFetch: failed('network', 'unknown'),
    requests: 0,
  },
  {
    name: 'https on a port that closes at once is not sent',
    before: (served) => Object.assign(served, { url: served.url.replace('http:', 'https:') }),
    connection: (socket) => socket.end(),
    expected: failed('network', 'not_sent'),
    overFetch: failed('network', 'unknown'),
    requests: 0,
  },
  {
    name: 'https on a port that never shakes hands is not sent',
    before: (served) => Object.assign(served, { url: served.url.replace('http:', 'https:') }),
    options: { timeout: 150 },
    expected: failed('timeout', 'not_sent'),
    overFetch: failed('timeout', 'unknown'),
    requests: 0,
  },
  {
    name: 'http on a port that speaks https is unknown, though the server understands nothing of it',
    tls: good,
    before: (served) => Object.assign(served, { url: served.url.replace('https:', 'http:') }),
    expected: failed('network', 'unknown'),
    requests: 0,
  },
  {
    name: 'a reset within TLS is unknown',
    tls: good,
    answer: ({ socket }) => socket.destroy(),
    expected: failed('network', 'unknown'),
  },
  {
    name: 'an end within TLS in the middle of the body is unknown',
    tls: good,
    answer: raw('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{'),
    expected: failed('network', 'unknown'),
  },
]);
