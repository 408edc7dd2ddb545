import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { base, languages } from '../site.ts';
import { phoneFile, sheetsOnPhone } from '../phone/document.ts';
import { withPhonePolicy, withPolicy } from './policy.ts';

/** What is done to the built files once everything else is: each page gets its policy, and 404 a way out. */
export function finish(): AstroIntegration {
  return {
    name: 'finish',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const file of globSync('**/*.html', { cwd: folder })) {
          const path = join(folder, file);
          const html = readFileSync(path, 'utf8');
          writeFileSync(path, finished(file.replaceAll('\\', '/'), html));
        }
      },
    },
  };
}

function finished(file: string, html: string): string {
  if (file === phoneFile) return withPhonePolicy(html, sheetsOnPhone());
  return withPolicy(file === '404.html' ? leadingHome(html) : html);
}

/** Pages has one page for what is not there, whose language switch would lead to what is not there either. */
function leadingHome(html: string): string {
  return Object.values(languages).reduce(
    (text, prefix) => text.replaceAll(`value="${base}${prefix}404/"`, `value="${base}${prefix}"`),
    html,
  );
}
