import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { twoCores } from '../workers/cores.ts';
import type { TokenServerOptions } from '../workers/token-server.ts';
import { startWorker, type Worker } from '../workers/worker.ts';

/** Token endpoints with TLS 1.3 at the far end of a line. */
export interface Line {
  /** The authorization server that says nothing of how long it keeps an idle connection, and keeps it. */
  readonly silent: string;
  /** The one that says `Keep-Alive: timeout=5`, and as Node's own servers do keeps it a second longer. */
  readonly saysFive: string;
  /** Lets a process trust them. */
  readonly env: Record<string, string>;
}

/** Milliseconds. */
export const roundTrip = 40;

/** Opens the line for as long as the work takes. */
export async function withLine<Result>(work: (line: Line) => Promise<Result>): Promise<Result> {
  const core = twoCores()?.server;
  const folder = await mkdtemp(join(tmpdir(), 'monpay-bench-'));
  const workers: Worker<never, number>[] = [];
  const start = async (file: string, args: string[]): Promise<number> => {
    const worker = await startWorker<never, number>(file, { args, core });
    workers.push(worker);
    return worker.ready;
  };
  const serve = async (options: TokenServerOptions): Promise<string> => {
    const server = await start('token-server.ts', [JSON.stringify(options)]);
    return `https://127.0.0.1:${await start('proxy.ts', [String(server), String(roundTrip)])}`;
  };
  try {
    const certificate = await ownCertificate();
    const trusted = join(folder, 'certificate.pem');
    await writeFile(trusted, certificate.cert);
    return await work({
      silent: await serve({ certificate }),
      saysFive: await serve({ certificate, keepAlive: 5_000 }),
      env: { NODE_EXTRA_CA_CERTS: trusted },
    });
  } finally {
    await Promise.all(workers.map(({ end }) => end()));
    await rm(folder, { recursive: true });
  }
}

async function ownCertificate(): Promise<{ cert: string; key: string }> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  return { cert, key };
}
