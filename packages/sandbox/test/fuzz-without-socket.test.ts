import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { anyText, methods, paths, runs } from './any-request.ts';

test('the handler without a socket answers the same', async () => {
  const inMemory = createSandbox();
  await fc.assert(
    fc.asyncProperty(
      methods.filter((method) => method !== 'TRACE'),
      paths,
      anyText,
      async (method, path, body) => {
        const bodied = method !== 'GET' && method !== 'HEAD';
        const { status, headers } = await inMemory.fetch(inMemory.origin + path, {
          method,
          ...(bodied && { body: body.toWellFormed() }),
        });
        expect(status).toBeLessThan(500);
        expect(headers.get('x-sandbox')).toBe('SANDBOX (not MonPay)');
      },
    ),
    runs,
  );
});
