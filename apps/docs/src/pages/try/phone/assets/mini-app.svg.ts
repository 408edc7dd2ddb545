import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assets } from '../../../../phone/document.ts';

/** The picture of a mini app, where the sandbox's page asks for it. */
export function GET(): Response {
  return new Response(readFileSync(join(assets, 'mini-app.svg')));
}
