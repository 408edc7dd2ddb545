import { once } from 'node:events';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { createSandbox, type ListenOptions, type Sandbox } from '../src/index.ts';

/** A sandbox that listens until the test has finished. */
export async function listening(options?: ListenOptions): Promise<Sandbox & { url: string }> {
  const sandbox = createSandbox();
  await sandbox.listen(options);
  onTestFinished(() => sandbox.close());
  return sandbox as Sandbox & { url: string };
}

/** What the server writes back to exactly these bytes. */
export async function raw(url: string, text: string): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}
