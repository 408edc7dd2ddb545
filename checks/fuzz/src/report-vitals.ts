/*
 * Loaded into a target before its own program (`node --expose-gc --import`): it says how much memory is in use after
 * garbage was collected, and how many sockets are open, whenever the check asks.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** What a process says about itself. */
export interface Vitals {
  /** Bytes that are reachable: heap and buffers. */
  memory: number;
  /** Resident set size in bytes. */
  rss: number;
  /** Open connections that were accepted on the port in question. */
  sockets: number;
  /** Open connections of every kind, both ends of those that the process has to itself. */
  connections: number;
}

const accepted = new Set<Socket>();
subscribe('net.server.socket', (message) => {
  const { socket } = message as { socket: Socket };
  accepted.add(socket);
  socket.once('close', () => accepted.delete(socket));
});

process.on('message', (port) => void report(port));
// The program ends when its own work ends.
process.channel?.unref();

async function report(port: unknown): Promise<void> {
  for (let rounds = 0; rounds < 3; rounds++) {
    globalThis.gc?.();
    // Finalizers run between two rounds.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const connections = process
    .getActiveResourcesInfo()
    .filter((name) => name === 'TCPSocketWrap' || name === 'TLSWrap').length;
  const sockets = [...accepted].filter(({ localPort }) => localPort === port).length;
  const vitals: Vitals = { memory: heapUsed + external, rss, sockets, connections };
  process.send?.(vitals);
}
