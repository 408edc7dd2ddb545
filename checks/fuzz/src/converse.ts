import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { packetsOf, type Conversation } from './conversation.ts';
import type { Ready } from './targets/target.ts';

/** What came of a conversation. */
export interface Outcome {
  /** Everything that the server sent, as latin1 text, up to a limit. */
  readonly answer: string;
  /** `late` if the server did not end a connection that it should have ended. */
  readonly ended: 'closed' | 'refused' | 'late';
}

const answerLimit = 4_194_304;

/**
 * Plays a conversation with a server on the loopback address.
 * @param patience how long the server may take to end the connection after its last byte: milliseconds
 */
export async function converse(
  { port, session }: Ready,
  conversation: Conversation,
  patience: number,
): Promise<Outcome> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  let answer = '';
  let refused = false;
  socket.setEncoding('latin1').on('data', (text: string) => {
    if (answer.length < answerLimit) answer += text;
  });
  socket.on('error', ({ code }: NodeJS.ErrnoException) => (refused ||= code === 'ECONNREFUSED'));
  const closed = new Promise<'closed'>((resolve) => {
    // The server may end its side and still read; nothing more can come.
    socket.on('end', () => socket.destroy());
    socket.on('close', () => resolve('closed'));
  });
  const { ending } = conversation;
  const packets = packetsOf(conversation, session);
  for (const packet of packets) {
    if (socket.destroyed) break;
    socket.write(packet, 'latin1');
    if (packets.length > 1) await pause(1);
    if (socket.writableNeedDrain)
      await Promise.race([once(socket, 'drain').catch(() => {}), closed]);
  }
  if (ending === 'half-close') socket.end();
  if (ending === 'drop') {
    await Promise.race([closed, once(socket, 'data').catch(() => {}), pause(50)]);
    socket.resetAndDestroy();
  }
  let ended: Outcome['ended'] = 'late';
  // In slices: while this process is busy with something else, time passes for nobody.
  for (let slice = 0; ended === 'late' && slice < 20; slice++) {
    const timer = new AbortController();
    const over = pause(patience / 20, 'late' as const, { signal: timer.signal });
    ended = await Promise.race([closed, over]);
    timer.abort();
    await over.catch(() => {});
  }
  socket.destroy();
  return { answer, ended: refused ? 'refused' : ended };
}
