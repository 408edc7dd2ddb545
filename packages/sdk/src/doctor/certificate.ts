import type { PeerCertificate } from 'node:tls';
import { ok, warn, type Check, type NamedPage } from './check.ts';

const day = 86_400_000;

/** Looks at a certificate that Node has accepted. */
export function checkCertificate(
  about: string,
  certificate: PeerCertificate | undefined,
  page: NamedPage,
): Check[] {
  if (!certificate?.valid_to) return [];
  const days = Math.floor((Date.parse(certificate.valid_to) - Date.now()) / day);
  if (days >= 14) return [ok(about, `has a valid certificate, for another ${days} days`)];
  return [
    warn(
      about,
      `has a certificate that expires in ${days} days`,
      'Renew it; check that renewing is automatic.',
      page,
    ),
  ];
}

const reasons: Record<string, readonly [message: string, todo?: string]> = {
  ECONNREFUSED: ['does not answer: nothing listens there'],
  ECONNRESET: [
    'breaks the connection off',
    'Check that https: and http: are not mixed up, and what is in front of the server.',
  ],
  ETIMEDOUT: [
    'does not answer in time',
    'Check the firewall, and that the server is not waiting for something itself.',
  ],
  ENOTFOUND: ['has a host name that DNS does not know', 'Check the spelling and the DNS record.'],
  EAI_AGAIN: ['has a host name that could not be looked up', 'Check the DNS of this machine.'],
  CERT_HAS_EXPIRED: [
    'has an expired certificate',
    'Renew it. If it is new, check the clock of this machine.',
  ],
  CERT_NOT_YET_VALID: [
    'has a certificate that is not valid yet',
    'Check the clock of this machine.',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'has a certificate for another host name',
    'Get one that names this host.',
  ],
  EPROTO: ['does not speak TLS there', 'Check the port, and whether it is http: after all.'],
};

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/** Why nobody answered, and what to do: Node's own word, in a person's words. */
export function reasonOf(error: unknown, otherwise: string): [message: string, todo: string] {
  const { code = 'no reason given' } = error as NodeJS.ErrnoException;
  if (untrusted.has(code)) {
    return [
      `has a certificate that is not trusted (${code})`,
      'Serve the whole chain. For a sandbox with --https, set NODE_EXTRA_CA_CERTS to the file that `start` printed. Never switch the check off.',
    ];
  }
  const tls = code.startsWith('ERR_SSL_') ? reasons['EPROTO'] : undefined;
  const [message = 'does not answer', todo = otherwise] =
    (Object.hasOwn(reasons, code) ? reasons[code] : tls) ?? [];
  return [`${message} (${code})`, todo];
}
