import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { actorNames, sequences } from '../sequences/sequence.ts';
import { base, languages, origin, type Language } from '../site.ts';
import { figures } from './figures.ts';
import { allPages, type WrittenPage } from './pages.ts';
import { sourceOf, type Shown } from './source.ts';

const site = new URL(base, origin);

/** Writes each page as Markdown beside it (`index.md`), and `llms.txt`, which lists them, in both languages. */
export function markdownPages(): AstroIntegration {
  return {
    name: 'markdown-pages',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const lists = (Object.keys(languages) as Language[]).map((language) => {
          const pages = allPages(languages[language]);
          for (const page of pages) {
            const folder = new URL(folderOf(page, language), dir);
            mkdirSync(folder, { recursive: true });
            writeFileSync(new URL('index.md', folder), asMarkdown(page, language));
          }
          return listOf(pages, language);
        });
        writeFileSync(
          new URL('llms.txt', dir),
          `# MonPay мини апп · MonPay mini apps\n\n${about}\n\n${lists.join('\n')}`,
        );
      },
    },
  };
}

const about =
  '> How the server of a MonPay mini app signs customers in and is paid, with @monpay-miniapp/sdk and a sandbox. Each page is Mongolian and English. Not an official MonPay product.';

function listOf(pages: readonly WrittenPage[], language: Language): string {
  const guidesFirst = pages.toSorted((a, b) => Number(isError(a)) - Number(isError(b)));
  const lines = guidesFirst.map((page) => {
    const { href } = new URL(`${folderOf(page, language)}index.md`, site);
    return `- [${unquoted(page.matter['title'])}](${href}): ${unquoted(page.matter['description'])}`;
  });
  return `## ${{ mn: 'Монгол', en: 'English' }[language]}\n\n${lines.join('\n')}\n`;
}

function isError({ name }: WrittenPage): boolean {
  return name.startsWith('e/');
}

/** Where a page lies below the base. */
function folderOf({ name }: WrittenPage, language: Language): string {
  const path = name.replace(/\.mdx?$/, '/').replace(/^index\/$/, '');
  return languages[language] + path;
}

/** A page in which code, drawings and tabs are text. */
function asMarkdown({ body, matter }: WrittenPage, language: Language): string {
  const text = body
    .replaceAll(/^import .*\n/gm, '')
    .replaceAll(/^( *)<Source ([^>]*)\/>$/gm, (_, indent: string, given: string) => {
      const { code, lang } = sourceOf(attributesOf(given) as unknown as Shown);
      return indented([`\`\`\`${lang}`, code, '```'].join('\n'), indent);
    })
    .replaceAll(/^<Figures \/>$/gm, () =>
      figures(language)
        .map((each) => `- ${each}`)
        .join('\n'),
    )
    .replaceAll(/^<Sequence ([^>]*)\/>$/gm, (_, given: string) =>
      stepsOf(attributesOf(given)['of'] as keyof typeof sequences, language),
    )
    .replaceAll(/^<Phone title="([^"]*)" \/>$/gm, (_, title: string) => {
      const { href } = new URL(`try/phone/?lang=${language}`, site);
      return `[${title}](${href})`;
    })
    // What is in a tab is indented twice more than the step it belongs to.
    .replaceAll(
      /^( *)<TabItem label="([^"]*)">\n([\s\S]*?)^\1<\/TabItem>\n/gm,
      (_, indent: string, label: string, inner: string) =>
        `${indent.slice(2)}**${label}**\n\n${inner.replaceAll(/^ {4}/gm, '')}\n`,
    )
    .replaceAll(/^ *<\/?(?:Steps|Tabs)[^>]*>\n/gm, '')
    .replaceAll(/<span class="level \w+">([^<]*)<\/span>/g, '($1)')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return `# ${unquoted(matter['title'])}\n\n${unquoted(matter['description'])}\n\n${text}\n`;
}

function stepsOf(name: keyof typeof sequences, language: Language): string {
  return sequences[name]
    .map(({ from, to, words }, at) => {
      const who = from === to ? [from] : [from, to];
      const names = who.map((actor) => actorNames[actor][language]).join(' → ');
      return `${at + 1}. ${names}: ${words[language]}`;
    })
    .join('\n');
}

function attributesOf(given: string): Record<string, string> {
  return Object.fromEntries(
    [...given.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/^(?=.)/gm, indent);
}

function unquoted(text = ''): string {
  return text.startsWith('"') ? (JSON.parse(text) as string) : text;
}
