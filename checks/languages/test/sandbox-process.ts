import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const manifestFile = createRequire(import.meta.url).resolve('@monpay-miniapp/sandbox/package.json');

interface Started {
  readonly url: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly redirect_uri: string;
  readonly admin_token: string;
}

/** One token request, as the sandbox has it on record. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly error?: string;
}

/** The sandbox's own command, as a test suite in any language starts it. */
export class SandboxProcess implements AsyncDisposable {
  readonly #child;
  readonly #started: Started;

  private constructor(child: ReturnType<typeof startCommand>, started: Started) {
    this.#child = child;
    this.#started = started;
  }

  static async start(): Promise<SandboxProcess> {
    const child = startCommand();
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return new SandboxProcess(child, JSON.parse(line) as Started);
  }

  /** The variables that a merchant's server has. */
  get variables(): Record<string, string> {
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

  async requests(): Promise<readonly Recorded[]> {
    return ((await this.#admin('GET', 'requests')) as { requests: Recorded[] }).requests;
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

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill();
    await once(this.#child, 'close');
  }
}

function startCommand() {
  const { bin } = createRequire(import.meta.url)(manifestFile) as {
    bin: { 'monpay-sandbox': string };
  };
  const command = join(manifestFile, '..', bin['monpay-sandbox']);
  return spawn(process.execPath, [command, 'start', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
