import { join } from 'node:path';
import type { Words } from '../errors/about.ts';
import { repository } from '../build/repository.ts';
import type { Language } from '../site.ts';
import { exportsOf, type Declaration, type Member } from './declarations.ts';
import { exampleOf } from './examples.ts';

/** A package whose exports are shown, by what a program imports. */
interface Library {
  readonly title: Words;
  readonly about: Words;
  /** The folder of the source, in the repository. */
  readonly source: string;
  /** What is imported, and the file that it is. */
  readonly modules: Readonly<Record<string, string>>;
}

/** The packages that a program imports, by the name of their page. */
export const libraries = {
  sdk: {
    title: { mn: 'sdk-ийн лавлах', en: 'Reference of the sdk' },
    about: {
      mn: '@monpay-miniapp/sdk багцын функц, алдаа, төрөл бүр: бичиглэл, тайлбар, жишээ.',
      en: 'Every function, error and type of @monpay-miniapp/sdk: signature, description, example.',
    },
    source: 'packages/sdk/src',
    modules: {
      '@monpay-miniapp/sdk': 'index.ts',
      '@monpay-miniapp/sdk/express': 'adapters/express.ts',
      '@monpay-miniapp/sdk/fastify': 'adapters/fastify.ts',
      '@monpay-miniapp/sdk/hono': 'adapters/hono.ts',
      '@monpay-miniapp/sdk/next': 'adapters/next.ts',
      '@monpay-miniapp/sdk/redis': 'spent-codes/redis.ts',
    },
  },
  sandbox: {
    title: { mn: 'Туршилтын орчны лавлах', en: 'Reference of the sandbox' },
    about: {
      mn: '@monpay-miniapp/sandbox багцын createSandbox болон төрөл бүр: бичиглэл, тайлбар, жишээ.',
      en: 'createSandbox and every type of @monpay-miniapp/sandbox: signature, description, example.',
    },
    source: 'packages/sandbox/src',
    modules: { '@monpay-miniapp/sandbox': 'index.ts' },
  },
} as const satisfies Record<string, Library>;

const labels = {
  inEnglish: {
    mn: 'Энэ лавлах багцын эх кодын тайлбараас (TSDoc) үүсдэг тул англи хэлээр байна. Монголоор: [нээлт](../../launch/), [төлбөр](../../payments/), [алдааны код](../../e/invalid_grant/).',
    en: 'This reference is made from the TSDoc comments of the source. The guides say when to use what: [launches](../../launch/), [payments](../../payments/), [testing](../../testing/).',
  },
  functions: { mn: 'Функц', en: 'Functions' },
  errors: { mn: 'Алдаа', en: 'Errors' },
  types: { mn: 'Төрөл', en: 'Types and values' },
  page: { mn: 'Алдааны хуудас', en: 'Page of the error' },
} as const satisfies Record<string, Words>;

const tagNames: Readonly<Record<string, string>> = {
  throws: 'Throws',
  see: 'See',
  returns: 'Returns',
  param: 'Parameter',
};

/** What each module exports, in the order of its entry point. */
export function modulesOf(library: keyof typeof libraries): [string, Declaration[]][] {
  const { source, modules } = libraries[library];
  return Object.entries(modules).map(([module, file]) => [
    module,
    exportsOf(join(repository, source), file),
  ]);
}

/** The reference of a package, as Markdown: the main module by kind, then each other module. */
export function libraryPage(library: keyof typeof libraries, language: Language): string {
  const { title, about } = libraries[library];
  const [[main, exported] = ['', []], ...others] = modulesOf(library);
  const names = new Set(exported.map(({ name }) => name));
  const groups = [
    ['functions', exported.filter((one) => one.kind === 'function' && !isError(one))],
    ['errors', exported.filter(isError)],
    ['types', exported.filter((one) => one.kind !== 'function' && !isError(one))],
  ] as const;
  return [
    `---\ntitle: ${JSON.stringify(title[language])}\ndescription: ${JSON.stringify(about[language])}\ntableOfContents: { maxHeadingLevel: 3 }\n---`,
    labels.inEnglish[language],
    `\`\`\`sh\nnpm install ${library === 'sandbox' ? '--save-dev ' : ''}${main}\n\`\`\``,
    ...groups.flatMap(([group, found]) =>
      found.length > 0
        ? [`## ${labels[group][language]}`, entries(found, main, names, language)]
        : [],
    ),
    ...others.flatMap(([module, found]) => [
      `## ${module}`,
      entries(found, module, names, language),
    ]),
    '',
  ].join('\n\n');
}

function entries(
  found: readonly Declaration[],
  module: string,
  names: ReadonlySet<string>,
  language: Language,
): string {
  const [, , short] = module.split('/');
  const parts = found.map((one) => {
    if (short === undefined) return entry(one, one.name, { module, names }, language);
    const heading = names.has(one.name) ? `${one.name} (${short})` : one.name;
    return entry(one, heading, undefined, language);
  });
  return parts.join('\n\n');
}

function isError({ name, kind }: Declaration): boolean {
  return kind === 'class' || /^(?:Any|is)\w+Error$/.test(name);
}

function entry(
  { name, signature, text, tags, members }: Declaration,
  heading: string,
  module: { readonly module: string; readonly names: ReadonlySet<string> } | undefined,
  language: Language,
): string {
  const example = module && exampleOf(name, module);
  const code = members
    .map(({ signature: said }) => /^readonly code(?:: | = )'(\w+)'$/.exec(said)?.[1])
    .find((found) => found !== undefined);
  return [
    `### ${heading}`,
    `\`\`\`ts\n${signature}\n\`\`\``,
    escaped(text),
    ...tags.map(
      ({ name: tag, text: said }) => `**${tagNames[tag] ?? tag}.** ${tagText(tag, said)}`,
    ),
    ...(code ? [`**${labels.page[language]}.** [\`${code}\`](../../e/${code}/)`] : []),
    ...(members.length > 0 ? [members.map(memberLine).join('\n')] : []),
    ...(example ? [`\`\`\`ts\n${example}\n\`\`\``] : []),
  ].join('\n\n');
}

function memberLine({ signature, text, tags }: Member): string {
  const more = tags.map(
    ({ name, text: said }) => `${tagNames[name] ?? name}: ${tagText(name, said)}.`,
  );
  const words = [escaped(text), ...more].filter(Boolean).join(' ');
  return `- \`${oneLine(signature)}\`${words && `: ${words}`}`;
}

function tagText(tag: string, said: string): string {
  const [, type, rest = ''] = /^\{([^}]*)\}\s*([\s\S]*)$/.exec(said) ?? [];
  if (type !== undefined) return `\`${type}\`${rest && ` ${escaped(rest)}`}`;
  const [, parameter = '', words = ''] = /^(\w+)(?: -)? ([\s\S]*)$/.exec(said) ?? [];
  return tag === 'param' ? `\`${parameter}\` ${escaped(words)}` : escaped(said);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/: \| /g, ': ');
}

/** Text of a comment as Markdown: a `<` outside of code must not start a tag. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') ? part : part.replaceAll('<', '&lt;').replaceAll('*', String.raw`\*`),
    )
    .join('');
}
