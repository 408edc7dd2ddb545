import { lookup, type LookupAddress } from 'node:dns';
import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import { answerLimit, NotSent, type Dial } from '../world/dial.ts';
import { isLoopbackAddress, isMachineAddress } from './addresses.ts';

/**
 * Calls a merchant's server over a connection of its own: only this machine and the names that were allowed, and
 * only at an address that is allowed, whatever the name says by the time of the connection.
 */
export const dial: Dial = async (url, { headers, deliverTo, signal }) => {
  const name = url.hostname.replace(/\.$/, '');
  const named = deliverTo.has(name);
  if (!named && !isThisMachine(name)) {
    throw new NotSent(
      `The sandbox calls this machine only. To have it call this server, start it with --deliver-to ${name} (the option deliverTo).`,
    );
  }
  const mayConnect = named ? isMachineAddress : isLoopbackAddress;
  const host = bare(url.hostname);
  // For an address in place of a name nothing is looked up.
  if (isIP(host) !== 0 && !mayConnect(host)) throw addressNotAllowed();
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
};

function addressNotAllowed(): NotSent {
  return new NotSent(
    'The name leads to an address that is not called: only this machine is, and what --deliver-to (the option deliverTo) names, but for link-local and broadcast addresses.',
  );
}

function isThisMachine(name: string): boolean {
  return /^(.+\.)?localhost$/.test(name) || isLoopbackAddress(bare(name));
}

/** An IPv6 address without the brackets that it has in a URL. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
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
      else if (!first) callback(addressNotAllowed(), '');
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
