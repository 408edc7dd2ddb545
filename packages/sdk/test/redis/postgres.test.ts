import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { postgresServer } from '@monpay-miniapp/shared/postgres-server';
import { Client } from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { authorizationCodeGrant, type SpentCodes } from '../../src/index.ts';
import { answering, clientOf, errorOf, freshCode, goodToken } from '../token-endpoint.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const block = (language: string, about: string): string => {
  const blocks = readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  const found = [...blocks].map(([, code = '']) => code).find((code) => code.includes(about));
  if (!found) throw new Error(`the README has no ${language} with ${about}`);
  return found;
};

/** The README's lines as two machines run them: two modules, and one database with its table. */
async function twoMachines() {
  const server = await postgresServer();
  onTestFinished(server.stop);
  const admin = new Client(server.url);
  admin.on('error', () => {});
  await admin.connect();
  onTestFinished(() => admin.end());
  await admin.query(block('sql', 'spent_codes'));
  // The lines say what breaks when the server stops.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.stubEnv('DATABASE_URL', server.url);
  // Inside the package, so that `pg` is found.
  const folder = mkdtempSync(join(import.meta.dirname, '..', '..', 'dist', 'readme-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });
  const machines = [];
  for (const name of ['here.mjs', 'there.mjs']) {
    writeFileSync(join(folder, name), block('js', 'spent_codes'));
    const url = pathToFileURL(join(folder, name)).href;
    machines.push((await import(/* @vite-ignore */ url)) as { spentCodes: Required<SpentCodes> });
  }
  const [here, there] = machines.map(({ spentCodes }) => spentCodes);
  if (!here || !there) throw new Error('two were imported');
  return { server, here, there };
}

test("Postgres with the README's lines: the first who claims a key gets it, on whichever machine", async () => {
  const { here, there } = await twoMachines();
  const racing = await Promise.all(
    Array.from({ length: 40 }, (_, index) => (index % 2 ? here : there).claim('a', 60_000)),
  );
  expect(racing.filter(Boolean)).toHaveLength(1);
  await there.release('a');
  expect(await here.claim('a', 1)).toBe(true);
  await expect.poll(() => there.claim('a', 60_000)).toBe(true);
  expect(await here.claim('a', 60_000)).toBe(false);
});

test("Postgres with the README's lines: a code is sent once, and if the database is down not at all", async () => {
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
