import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { generate } from 'selfsigned';
import { Child } from './child.ts';
import { CodeBook } from './code-book.ts';
import { frozenAddress } from './frozen-address.ts';
import type { Ended, MerchantSettings, Question, Vitals } from './merchant-process.ts';
import { address, deadAddress, patient, phases, well, type Phase } from './phases.ts';
import { randomFrom, shuffled } from '@monpay-miniapp/shared/random';
import type { Behaviour, Identity, ServerSettings } from './server-process.ts';
import { unsteady } from './steadiness.ts';

const host = 'wallet.example';
/** Exchanges of a phase. */
const ofEachPhase = 25;
/** At a time, at least. */
const fewest = 5;
/** Cycles before anything is compared: caches fill, and the compiler is busy. */
const warmUp = 2;

/** What a soak found. */
export interface Report {
  readonly exchanges: number;
  readonly cycles: number;
  readonly ended: Readonly<Record<string, number>>;
  readonly first: Vitals;
  readonly last: Vitals;
  readonly faults: readonly string[];
}

/**
 * Leads a merchant's process through every fault again and again, in an order of chance, until it is told to stop
 * or something is wrong.
 * @param goesOn asked before each cycle, with the number of those that are done
 */
export async function soak(
  seed: number,
  goesOn: (cycles: number) => boolean,
  log: (line: string) => void,
): Promise<Report> {
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const codes = join(folder, 'codes');
  writeFileSync(codes, '');
  const [first, renewed, stranger] = [
    await identity('the first'),
    await identity('the renewed'),
    await identity('a stranger'),
  ];
  const book = new CodeBook(codes);
  let current = first;
  let port = 0;

  async function startServer(): Promise<Child<Behaviour>> {
    const settings: ServerSettings = { port, log: codes, seed, identity: current };
    const child = new Child<Behaviour>('server-process.ts', settings);
    port = await child.told<number>();
    return child;
  }

  let server = await startServer();
  const settings: MerchantSettings = {
    server: `https://${host}:${port}`,
    authorities: [first.cert, renewed.cert],
    seed,
  };
  await using merchant = new Child<Question>('merchant-process.ts', settings, ['--expose-gc']);
  await using _ = await frozenAddress(deadAddress, port);
  await merchant.told();
  await merchant.ask({ lookup: [address] });

  const ended: Record<string, number> = {};
  /** What was not sent is as good as new. */
  let again: string[] = [];

  async function meanwhile(what: Phase['meanwhile']): Promise<void> {
    if (what === undefined) return;
    await pause(20 * random());
    if (what === 'restart') {
      await server[Symbol.asyncDispose]();
      server = await startServer();
      return;
    }
    const frozen = what === 'freeze server' ? server : merchant;
    frozen.signal('SIGSTOP');
    await pause(100 + 300 * random());
    frozen.signal('SIGCONT');
  }

  async function play(phase: Phase): Promise<string[]> {
    const { name, certificate, lookup, manner = 'plain', timeout = patient } = phase;
    if (certificate === 'renewed') current = current === first ? renewed : first;
    const shown = certificate === 'stranger' ? stranger : current;
    await server.ask({ answer: 'well', identity: shown, ...phase.server });
    if (lookup) await merchant.ask({ lookup });
    const playing = [...again, ...Array.from({ length: ofEachPhase }, () => book.fresh())];
    const lanes = fewest + Math.floor(random() * (ofEachPhase - fewest));
    const [ends] = await Promise.all([
      merchant.ask<Ended[]>({ codes: playing, lanes, timeout, manner }),
      meanwhile(phase.meanwhile),
    ]);
    again = ends.filter(({ how }) => how === 'not_sent').map(({ code }) => code);
    for (const { how, why } of ends) {
      const key = why ? `${how}: ${why}` : how;
      ended[key] = (ended[key] ?? 0) + 1;
    }
    if (lookup) await merchant.ask({ lookup: [address] });
    // What a phase broke is not the next one's.
    await server.ask({ answer: 'well', identity: current, blow: 'resetAll' });
    return book.faults(ends, phase.ends).map((fault) => `${name}: ${fault}`);
  }

  const faults: string[] = [];
  let cycles = 0;
  let base: { vitals: Vitals; exchanges: number } | undefined;
  let last: Vitals | undefined;
  // One that was never resolved has no addresses that could serve.
  faults.push(...(await play(well)));
  while (faults.length === 0 && (cycles <= warmUp || goesOn(cycles))) {
    for (const phase of shuffled(phases, random)) faults.push(...(await play(phase)));
    cycles++;
    // All connections are gone with the last phase, and so must be what belonged to them.
    last = await merchant.ask<Vitals>({ vitals: true });
    if (cycles === warmUp) base = { vitals: last, exchanges: book.count };
    if (base) faults.push(...unsteady(base.vitals, last, book.count - base.exchanges));
    if (merchant.printed) faults.push(`the merchant's process printed: ${merchant.printed}`);
    log(`${cycles} cycles, ${book.count} codes, ${(last.memory / 1e6).toFixed(2)} MB`);
  }
  await server[Symbol.asyncDispose]();
  book.close();
  rmSync(folder, { recursive: true });
  if (!last) throw new Error('nothing was played');
  return { exchanges: book.count, cycles, ended, first: base?.vitals ?? last, last, faults };
}

/** With a name of its own: OpenSSL looks for issuers by name. */
async function identity(name: string): Promise<Identity> {
  const extensions = [
    { name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: host }] },
  ];
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions,
  });
  return { key, cert };
}
