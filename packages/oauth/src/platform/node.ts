import { connectionsTo } from '../transport/node-connections.ts';

export { fetchTransport as transportOver } from '../transport/fetch.ts';
export { nodeTransport as transport } from '../transport/node.ts';

/** SHA-256 in base64. */
export function sha256(text: string): string | Promise<string> {
  return process.getBuiltinModule('node:crypto').hash('sha256', text, 'base64');
}

/** Opens a connection that the next request takes. Sends nothing. */
export function warmUp(url: string, signal: AbortSignal): Promise<void> {
  return connectionsTo(new URL(url)).warmUp(signal);
}
