import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';

/** A body that goes on for as long as somebody reads. */
function endless(): { readonly body: ReadableStream; taken: number; cancelled: boolean } {
  const counted = { taken: 0, cancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      counted.taken += 4096;
      controller.enqueue(new Uint8Array(4096));
    },
    cancel() {
      counted.cancelled = true;
    },
  });
  return Object.assign(counted, { body });
}

test.each(['/v2/oauth/token', '/_sandbox/codes'])(
  'an endless body to %s is read only until it is too long',
  async (path) => {
    const sandbox = createSandbox();
    const sent = endless();
    const response = await sandbox.fetch(path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${sandbox.adminToken}` },
      body: sent.body,
      duplex: 'half',
    });
    expect(response.ok).toBe(false);
    expect(sent.taken).toBeLessThan(50_000);
    expect(sent.cancelled).toBe(true);
  },
);

test('a body that is not bytes is refused as fetch refuses it, and its source may stop', async () => {
  let cancelled = false;
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue('a text');
    },
    cancel() {
      cancelled = true;
    },
  });
  const sending = createSandbox().fetch('/v2/oauth/token', {
    method: 'POST',
    body,
    duplex: 'half',
  });
  await expect(sending).rejects.toThrow(TypeError);
  expect(cancelled).toBe(true);
});
