import { readFileSync, statSync } from 'node:fs';
import type { ClientRegistration } from '../world/clients.ts';
import type { NewUser } from '../world/users.ts';
import { camelCase } from './camel-case.ts';
import { UsageError } from './cli-error.ts';
import { shownFile } from './shown-file.ts';

/** A merchant's own customers and clients. */
export interface Config {
  readonly users?: readonly NewUser[];
  readonly clients?: readonly ClientRegistration[];
}

const longest = 1_000_000;
const known = {
  users: [
    'id',
    'user_id',
    'first_name',
    'last_name',
    'phone',
    'email',
    'balance',
    'fate',
    'shares',
  ],
  clients: ['client_id', 'client_secret', 'redirect_uri', 'name'],
} as const;

/**
 * Reads customers and clients from a JSON file, named as in the admin API. What they may be is checked by who takes
 * them.
 * @throws {UsageError} if it is not such a file; nothing that it holds is quoted
 */
export function readConfig(path: string): Config {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  const names = `--config names ${shownFile(path)} that`;
  if (size === undefined) throw new UsageError(`${names} does not exist.`);
  if (size > longest) throw new UsageError(`${names} is larger than ${longest} bytes.`);
  const config = parse(path, names);
  if (!isObject(config)) throw new UsageError(`${names} is not a JSON object.`);
  const stranger = Object.keys(config).some((name) => !(name in known));
  if (stranger) throw new UsageError('--config takes only users and clients.');
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, members]) =>
      config[name] === undefined ? [] : [[name, listIn(config[name], name, members)]],
    ),
  ) as Config;
}

function parse(path: string, names: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`${names} is not JSON or that this user cannot read.`);
  }
}

function listIn(list: unknown, name: string, members: readonly string[]): object[] {
  if (!Array.isArray(list) || !list.every(isObject)) {
    throw new UsageError(`--config: ${name} takes a list of objects.`);
  }
  return list.map((item) => {
    if (Object.keys(item).some((member) => !members.includes(member))) {
      throw new UsageError(`--config: each of ${name} may have ${members.join(', ')}.`);
    }
    return Object.fromEntries(
      Object.entries(item).map(([member, value]) => [camelCase(member), value]),
    );
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
