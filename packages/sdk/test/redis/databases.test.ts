import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { postgresServer } from '@monpay-miniapp/shared/postgres-server';
import mysql from 'mysql2/promise';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { authorizationCodeGrant, type SpentCodes } from '../../src/index.ts';
import { answering, clientOf, errorOf, freshCode, goodToken } from '../token-endpoint.ts';
import { mariadbServer } from './mariadb-server.ts';

const manual = readFileSync(
  new URL('../../../../apps/docs/manuals/sdk.md', import.meta.url),
  'utf8',
);
const block = (language: string, about: string): string => {
  const blocks = manual.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  const found = [...blocks].map(([, code = '']) => code).find((code) => code.includes(about));
  if (!found) throw new Error(`the manual has no ${language} with ${about}`);
  return found;
};

interface Database {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The databases of the manual, what its lines for them are known by, and how a table is made. */
const databases: [
  name: string,
  about: string,
  start: () => Promise<Database>,
  run: (url: string, sql: string) => Promise<unknown>,
][] = [
  [
    'Postgres',
    'pg.Pool',
    async () => {
      const server = await postgresServer();
      onTestFinished(server.stop);
      return server;
    },
    async (url, sql) => {
      const admin = new Client(url);
      await admin.connect();
      await admin.query(sql);
      await admin.end();
    },
  ],
  [
    'MariaDB',
    'mysql2',
    mariadbServer,
    async (url, sql) => {
      const admin = await mysql.createConnection(url);
      await admin.query(sql);
      await admin.end();
    },
  ],
];

describe.each(databases)("%s with the manual's lines", (_, about, start, run) => {
  /** The lines as two machines run them: two modules, and one database with its table. */
  async function twoMachines() {
    // The lines say what breaks when the server stops.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => void vi.restoreAllMocks());
    const server = await start();
    await run(server.url, block('sql', about === 'mysql2' ? 'varbinary' : 'timestamptz'));
    vi.stubEnv('DATABASE_URL', server.url);
    // Inside the package, so that the database's client is found.
    const folder = mkdtempSync(join(import.meta.dirname, '..', '..', '.readme-'));
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const machines = [];
    for (const name of ['here.mjs', 'there.mjs']) {
      writeFileSync(join(folder, name), block('js', about));
      const url = pathToFileURL(join(folder, name)).href;
      machines.push((await import(/* @vite-ignore */ url)) as { spentCodes: Required<SpentCodes> });
    }
    const [here, there] = machines.map(({ spentCodes }) => spentCodes);
    if (!here || !there) throw new Error('two were imported');
    return { server, here, there };
  }

  test('the first who claims a key gets it, on whichever machine', async () => {
    const { here, there } = await twoMachines();
    const racing = await Promise.all(
      Array.from({ length: 40 }, (__, index) => (index % 2 ? here : there).claim('a', 60_000)),
    );
    expect(racing.filter(Boolean)).toHaveLength(1);
    expect(await there.claim('A', 60_000)).toBe(true);
    await there.release('a');
    expect(await here.claim('a', 1)).toBe(true);
    await expect.poll(() => there.claim('a', 60_000)).toBe(true);
    expect(await here.claim('a', 60_000)).toBe(false);
  });

  test('one that has expired goes to one of those who want it', async () => {
    const { here, there } = await twoMachines();
    const keys = Array.from({ length: 20 }, (__, index) => `expired ${index}`);
    for (const key of keys) await here.claim(key, 1);
    await expect.poll(() => here.claim('expired 0', 60_000)).toBe(true);
    for (const key of keys.slice(1)) {
      const racing = await Promise.all(
        [here, there, here, there].map((one) => one.claim(key, 60_000)),
      );
      expect(racing.filter(Boolean)).toHaveLength(1);
    }
  });

  test('a code is sent once, and if the database is down not at all', async () => {
    const { server, here, there } = await twoMachines();
    const endpoint = await answering(200, goodToken);
    const launch = `/launch?code=${freshCode()}`;
    const client = clientOf(endpoint, { spentCodes: here });
    expect(await authorizationCodeGrant(client, launch)).toEqual(goodToken);
    const other = clientOf(endpoint, { spentCodes: there });
    expect(await errorOf(authorizationCodeGrant(other, launch))).toMatchObject({
      code: 'authorization_code_reused',
    });
    await server.stop();
    const next = `/launch?code=${freshCode()}`;
    expect(await errorOf(authorizationCodeGrant(client, next))).toMatchObject({
      code: 'spent_codes_unavailable',
      outcome: 'not_sent',
    });
    expect(endpoint.requests).toHaveLength(1);
  });
});
