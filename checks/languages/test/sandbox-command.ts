import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the sandbox's command is. */
export function sandboxCommand(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@monpay-miniapp/sandbox/package.json');
  const { bin } = require(manifest) as { bin: { 'monpay-sandbox': string } };
  return join(dirname(manifest), bin['monpay-sandbox']);
}
