import { expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../src/index.ts';

test.each(['localhost', '127.0.0.1'])(
  'the page at %s may frame and lead to the sandbox by both its names',
  async (name) => {
    const sandbox = createSandbox();
    await sandbox.listen({ port: 0 });
    onTestFinished(() => sandbox.close());
    const phone = new URL(sandbox.phoneUrl ?? '');
    phone.hostname = name;
    const { headers } = await fetch(phone, { redirect: 'manual' });
    const Cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const page = await fetch(new URL('/_sandbox/', phone), { headers: { Cookie } });
    const policy = page.headers.get('content-security-policy') ?? '';
    const directives = policy.split('; ').map((directive) => directive.split(' '));
    const names = ['localhost', '127.0.0.1'].map((own) => `http://${own}:${phone.port}`);
    for (const about of ['frame-src', 'form-action']) {
      const sources = directives.find(([directive]) => directive === about);
      expect(sources).toEqual(expect.arrayContaining(["'self'", ...names]));
    }
  },
);
