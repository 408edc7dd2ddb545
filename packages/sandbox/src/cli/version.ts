import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The version of this package, which is written in one place. */
export function version(): string {
  const file = createRequire(import.meta.url).resolve('@monpay-miniapp/sandbox/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
