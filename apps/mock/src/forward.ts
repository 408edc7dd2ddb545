import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { connectToPrism, type PrismPort } from './connect-to-prism.ts';

/** How long a request waits for Prism to be started: milliseconds. A start takes about 1000. */
const startDeadline = 6000;
/** How long a request waits for Prism's answer: milliseconds. An answer takes about 5. */
const answerDeadline = 2000;

/** Prism gave no answer; `status` and the message are what the client is told. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/**
 * Hands one request to Prism, once, and its answer back; `gone` aborts when the client has left.
 * @throws {NoAnswer} where Prism is not there, ends, or stays silent for too long.
 */
export async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  prismPort: PrismPort,
  gone: AbortSignal,
): Promise<void> {
  // Prism throws at it, and prints it with its query.
  if (!URL.canParse(request.url ?? '', 'http://mock')) throw new NoAnswer(400, 'No valid path');
  const start = AbortSignal.timeout(startDeadline);
  const socket = await connectToPrism(prismPort, AbortSignal.any([gone, start])).catch((cause) => {
    throw new NoAnswer(503, 'Prism is being started again; try again in a moment', { cause });
  });
  const { remotePort } = socket;
  const deadline = AbortSignal.timeout(answerDeadline);
  const upstream = httpRequest({
    createConnection: () => socket,
    method: request.method,
    path: request.url,
    headers: endToEnd(request),
    signal: AbortSignal.any([gone, deadline]),
  });
  try {
    request.pipe(upstream);
    // An error after the answer has begun reaches the pipeline too; without a listener it would end the process.
    upstream.on('error', () => {});
    const [answer] = (await once(upstream, 'response')) as [IncomingMessage];
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer));
    await pipeline(answer, response);
  } catch (cause) {
    if (!deadline.aborted) {
      await portChange(prismPort, remotePort, gone);
      throw new NoAnswer(502, 'Prism ended before it had answered', { cause });
    }
    if (!request.complete) {
      throw new NoAnswer(408, `The request was not whole within ${answerDeadline} ms`, { cause });
    }
    throw new NoAnswer(
      504,
      `Prism did not answer within ${answerDeadline} ms (malformed JSON with a JSON content type does this)`,
      { cause },
    );
  }
}

/**
 * A Prism that is ending still takes connections for some milliseconds. Waiting them out lets a client that
 * was told of the end send its next request at once, and have it answered by the next Prism.
 */
async function portChange(prismPort: PrismPort, old: number | undefined, gone: AbortSignal) {
  for (let waits = 0; waits < 40 && prismPort() === old && !gone.aborted; waits++) await pause(25);
}

/** The headers that are not about the one connection they came on. */
function endToEnd(message: IncomingMessage): NodeJS.Dict<string[]> {
  return Object.fromEntries(
    Object.entries(message.headersDistinct).filter(
      ([name]) => !/^(connection|keep-alive|upgrade|expect)$/.test(name),
    ),
  );
}
