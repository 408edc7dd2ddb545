import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The version of the package that the doctor comes with. */
export function version(): string {
  const file = createRequire(import.meta.url).resolve('@monpay-miniapp/sdk/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
