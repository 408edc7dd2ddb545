import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox, faultNames, magicCodes, resourceFaultNames } from '../src/index.ts';
import { parseCommandLine } from '../src/cli/command-line.ts';
import { quirks } from '../src/world/settings.ts';
import { CliCommand, run, start, temporaryFolder } from './cli-command.ts';

const manual = readFileSync(
  new URL('../../../apps/docs/manuals/sandbox.md', import.meta.url),
  'utf8',
);
const blocks = (language: string): string[] =>
  [...manual.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code = '']) => code,
  );

/** What the manual calls the merchant's code, in its shortest form. */
const yourServer = `
export async function exchange(sandbox: any, code: string): Promise<string> {
  const { clientId: client_id, clientSecret: client_secret, redirectUri: redirect_uri } = sandbox;
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, client_id, client_secret, redirect_uri });
  const answer = await sandbox.fetch(\`\${sandbox.origin}/v2/oauth/token\`, { method: 'POST', body });
  if (!answer.ok) throw new Error(\`HTTP \${answer.status}\`);
  return (await answer.json()).access_token;
}
const delivered = new Set<number>();
let bearer = '';
let askAgain: any;
async function call(method: string, path: string, body?: object): Promise<any> {
  const headers = { Authorization: bearer, 'Content-Type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  return (await (await askAgain.fetch(\`\${askAgain.origin}/v2/api/oauth/\${path}\`, init)).json()).result;
}
export async function checkout(sandbox: any): Promise<number> {
  askAgain = sandbox;
  const { clientId: client_id, clientSecret: client_secret } = sandbox;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
  const answer = await sandbox.fetch(\`\${sandbox.origin}/v2/oauth/token\`, { method: 'POST', body });
  bearer = \`Bearer \${(await answer.json()).access_token}\`;
  const redirectUri = 'https://shop.example/paid/8Kz1';
  const order = { amount: 15000, receiver: 'branch-user', invoiceType: 'P2B', description: 'Кофе', redirectUri };
  return (await call('POST', 'invoice', order)).id;
}
export async function handler(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== '/paid/8Kz1') return new Response(null, { status: 404 });
  const invoice = await call('GET', \`invoice/\${searchParams.get('invoiceId')}\`);
  if (invoice.status === 'PAID' && invoice.amount === 15000) delivered.add(invoice.id);
  return Response.json({ ok: true });
}
export const isDelivered = (invoiceId: number): boolean => delivered.has(invoiceId);
`;

test('the tests of the manual pass, and the first needs three lines', async () => {
  // In the package, so that they import it by its name, as it is built.
  const folder = mkdtempSync(join(import.meta.dirname, '..', '.readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'your-server.ts'), yourServer);
  const examples = blocks('ts');
  expect(examples).toHaveLength(3);
  const files = examples.map((code, index) => {
    const file = join(folder, `example-${index}.ts`);
    writeFileSync(file, code);
    return file;
  });
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  for (const file of files) await promisify(execFile)(process.execPath, [file], { env });
  expect(/async \(\) => \{\n(.*?)\n\}\);/s.exec(examples[0] ?? '')?.[1]?.split('\n')).toHaveLength(
    3,
  );
});

test('the commands of the manual do what it says', async () => {
  const commands = blocks('sh')[1]?.trim().split('\n') ?? [];
  const [first = [], ...others] = commands.map((line) =>
    line.replace('monpay-sandbox ', '').split(' '),
  );
  const folder = temporaryFolder();
  await using sandbox = new CliCommand(folder, [...first, '--port', '0']);
  await sandbox.printed('stdout', /MONPAY_REDIRECT_URI=http:\/\/localhost:3000\/launch\n/);
  const ended: (number | string)[] = [];
  for (const args of others) ended.push((await run(args, { folder })).code);
  // Nothing is set up in an empty folder, which the doctor reports.
  expect(others.map(([name], index) => [name, ended[index]])).toEqual([
    ['code', 0],
    ['reset', 0],
    ['doctor', 1],
  ]);
});

test('the requests of the manual get a code, set a fault and list what came', async () => {
  const { started } = await start();
  const env = { ...process.env, URL: started.url, ADMIN_TOKEN: started.admin_token };
  const requests = blocks('sh').find((block) => block.startsWith('curl')) ?? '';
  const script = requests.replaceAll(/^(?=curl)/gm, 'echo; ');
  const { stdout } = await promisify(execFile)('sh', ['-ec', script], { env });
  const [code, , list] = stdout.trim().split('\n');
  expect(JSON.parse(code ?? '')).toMatchObject({ launch_url: expect.stringContaining('code=') });
  expect(JSON.parse(list ?? '')).toEqual({ requests: [] });
});

test('the commands of the README are those that the command takes', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const commands = [...readme.matchAll(/^npx monpay-sandbox (.+)$/gm)].map(([, args = '']) => args);
  expect(commands).toHaveLength(2);
  for (const args of commands) {
    expect(parseCommandLine(args.split(' '))).toMatchObject({ command: args.split(' ')[0] });
  }
});

test('the checks of the manual are asked for as the command takes them', async () => {
  const checks = blocks('sh').filter((block) => block.startsWith('monpay-sandbox check'));
  expect(checks).toHaveLength(2);
  const print = 'JSON.stringify(process.argv.slice(1))';
  for (const check of checks) {
    const script = check.replace('monpay-sandbox', `"$NODE" -p '${print}' --`);
    const env = { ...process.env, NODE: process.execPath };
    const { stdout } = await promisify(execFile)('sh', ['-ec', script], { env });
    expect(parseCommandLine(JSON.parse(stdout) as string[])).toMatchObject({ command: 'check' });
  }
});

test('the tables of the manual name every quirk, every fault of the resource API, and every customer', () => {
  const named = (head: string): string[] => {
    const [table = ''] = manual.slice(manual.indexOf(head)).split('\n\n');
    const rows = table.split('\n').slice(2);
    return rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
    );
  };
  const common = new Set<string>(faultNames);
  const own = resourceFaultNames.filter((name) => !common.has(name));
  expect(named('| fault                 |')).toEqual(own);
  expect(named('| quirk ')).toEqual([...quirks]);
  expect(named('| customer ')).toEqual(
    createSandbox()
      .users()
      .map(({ id }) => id),
  );
});

test('the tables of the manual name every fault and every magic code, and no other', () => {
  const [faults = '', codes = ''] = ['| fault ', '| more magic codes '].map(
    (head) => manual.slice(manual.indexOf(head)).split('\n\n')[0],
  );
  const firstCells = (table: string): string[] =>
    table
      .split('\n')
      .flatMap((row) =>
        [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
      );
  expect(firstCells(faults).sort()).toEqual([...faultNames].sort());
  const named = [...firstCells(codes), ...faultNames.map((name) => `code_${name}`)];
  expect(named.sort()).toEqual([...magicCodes].sort());
});
