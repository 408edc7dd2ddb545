import { lookup, type LookupAddress } from 'node:dns';
import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { isIP, type LookupFunction } from 'node:net';

/** What the other side answered: its status, its headers, and the beginning of its body. */
export interface DialedAnswer {
  readonly status: number;
  /** Name and value, as they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The address that a name leads to is not one that may be called. */
export class AddressNotAllowed extends Error {}

/** How much of an answer is read: bytes. */
export const answerLimit = 4096;

/**
 * Sends one GET and reads the beginning of the answer. Follows no redirect, and connects only to an address that is
 * allowed, whatever the name says by the time of the connection.
 * @param mayConnect asked for each IP address
 * @param signal ends it
 * @throws {AddressNotAllowed} if no address of the host is allowed
 * @throws {Error} with a system code, if there is no answer
 */
export async function dial(
  url: URL,
  {
    headers,
    mayConnect,
    signal,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly mayConnect: (address: string) => boolean;
    readonly signal: AbortSignal;
  },
): Promise<DialedAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // For an address in place of a name nothing is looked up.
  if (isIP(host) !== 0 && !mayConnect(host)) throw new AddressNotAllowed();
  const options: RequestOptions = {
    headers: { ...headers, Connection: 'close' },
    agent: false,
    lookup: allowedLookup(mayConnect),
    signal,
  };
  const send = url.protocol === 'https:' ? (await import('node:https')).request : httpRequest;
  const request = send(url, options);
  try {
    const response = await answerTo(request);
    const { statusCode: status = 0, rawHeaders } = response;
    return { status, headers: pairs(rawHeaders), body: await readStart(response) };
  } finally {
    request.destroy();
  }
}

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= answerLimit) break;
  }
  return Buffer.concat(chunks).subarray(0, answerLimit).toString('utf8');
}

/** Looks a name up, and leaves out the addresses that are not allowed. */
function allowedLookup(mayConnect: (address: string) => boolean): LookupFunction {
  return (name, options, callback) => {
    // RFC 6761: every name under localhost is this machine, whether the resolver knows it or not.
    const host = /\.localhost\.?$/i.test(name) ? 'localhost' : name;
    lookup(host, { ...options, all: true }, (error, found) => {
      const allowed = (found ?? []).filter(({ address }) => mayConnect(address));
      const [first] = allowed as [LookupAddress, ...LookupAddress[]] | [];
      if (error) callback(error, '');
      else if (!first) callback(new AddressNotAllowed(), '');
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
