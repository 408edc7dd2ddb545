import { connectionsTo } from '../node-connections.ts';
import { proxied } from '../node.ts';

export { fetchTransport as transportOver } from '../fetch.ts';
export { nodeTransport as transport } from '../node.ts';

/** Loads what the first launch would otherwise wait for. */
export function prepare(server: string): void {
  process.getBuiltinModule(server.startsWith('https:') ? 'node:https' : 'node:http');
}

/** SHA-256 in base64. */
export function sha256(text: string): string | Promise<string> {
  return process.getBuiltinModule('node:crypto').hash('sha256', text, 'base64');
}

/** Opens a connection that the next request takes. Sends nothing. */
export async function warmUp(server: string, signal: AbortSignal): Promise<void> {
  const url = new URL(server);
  if (!proxied(url)) await connectionsTo(url).warmUp(signal);
}
