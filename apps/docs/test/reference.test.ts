import { describe, expect, test } from 'vitest';
import { httpFile, postmanCollection } from '../src/reference/files.ts';
import { answerOf, membersOf, operations } from '../src/reference/openapi.ts';
import { variables } from '../src/reference/requests.ts';
import { fieldWords, operationWords } from '../src/reference/words.ts';
import { builtPages } from './built-site.ts';
import { createSandbox, type Sandbox } from './packages.ts';

const fields = new Set<string>();
for (const { path, operation } of operations) {
  for (const { name } of operation.parameters ?? []) fields.add(name);
  const bodies = Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema);
  const answer = path === undefined ? undefined : answerOf(operation).schema;
  for (const schema of [...bodies, answer]) {
    for (const name of membersOf(schema).keys()) fields.add(name);
  }
}

test('every operation and field of the spec has Mongolian words, and no other', () => {
  expect(operations.length).toBeGreaterThan(8);
  expect(Object.keys(operationWords)).toEqual(
    operations.map(({ operation }) => operation.operationId),
  );
  expect(Object.keys(fieldWords).sort()).toEqual([...fields].sort());
});

test.each(['', 'en/'])(
  '/%sreference/ shows each operation and field, with its provenance',
  (prefix) => {
    const html = builtPages.find(({ path }) => path === `${prefix}reference/`)?.html ?? '';
    for (const { operation } of operations) expect(html).toContain(`${operation.operationId}</h3>`);
    for (const name of fields) expect(html).toContain(`<code dir="auto">${name}</code>`);
    for (const level of ['documented', 'observed', 'assumed'])
      expect(html).toContain(`level ${level}"`);
  },
);

describe('each request that the site hands out is answered well by the sandbox', () => {
  test('from the Postman collection, whose scripts hand tokens and ids on', async () => {
    const sandbox = createSandbox({ deliver: async () => new Response() });
    const known = valuesFor(sandbox);
    const { item } = postmanCollection() as {
      item: {
        name: string;
        request: {
          method: string;
          url: string;
          header: { key: string; value: string }[];
          body?: { raw: string };
        };
        event?: { script: { exec: string[] } }[];
      }[];
    };
    const pm = (answer: unknown): object => ({
      collectionVariables: {
        set: (name: string, value: unknown) => known.set(name, String(value)),
      },
      response: { json: () => answer },
    });
    const send = async (name: string): Promise<void> => {
      const { request, event } = item.find((each) => each.name === name)!;
      const answer = await ask(sandbox, known, {
        method: request.method,
        url: request.url,
        headers: request.header.map(({ key, value }) => [key, value]),
        body: request.body?.raw,
      });
      for (const line of event?.[0]?.script.exec ?? []) new Function('pm', line)(pm(answer));
    };
    for (const { name } of item) await inTurn(name, known, sandbox, send);
    expect(sandbox.requests()).toHaveLength(item.length + 1);
  });

  test('from the .http file', async () => {
    const sandbox = createSandbox({ deliver: async () => new Response() });
    const known = valuesFor(sandbox);
    const [head = '', ...blocks] = httpFile().split(/^### /m);
    const given = [...head.matchAll(/^@(\w+) = /gm)].map(([, name]) => name);
    expect(given).toEqual(['baseUrl', 'clientId', 'clientSecret', 'redirectUri', 'code']);
    const send = async (wanted: string): Promise<void> => {
      const block = blocks.find((each) => each.startsWith(`${wanted}\n`))!;
      const [top = '', ...body] = block.split('\n\n');
      const [, ...lines] = top.split('\n').filter(Boolean);
      const named = lines[0]?.startsWith('# @name ') ? lines.shift()?.slice(8) : undefined;
      const [method = '', url = ''] = (lines.shift() ?? '').split(' ');
      const text = body.join('\n\n').trim();
      const answer = await ask(sandbox, known, {
        method,
        url,
        headers: lines.map((line) => line.split(': ') as [string, string]),
        body: text === '' ? undefined : text,
      });
      if (named === undefined) return;
      for (const [whole, at = ''] of httpFile().matchAll(
        new RegExp(`\\{\\{${named}\\.response\\.body\\.\\$\\.([\\w.]+)\\}\\}`, 'g'),
      )) {
        let value: unknown = answer;
        for (const step of at.split('.')) value = (value as Record<string, unknown>)[step];
        known.set(whole.slice(2, -2), String(value));
      }
      known.set('invoiceId', known.get('invoiceId.response.body.$.result.id') ?? '');
    };
    const names = blocks.map((block) => block.split('\n')[0]!);
    for (const name of names) await inTurn(name, known, sandbox, send);
    expect(sandbox.requests()).toHaveLength(names.length + 1);
  });
});

/** A customer pays before the refund; and another invoice is there to be cancelled. */
async function inTurn(
  name: string,
  known: ReadonlyMap<string, string>,
  sandbox: Sandbox,
  send: (name: string) => Promise<void>,
): Promise<void> {
  if (name === 'refundInvoice') await sandbox.pay(Number(known.get('invoiceId')), { user: 'bat' });
  if (name === 'cancelInvoice') await send('createInvoice');
  await send(name);
}

function valuesFor({ clientId, clientSecret, redirectUri, origin }: Sandbox): Map<string, string> {
  const values = { ...variables, baseUrl: origin, clientId, clientSecret, redirectUri };
  return new Map(Object.entries(values));
}

async function ask(
  sandbox: Sandbox,
  known: ReadonlyMap<string, string>,
  request: { method: string; url: string; headers: [string, string][]; body: string | undefined },
): Promise<unknown> {
  const filled = (text: string): string =>
    text.replaceAll(/\{\{([^}]+)\}\}/g, (_, name: string) => known.get(name) ?? `no ${name}`);
  const { method, url, headers, body } = request;
  const answer = await sandbox.fetch(filled(url), {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, filled(value)]),
    ...(body !== undefined && { body: filled(body) }),
  });
  const json = (await answer.json()) as { intCode?: number };
  expect({ url, status: answer.status, intCode: json.intCode ?? 0 }).toEqual({
    url,
    status: 200,
    intCode: 0,
  });
  return json;
}
