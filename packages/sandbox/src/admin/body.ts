import type * as z from 'zod/mini';
import { bodyLimit, type PlainRequest } from '../http/message.ts';
import { judge } from '../world/judge.ts';

/** A body that the admin API cannot take; the message says what it takes, and repeats nothing of it. */
export class BadBody extends Error {
  override readonly name = 'BadBody';

  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/**
 * A JSON body as a schema has it; an empty object if there is no body.
 * @throws {BadBody} if it is not JSON, or too long
 * @throws {BadValue} if it is not what the schema says
 */
export function readBody<T>({ body, header }: PlainRequest, schema: z.ZodMiniType<T>): T {
  return judge(schema, jsonIn(body, header), 'The body');
}

function jsonIn(body: PlainRequest['body'], header: PlainRequest['header']): unknown {
  if (!body) throw new BadBody(`The body is longer than ${bodyLimit} bytes.`, 413);
  if (body.length === 0) return {};
  const [type = ''] = (header('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new BadBody('The body must be application/json.', 415);
  }
  return parse(body);
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new BadBody('The body is not UTF-8 JSON.');
  }
}
