import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AdminCall, AnswerTo, BodyOf } from '../admin-calls.ts';
import { sameSecret } from '../world/clients.ts';
import { proofOf } from '../world/proof.ts';
import { CliError } from './cli-error.ts';
import { oneConnection } from './one-connection.ts';
import { printable } from './printable.ts';
import { request, type Answer } from './request.ts';

/** A sandbox that runs, and how it is administered. */
export interface Target {
  readonly url: string;
  readonly adminToken: string;
  readonly certificateFile?: string | undefined;
}

type Options = Parameters<typeof request>[1] & object;

/**
 * Calls the admin API, after the same proof.
 * @throws {CliError} if it is not that sandbox, or it refuses
 */
export async function callAdmin<Call extends AdminCall>(
  target: Target,
  method: string,
  path: string,
  body?: BodyOf<Call>,
): Promise<AnswerTo<Call>> {
  const json = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  // A check makes many calls, of a machine that may run the app as well.
  const sent = { method, timeout: 30_000, ...(body !== undefined && json) };
  return (await call(target, path, sent)) as AnswerTo<Call>;
}

/**
 * Posts to the admin API. The server must first prove that it knows the admin token, which nobody else is to get.
 * @param timeout how long an answer may take: milliseconds
 * @throws {CliError} if it is not that sandbox, or it refuses
 */
export async function post<Call extends AdminCall>(
  target: Target,
  path: string,
  body?: BodyOf<Call>,
  timeout = 5000,
): Promise<AnswerTo<Call>> {
  const headers = { 'Content-Type': 'application/json' };
  const sent = { method: 'POST', headers, body: JSON.stringify(body ?? {}), timeout };
  return (await call(target, path, sent)) as AnswerTo<Call>;
}

/**
 * Reads from the admin API, after the same proof.
 * @param timeout how long an answer may take: milliseconds
 * @throws {CliError} if it is not that sandbox, or it refuses
 */
export async function get<Call extends AdminCall>(
  target: Target,
  path: string,
  timeout = 5000,
): Promise<AnswerTo<Call>> {
  return (await call(target, path, { timeout })) as AnswerTo<Call>;
}

/**
 * Reads the stream of events until it ends, after the same proof.
 * @param onText called with each piece of it
 * @throws {CliError} if it is not that sandbox, or it is gone
 */
export async function follow(target: Target, onText: (text: string) => void): Promise<void> {
  const timeout = 2 ** 31 - 1;
  await askProven(target, '/_sandbox/events', { timeout, onText });
}

async function call(target: Target, path: string, options: Options): Promise<unknown> {
  const answer = await askProven(target, path, options);
  const parsed = parse(answer.body);
  if (answer.status >= 300) {
    const reason = reasonOf(parsed);
    throw new CliError(`The sandbox at ${target.url} refused (HTTP ${answer.status}): ${reason}`);
  }
  return parsed;
}

/** Asks with the admin token, on the connection on which the server has proven that it knows it. */
async function askProven(target: Target, path: string, options: Options): Promise<Answer> {
  const connection = await oneConnection(new URL(target.url));
  try {
    // On a busy machine the proof takes as long as what is asked after it.
    const timeout = Math.min(options.timeout ?? 5000, 30_000);
    await prove(target, { ...connection, timeout });
    const headers = { Authorization: `Bearer ${target.adminToken}`, ...options.headers };
    return await ask(target, path, { ...options, ...connection, headers });
  } finally {
    connection.agent.destroy();
  }
}

async function prove(target: Target, connection: Options): Promise<void> {
  const { url, adminToken } = target;
  const nonce = randomBytes(16).toString('base64url');
  const answer = await ask(target, `/_sandbox/health?nonce=${nonce}`, connection);
  const { sandbox, proof } = Object(parse(answer.body)) as Record<string, unknown>;
  if (sandbox !== true || typeof proof !== 'string') {
    throw new CliError(`What answers at ${url} is not a sandbox of this version.`);
  }
  const proves = (address: string | undefined): boolean =>
    sameSecret(proof, proofOf(adminToken, nonce, { origin: url, address }));
  // A container's port is passed on to a sandbox that never sees the address; Docker opens it at 127.0.0.1.
  const passedOn = answer.address === '127.0.0.1' && proves(undefined);
  if (!proves(answer.address) && !passedOn) {
    throw new CliError(
      `The admin token does not belong to the sandbox at ${url}, so it was not sent.`,
    );
  }
}

async function ask(
  { url, certificateFile }: Target,
  path: string,
  options: Options,
): Promise<Answer> {
  try {
    const ca = certificateFile === undefined ? undefined : readFileSync(certificateFile, 'utf8');
    return await request(new URL(path, url), { ...options, ...(ca !== undefined && { ca }) });
  } catch (error) {
    const { code = 'no answer' } = error as NodeJS.ErrnoException;
    throw new CliError(`No sandbox answers at ${url} (${code}).`);
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function reasonOf(body: unknown): string {
  const { message } = Object(body) as Record<string, unknown>;
  if (typeof message !== 'string') return 'it gave no reason';
  return printable(message.replace(/^SANDBOX: /, '').slice(0, 1000));
}
