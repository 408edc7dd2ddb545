import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { execa } from 'execa';

interface Started {
  readonly url: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly redirect_uri: string;
  readonly admin_token: string;
}

/** One token request, as the sandbox recorded it. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly error?: string;
}

/** The sandbox's own command, as a merchant's test suite starts it in any language. */
export class SandboxProcess implements AsyncDisposable {
  readonly #end: () => Promise<unknown>;
  readonly #started: Started;

  private constructor(started: Started, end: () => Promise<unknown>) {
    this.#started = started;
    this.#end = end;
  }

  /**
   * Starts it with what stands before `start` on its command line.
   * @throws {Error} if it ends before it is ready
   */
  static async start(
    [command = '', ...args]: readonly string[],
    options: {
      readonly cwd?: string;
      readonly env?: Readonly<Record<string, string | undefined>>;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<SandboxProcess> {
    const { cwd, env, signal } = options;
    const child = execa(command, [...args, 'start', '--port', '0', '--json'], {
      stdin: 'ignore',
      stderr: 'ignore',
      buffer: false,
      reject: false,
      killDescendants: true,
      ...(cwd && { cwd }),
      ...(env && { env }),
      ...(signal && { cancelSignal: signal }),
    });
    const ended = child.then(({ exitCode }) => {
      throw new Error(`The sandbox ended with ${exitCode} before it was ready.`);
    });
    const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [
      string,
    ];
    ended.catch(() => {});
    return new SandboxProcess(JSON.parse(line) as Started, () => {
      child.kill();
      return child;
    });
  }

  /** The variables that a merchant's server has. */
  get variables(): Readonly<Record<string, string>> {
    const { url, client_id, client_secret, redirect_uri } = this.#started;
    return {
      MONPAY_AUTHORIZATION_SERVER: url,
      MONPAY_CLIENT_ID: client_id,
      MONPAY_CLIENT_SECRET: client_secret,
      MONPAY_REDIRECT_URI: redirect_uri,
    };
  }

  /** A customer taps the mini app. */
  async mintCode(): Promise<string> {
    return ((await this.#admin('POST', 'codes', {})) as { code: string }).code;
  }

  /** The token requests so far. */
  async requests(): Promise<readonly Recorded[]> {
    return ((await this.#admin('GET', 'requests')) as { requests: Recorded[] }).requests;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
  }

  async #admin(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#started.url}/_sandbox/${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.#started.admin_token}`,
        'Content-Type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}.`);
    return await response.json();
  }
}
