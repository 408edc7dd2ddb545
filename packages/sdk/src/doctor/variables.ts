import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { WrongUseError } from './arguments.ts';

/** Variables by their names. */
export type Variables = Readonly<Partial<Record<string, string>>>;

/** The variables of a merchant's server, and where they come from. */
export interface Setup {
  readonly variables: Variables;
  /** Words for a person. */
  readonly source: string;
}

/**
 * The environment, and under it what a `.env` file says.
 * @param envFile the file that must be there; without it `.env`, if there is one
 * @throws {WrongUseError} if the named file can't be read
 */
export function readVariables(environment: Variables, envFile: string | undefined): Setup {
  let text: string;
  try {
    text = readFileSync(envFile ?? '.env', 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (envFile === undefined && code === 'ENOENT') {
      return { variables: environment, source: 'the environment (there is no .env here)' };
    }
    throw new WrongUseError(`${shownFile(envFile ?? '.env')} can't be read (${code}).`, 1);
  }
  return {
    variables: { ...parseEnv(text), ...environment },
    source: `the environment and ${envFile === undefined ? '.env' : 'the file of --env'}`,
  };
}

/** A name that can only be a file's; otherwise it may be a secret that was pasted in the wrong place. */
function shownFile(path: string): string {
  const isFile = /^[\p{L}\d ._~:/\\@-]{0,200}\.[a-z]{1,5}$/iu.test(path) && !/sbx_/i.test(path);
  return isFile ? path : 'The file of --env';
}
