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

/** An invoice, as the sandbox shows it. */
export interface ShownInvoice {
  readonly id: number;
  readonly amount: number;
  readonly status: string;
  /** Where the customer comes back to. */
  readonly redirect_uri: string;
  /** Where MonPay's server calls. */
  readonly client_service_url?: string;
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
      /** The registered redirect URI. */
      readonly merchantUrl?: string;
      /** More of the command line. */
      readonly flags?: readonly string[];
      readonly env?: Readonly<Record<string, string | undefined>>;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<SandboxProcess> {
    const { cwd, env, flags = [], merchantUrl, signal } = options;
    const start = ['start', '--port', '0', '--json', ...flags];
    if (merchantUrl) start.push('--merchant-url', merchantUrl);
    const child = execa(command, [...args, ...start], {
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

  /** Changes settings, named as in the admin API. */
  async change(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#admin('PATCH', 'settings', settings);
  }

  /** The invoices so far, the oldest first. */
  async invoices(): Promise<readonly ShownInvoice[]> {
    return ((await this.#admin('GET', 'invoices')) as { invoices: ShownInvoice[] }).invoices;
  }

  /**
   * A customer approves an invoice. Resolves when the notice has had its answer, with the HTTP status; or undefined
   * if no notice is sent.
   */
  async pay(invoiceId: number): Promise<number | null | undefined> {
    await this.#admin('POST', `invoices/${invoiceId}/pay`, {});
    return (await this.#latestNotice())?.status;
  }

  /** Sends the latest notice once more. */
  async resend(): Promise<number | null | undefined> {
    const latest = await this.#latestNotice();
    await this.#admin('POST', `deliveries/${latest?.id}/resend`, {});
    return (await this.#latestNotice())?.status;
  }

  async #latestNotice(): Promise<{ id: string; status: number | null } | undefined> {
    const { deliveries } = (await this.#admin('GET', 'deliveries?wait=10000')) as {
      deliveries: { id: string; status: number | null }[];
    };
    return deliveries.at(-1);
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
