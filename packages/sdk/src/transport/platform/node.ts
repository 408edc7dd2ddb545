import { fetchTransport } from '../fetch-transport.ts';
import { connectionsTo } from '../node-connections.ts';
import { nodeTransport, proxied } from '../node-transport.ts';
import type { Platform } from './platform.ts';

/** Node: connections of our own, and its modules loaded at their first use. */
export const platform: Platform = {
  transport: nodeTransport,
  transportOver: (send) => fetchTransport(send),
  prepare(server) {
    process.getBuiltinModule(server.startsWith('https:') ? 'node:https' : 'node:http');
  },
  async openAhead(server, signal) {
    const url = new URL(server);
    if (!proxied(url)) await connectionsTo(url).openAhead(signal);
  },
  // Node loads a module for `performance`, which takes a millisecond.
  now() {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1e3 + nanoseconds / 1e6;
  },
  sha256: (text) => process.getBuiltinModule('node:crypto').hash('sha256', text, 'base64'),
};
