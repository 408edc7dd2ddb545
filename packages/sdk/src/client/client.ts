import { InvalidClientOptionsError } from '../errors/errors.ts';
import { framesFrom } from '../errors/frames.ts';
import { issuerOf } from '../spent-codes/claim.ts';
import { ownSpentCodes } from '../spent-codes/memory.ts';
import type { SpentCodes } from '../spent-codes/spent-codes.ts';
import { reporter, type Reporter } from './events.ts';
import type { Transport } from '../transport/request.ts';
import type { Platform } from '../transport/platform/platform.ts';
import { judge } from '../wire/issues.ts';
import { Launch } from '../wire/launch.ts';
import { TokenResponse } from '../wire/token-response.ts';
import { judgeOptions, type ConfidentialClientOptions } from './options.ts';
import { platform } from '#platform';

/**
 * A merchant's registered back end. Frozen data; the secret is kept apart and never shows.
 * @see RFC 6749 §2.1
 */
export interface ConfidentialClient {
  /** As it was given. */
  readonly clientId: string;
  /** As it was given. */
  readonly redirectUri: string;
  /** The URL before `/v2/oauth/token`, without a slash at its end. */
  readonly authorizationServer: string;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
}

export interface Internals {
  readonly clientSecret: string;
  /** The URL before `/v2/invoice`, without a slash at its end. */
  readonly pageServer: string;
  /** How this client sends, chosen when it is made. */
  readonly transport: Transport;
  readonly openAhead: Platform['openAhead'];
  readonly spentCodes: SpentCodes;
  /** What makes its codes one with those of the same server under another name. */
  readonly issuer: string;
  /** Where events go. */
  readonly reporter: Reporter;
}

const internals = new WeakMap<ConfidentialClient, Internals>();

/**
 * Describes the merchant's back end to MonPay. Sends nothing.
 * @throws {InvalidClientOptionsError} naming every wrong option at once
 */
export function confidentialClient(options: ConfidentialClientOptions): ConfidentialClient {
  const judged = judgeOptions(options);
  if ('issues' in judged) {
    throw framesFrom(new InvalidClientOptionsError(judged.issues), confidentialClient);
  }
  const { clientId, clientSecret, redirectUri, authorizationServer, pageServer } = judged.value;
  const { timeout, fetch, spentCodes = ownSpentCodes() } = judged.value;
  const client = Object.freeze({ clientId, redirectUri, authorizationServer, timeout });
  const issuer = issuerOf(authorizationServer, clientId);
  const transport = fetch ? platform.transportOver(fetch) : platform.transport;
  const openAhead = fetch ? async () => {} : platform.openAhead;
  internals.set(client, {
    clientSecret,
    pageServer,
    transport,
    openAhead,
    spentCodes,
    issuer,
    reporter: reporter(judged.value.onEvent),
  });
  if (!fetch) platform.prepare(authorizationServer);
  Launch();
  // A good one, so that the first launch does not wait for the code that judges one.
  judge(TokenResponse, { access_token: '-', token_type: '-' });
  return client;
}

/** The parts of a client that must not show. Not exported from the package. */
export function internalsOf(client: ConfidentialClient): Internals {
  const found = internals.get(client);
  if (found) return found;
  throw new TypeError('Pass the client that confidentialClient() returned, not a copy of it.');
}
