import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../errors/about.ts';
import type { Language } from '../site.ts';
import { repository } from './repository.ts';

/** The manuals: one text in English each, whose samples a test runs, and what is said about it. */
export const manuals = {
  sdk: {
    title: { mn: 'sdk-ийн гарын авлага', en: 'Manual of the sdk' },
    about: {
      mn: 'Тохиргоо, фреймворкууд, төлбөр, Redis ба өгөгдлийн сан, прокси, туршилт: бүх нарийн ширийн.',
      en: 'Options, frameworks, payments, Redis and databases, proxies, tests: all the details.',
    },
  },
  sandbox: {
    title: { mn: 'Туршилтын орчны гарын авлага', en: 'Manual of the sandbox' },
    about: {
      mn: 'Сонголт, тушаал, шалгалт, админ API, гэмтэл, хачин зан: бүх нарийн ширийн.',
      en: 'Options, commands, the check, the admin API, faults and oddities: all the details.',
    },
  },
  mock: {
    title: { mn: 'Mock серверийн гарын авлага', en: 'Manual of the mock' },
    about: {
      mn: 'Prism тодорхойлолтын жишээгээр MonPay-г дуурайна: хариуг яаж сонгох вэ.',
      en: "Prism plays MonPay from the spec's examples: how to ask for an answer.",
    },
  },
} as const satisfies Record<string, { readonly title: Words; readonly about: Words }>;

/** The name of a manual. */
export type ManualName = keyof typeof manuals;

/** The names of the manuals, in the order of the sidebar. */
export const manualNames = Object.keys(manuals) as readonly ManualName[];

const inEnglish =
  'Энэ хуудас англи хэлээр. Монголоор: [эхлэл](../../start/), [төлбөр](../../payments/), [туршилт](../../testing/), [ашиглалт](../../deployment/).';

/** A manual as the repository has it. */
export function manualText(name: ManualName): string {
  const file = join(repository, 'apps/docs/manuals', `${name}.md`);
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

/** The page of a manual, as Markdown. */
export function manualPage(name: ManualName, language: Language): string {
  const { title, about } = manuals[name];
  return [
    `---\ntitle: ${JSON.stringify(title[language])}\ndescription: ${JSON.stringify(about[language])}\n---`,
    ...(language === 'mn' ? [inEnglish] : []),
    manualText(name),
  ].join('\n\n');
}
