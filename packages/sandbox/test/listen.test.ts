import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request as secureRequest } from 'node:https';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { selfSignedCertificate } from '../src/cli/self-signed-certificate.ts';
import { listening, raw } from './listening.ts';
import { exchange, goodFields } from './token-request.ts';

test('it listens on 127.0.0.1 alone', async () => {
  // Somebody else may have one of the ports at the other address, but not each.
  const codes = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const { url } = await listening();
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const elsewhere = connect(Number(new URL(url).port), '::1');
      onTestFinished(() => void elsewhere.destroy());
      return Promise.race([
        once(elsewhere, 'error').then(([error]) => (error as NodeJS.ErrnoException).code ?? ''),
        once(elsewhere, 'connect').then(() => 'connected'),
      ]);
    }),
  );
  const refused = new Set(['ECONNREFUSED', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);
  expect(codes.some((code) => refused.has(code))).toBe(true);
});

test.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', ''])(
  'the host %j is refused: other machines could reach it',
  async (host) => {
    await expect(createSandbox().listen({ host })).rejects.toThrow('host takes 127.0.0.1');
  },
);

test('a port in use is reported in words, and the sandbox can listen elsewhere afterwards', async () => {
  const { url } = await listening();
  const port = Number(new URL(url).port);
  const second = createSandbox();
  onTestFinished(() => second.close());
  await expect(second.listen({ port })).rejects.toThrow(`Port ${port} is in use`);
  await expect(second.listen({ port: 70_000 })).rejects.toThrow('port takes');
  await second.listen();
  await expect(second.listen()).rejects.toThrow('already listening');
  await Promise.all([second.close(), second.close()]);
  await second.listen();
  expect(await exchange(second, {}, fetch)).toMatchObject({ status: 200 });
});

test('the origin is one that only fetch() answers, until a port is open', async () => {
  const sandbox = createSandbox();
  expect([sandbox.url, sandbox.origin]).toEqual([undefined, 'https://sandbox.invalid']);
  const { url } = await sandbox.listen();
  onTestFinished(() => sandbox.close());
  expect([sandbox.url, sandbox.origin]).toEqual([url, url]);
});

test('it is quick to start', async () => {
  const program = `
    const { createSandbox } = await import(${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)});
    await createSandbox().listen();
    console.log(process.cpuUsage().user + process.cpuUsage().system);
    process.exit();`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  // Processor time, which a busy machine stretches least; from source, which takes three times as long as built.
  expect(Number(stdout) / 1000).toBeLessThan(1500);
});

test('over https it answers the same', async () => {
  const pem = selfSignedCertificate();
  const sandbox = await listening({ https: pem });
  expect(sandbox.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const send = (code: string): Promise<number | string> =>
    new Promise((resolve) => {
      const options = {
        method: 'POST',
        ca: pem.cert,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      };
      const sent = secureRequest(`${sandbox.url}/v2/oauth/token`, options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      sent.end(String(new URLSearchParams({ ...goodFields(sandbox), code })));
    });
  expect(await send(sandbox.issueCode().code)).toBe(200);
  expect(await send('code_reset_before')).toBe('ECONNRESET');
  const plain = await raw(sandbox.url, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(plain).not.toContain('200');
  expect(await send(sandbox.issueCode().code)).toBe(200);
});
