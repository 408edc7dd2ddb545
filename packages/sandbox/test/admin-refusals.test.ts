import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { admin } from './admin-call.ts';

test.each<[says: string, status: number, call: string, body?: unknown]>([
  ['not UTF-8 JSON', 400, 'POST /_sandbox/codes', '{'],
  ['must be an object', 400, 'POST /_sandbox/codes', '[]'],
  ['user, client_id and nothing else', 400, 'POST /_sandbox/codes', { usr: 'bat' }],
  ['There is no such customer', 400, 'POST /_sandbox/codes', { user: 'nobody' }],
  ['user takes', 400, 'POST /_sandbox/codes', { user: 7 }],
  ['user.first_name takes 1 to 100 characters', 400, 'POST /_sandbox/codes', { user: { id: 'x' } }],
  ['There is no client', 400, 'POST /_sandbox/codes', { client_id: 'none' }],
  ['client_id takes', 400, 'POST /_sandbox/codes', { client_id: {} }],
  ['no code with this id', 404, 'POST /_sandbox/codes/code-9/launch'],
  ['no code with this id', 404, 'POST /_sandbox/codes/code-9/revoke'],
  ['fault takes one of', 400, 'POST /_sandbox/faults'],
  ['fault takes one of', 400, 'POST /_sandbox/faults', { fault: 'constructor' }],
  ['times takes', 400, 'POST /_sandbox/faults', { fault: 'hang', times: '2' }],
  ['ms takes', 400, 'POST /_sandbox/faults', { fault: 'delay', ms: 1e9 }],
  ['advance_ms takes', 400, 'POST /_sandbox/clock', {}],
  ['advance_ms takes', 400, 'POST /_sandbox/clock', { advance_ms: '5' }],
  ['past the year', 400, 'POST /_sandbox/clock', { advance_ms: 1e300 }],
  ['error_shape takes', 400, 'PATCH /_sandbox/settings', { error_shape: 'xml' }],
  ['quirks takes', 400, 'PATCH /_sandbox/settings', { quirks: 'no_expires_in' }],
  ['latency takes', 400, 'PATCH /_sandbox/settings', { latency: -1 }],
  ['longer than', 413, 'POST /_sandbox/codes', JSON.stringify({ user: 'x'.repeat(40_000) })],
])('a call is refused because: %s', async (says, status, call, body) => {
  const { json, ...answer } = await admin(createSandbox(), call, body);
  expect(answer.status).toBe(status);
  expect(json['message']).toContain(says);
});

test('everything that is wrong with a body is said at once, by the names that it has on the wire', async () => {
  const sandbox = createSandbox();
  const body = {
    user: { id: 's3cr3t\n', first_name: 5, last_name: null },
    client_id: 7,
    s3cr3t: 1,
  };
  const { status, json } = await admin(sandbox, 'POST /_sandbox/codes', body);
  expect(status).toBe(400);
  for (const name of [
    'user.id',
    'user.first_name',
    'user.phone',
    'client_id',
    'The body may have',
  ]) {
    expect(json['message']).toContain(name);
  }
  expect(json['message']).not.toContain('s3cr3t');
  const camel = await admin(sandbox, 'PATCH /_sandbox/settings', { errorShape: 'html' });
  expect(camel.status).toBe(400);
});

test('a body that is not JSON by its type is refused, since any page can send a form', async () => {
  const sandbox = createSandbox();
  const headers = {
    Authorization: `Bearer ${sandbox.adminToken}`,
    'Content-Type': 'text/plain',
  };
  expect(await admin(sandbox, 'POST /_sandbox/codes', '{}', headers)).toMatchObject({
    status: 415,
  });
});

test.each([
  ['PUT /_sandbox/codes', 'POST'],
  ['GET /_sandbox/faults', 'POST, DELETE'],
  ['POST /_sandbox/state', 'GET'],
])('%s is answered 405 with what the path takes', async (call, allowed) => {
  const sandbox = createSandbox();
  const [method = '', path = ''] = call.split(' ');
  const headers = { Authorization: `Bearer ${sandbox.adminToken}` };
  const { status, headers: answered } = await sandbox.fetch(sandbox.origin + path, {
    method,
    headers,
  });
  expect([status, answered.get('allow')]).toEqual([405, allowed]);
});
