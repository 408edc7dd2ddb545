import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';

/**
 * The one example of a README or a manual that has these words.
 * @throws {Error} if none has, or several
 */
export function example(readme: string, language: 'js' | 'ts' | 'sh', words: string): string {
  const text = readFileSync(join(repository, readme), 'utf8');
  const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  const found = [...blocks].map(([, code = '']) => code).filter((code) => code.includes(words));
  const [only = '', another] = found;
  if (only === '' || another !== undefined) {
    throw new Error(`${readme} has ${found.length} examples in ${language} with ${words}.`);
  }
  return only;
}
