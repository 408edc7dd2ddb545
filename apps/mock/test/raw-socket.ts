import { connect } from 'node:net';

/** Sends bytes as they are, and collects what comes back until the server ends the connection. */
export async function answerTo(
  url: string,
  parts: readonly string[],
  { halfClose = false } = {},
): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  // The server may end the connection before it has read everything.
  socket.on('error', () => {});
  for (const part of parts) socket.write(part, 'latin1');
  if (halfClose) socket.end();
  // Not `once`, which rejects when the server resets the connection.
  await new Promise((resolve) => socket.on('close', resolve));
  return answer;
}

/** The statuses of all answers in what came back. */
export function statusesOf(answer: string): number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}
