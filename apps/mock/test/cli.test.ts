import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { MockCommand } from './mock-command.ts';
import { temporarySpec } from './temporary-spec.ts';

async function refusal(code: 1 | 2, ...args: string[]): Promise<string> {
  await using mock = new MockCommand(...args);
  expect(await mock.ended).toBe(code);
  return mock.printed;
}

describe.concurrent('the command', () => {
  test('prints how it is used', async () => {
    await using mock = new MockCommand('--', '--help');
    expect(await mock.ended).toBe(0);
    expect(mock.printed).toContain('Usage: mock [--port N] [--spec FILE]');
  });

  test('refuses an unknown flag in one line', async () => {
    expect(await refusal(2, '--colour')).toBe("mock: Unknown option '--colour'. See --help.\n");
  });

  test('refuses a port in use in one line', async () => {
    await using server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await refusal(1, '--port', String(port))).toBe(
      `mock: Port ${port} is in use. Choose another (\`--port N\`, or \`port\` in code), or 0 for any free one.\n`,
    );
  });

  test('refuses a spec that does not parse, and says where', async () => {
    await using spec = await temporarySpec('openapi: 3.1.1\npaths: [\n');
    expect(await refusal(1, '--spec', spec.file)).toMatch(
      /^mock: \S+openapi\.yaml:3:1 does not parse: .+\n$/,
    );
  });

  test('refuses a spec that Prism cannot serve, and says why', async () => {
    await using spec = await temporarySpec('openapi: 3.1.1\npaths: {}\n');
    expect(await refusal(1, '--port', '0', '--spec', spec.file)).toMatch(
      /^mock: \S+openapi\.yaml cannot be served: there is no operation under `paths`\. Fix .+\n$/,
    );
  });
});
