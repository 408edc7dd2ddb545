import type * as entry from '../../src/index.ts';

/** What an entry of the package exports: Node's, or the one for web pages. */
export type Entry = typeof entry;
type Box = entry.Sandbox;

const seed = 'the same on every platform';
const now = (): number => Date.parse('2026-01-02T03:04:05.678Z');

/** All that an answer is; only the time that it took is another one each time. */
async function whole(answering: Promise<Response>): Promise<unknown> {
  const response = await answering;
  const text = await response.text();
  // A megabyte of spaces would take a test that fails minutes to show.
  const body = text
    .replaceAll(/"duration":\d+/g, '"duration":0')
    .replace(/ {1000,}/, (spaces) => `[${spaces.length} spaces]`);
  return { status: response.status, headers: [...response.headers].toSorted(), body };
}

function form(sandbox: Box, fields: Readonly<Record<string, string>>): RequestInit {
  const { clientId, clientSecret, redirectUri } = sandbox;
  const own = { client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri };
  return { method: 'POST', body: new URLSearchParams({ ...own, ...fields }) };
}

function ask(sandbox: Box, path: string, method = 'GET', body?: unknown): Promise<Response> {
  return sandbox.fetch(`${sandbox.origin}/_sandbox/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${sandbox.adminToken}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** A customer comes, an invoice is made and paid, and the merchant is told and asks whether that is so. */
async function launchAndPay({ createSandbox }: Entry): Promise<unknown> {
  const told: unknown[] = [];
  let invoice = '';
  let merchant = '';
  const resource = (token: string, path: string, body?: unknown): Promise<Response> =>
    sandbox.fetch(`${sandbox.origin}/v2/api/oauth/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const sandbox: Box = createSandbox({
    seed,
    now,
    async deliver(url, { method, headers }) {
      told.push({ url, method, headers, check: await whole(resource(merchant, invoice)) });
      return new Response('Мэдлээ', { headers: { 'X-Shop': 'here' } });
    },
  });
  const { clientId, clientSecret, redirectUri, adminToken, origin, url, phoneUrl } = sandbox;
  const launched = sandbox.issueCode('saraa');
  const exchange = async (fields: Readonly<Record<string, string>>): Promise<string> => {
    const init = form(sandbox, fields);
    const response = await sandbox.fetch(`${origin}/v2/oauth/token`, init);
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const customer = await exchange({ grant_type: 'authorization_code', code: launched.code });
  merchant = await exchange({ grant_type: 'client_credentials' });
  const created = await resource(customer, 'invoice', {
    amount: 15_000,
    receiver: 'branch-user',
    invoiceType: 'P2B',
    redirectUri: 'http://localhost:3000/return/nonce-1',
    description: 'Кофе',
  });
  const id = ((await created.clone().json()) as { result: { id: number } }).result.id;
  invoice = `invoice/${id}`;
  const page = await whole(sandbox.fetch(`${origin}/v2/invoice/${id}`));
  const { duration, ...delivery } = (await sandbox.pay(id)) ?? {};
  return {
    own: { clientId, clientSecret, redirectUri, adminToken, origin, url, phoneUrl },
    launched: { ...launched, expiresAt: launched.expiresAt.toISOString() },
    tokens: { customer, merchant },
    userInfo: await whole(resource(customer, 'userinfo')),
    created: await whole(Promise.resolve(created)),
    page,
    delivery,
    wasTimed: typeof duration,
    told,
    users: sandbox.users(),
    owner: sandbox.userOf(customer),
    saved: sandbox.save(),
  };
}

/** What a client sees of the answer to each magic code. */
async function everyMagicCode({ createSandbox, magicCodes }: Entry): Promise<unknown> {
  const seen = magicCodes.map(async (code) => {
    const sandbox = createSandbox({ seed, now });
    const leave = new AbortController();
    const init = form(sandbox, { grant_type: 'authorization_code', code });
    const answering = sandbox.fetch(`${sandbox.origin}/v2/oauth/token`, {
      ...init,
      redirect: 'manual',
      signal: leave.signal,
    });
    // These never answer: their client gives up.
    if (code.startsWith('code_hang')) setTimeout(() => leave.abort(), 50);
    try {
      const response = await answering;
      if (code !== 'code_slow_body') return [code, await whole(Promise.resolve(response))];
      // Fifteen seconds: the first of its pieces will do.
      const reader = response.body?.getReader();
      const first = await reader?.read();
      await reader?.cancel();
      return [code, response.status, [...(first?.value ?? [])]];
    } catch (error) {
      return [code, (error as Error).name];
    }
  });
  return Promise.all(seen);
}

/** The admin API by its token, and the stream of what happens. */
async function adminApi({ createSandbox }: Entry): Promise<unknown> {
  const sandbox = createSandbox({ seed, now });
  const answers = [
    await whole(sandbox.fetch('/_sandbox/health?nonce=0123456789abcdef')),
    await whole(sandbox.fetch('/_sandbox/state')),
  ];
  const calls: readonly (readonly [path: string, method?: string, body?: unknown])[] = [
    ['codes', 'POST', { user: 'bat' }],
    ['codes/code-1/launch', 'POST'],
    ['codes/code-1/expire', 'POST'],
    ['settings', 'PATCH', { latency: 20 }],
    ['faults', 'POST', { fault: 'server_error', times: 2 }],
    ['faults', 'POST', { fault: 'no such fault' }],
    ['faults', 'DELETE'],
    ['clock', 'POST', { advance_ms: 1000 }],
    ['state'],
    ['requests'],
    ['journal'],
    ['settings', 'PATCH', { errorShape: 'x'.repeat(40_000) }],
  ];
  for (const call of calls) answers.push(await whole(ask(sandbox, ...call)));

  const stream = await sandbox.fetch('/_sandbox/events', {
    headers: { Authorization: `Bearer ${sandbox.adminToken}`, 'Last-Event-ID': '0' },
  });
  const events = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const readUntil = async (words: string): Promise<void> => {
    while (!text.includes(words)) text += (await events?.read())?.value ?? words;
  };
  await readUntil('clock');
  // The stream is open by now, and brings what happens later.
  sandbox.issueCode('temuulen');
  await readUntil('temuulen');
  await events?.cancel();
  return { answers, headers: [...stream.headers].toSorted(), text };
}

/** What a client sees when the sandbox is closed while it waits, or says that it does not want a redirect. */
async function endings({ createSandbox }: Entry): Promise<unknown> {
  const sandbox = createSandbox({ seed, now });
  const exchange = (code: string): Promise<unknown> => {
    const init = form(sandbox, { grant_type: 'authorization_code', code });
    return sandbox
      .fetch(`${sandbox.origin}/v2/oauth/token`, { ...init, redirect: 'error' })
      .catch((error: Error) => error.name);
  };
  const waiting = exchange('code_hang');
  await sandbox.close();
  const cut = await waiting;
  const refused = await exchange('code_redirect');
  const wrong = await Promise.resolve()
    .then(() => createSandbox({ seed: '' }))
    .catch(String);
  return { cut, refused, wrong };
}

/** The plays: what each comes to is JSON, and the same wherever a sandbox runs. */
export const plays = { launchAndPay, everyMagicCode, adminApi, endings };
