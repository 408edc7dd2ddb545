import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runMock } from './mock-command.ts';

async function specFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mock-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'spec.yaml');
  await writeFile(file, text);
  return file;
}

async function refusal(...args: string[]): Promise<string> {
  const { ended, printed } = runMock(...args);
  expect(await ended).toBe(1);
  return printed();
}

describe.concurrent('the command', () => {
  test('prints how it is used', async () => {
    const { ended, printed } = runMock('--', '--help');
    expect(await ended).toBe(0);
    expect(printed()).toContain('Usage: mock [--port N] [--spec FILE]');
  });

  test('refuses an unknown flag in one line', async () => {
    expect(await refusal('--colour')).toBe("mock: Unknown option '--colour'. See --help.\n");
  });

  test('refuses a port in use in one line', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await refusal('--port', String(port))).toBe(
      `mock: Port ${port} is in use. Choose another (\`--port N\`, or \`port\` in code), or 0 for any free one.\n`,
    );
  });

  test('refuses a spec that does not parse, and says where', async () => {
    const file = await specFile('openapi: 3.1.1\npaths: [\n');
    expect(await refusal('--spec', file)).toMatch(/^mock: \S+spec\.yaml:3:1 does not parse: .+\n$/);
  });

  test('refuses a spec that Prism cannot serve, and says why', async () => {
    const file = await specFile('openapi: 3.1.1\npaths: {}\n');
    expect(await refusal('--port', '0', '--spec', file)).toMatch(
      /^mock: \S+spec\.yaml cannot be served: .+No operations found.+\n$/,
    );
  });
});
