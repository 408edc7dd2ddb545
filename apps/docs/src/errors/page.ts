import type { Language } from '../site.ts';
import { customerSees, outcomes, type About, type Words } from './about.ts';
import { otherRulesAbout } from './other-rules.ts';
import { resourceRulesAbout } from './resource-rules.ts';
import { sdkCodes } from './sdk-codes.ts';
import {
  hints,
  otherRules,
  resourceHints,
  resourceRules,
  rules,
  tokenErrorStatus,
  type Hint,
} from './tables.ts';
import { tokenRules } from './token-rules.ts';

/** The names that have a page, in the order of the sidebar. A name that two tables have is one page. */
export const errorNames = {
  sdk: Object.keys(sdkCodes),
  token: Object.keys(rules),
  resource: Object.keys(resourceRules),
  other: Object.keys(otherRules),
};

const labels = {
  sdk: { mn: 'sdk-ийн алдаа', en: 'An error of the sdk' },
  token: { mn: 'Туршилтын орчин: токены хаяг', en: 'The sandbox: the token endpoint' },
  resource: { mn: 'Туршилтын орчин: нөөцийн API', en: 'The sandbox: the resource API' },
  other: { mn: 'Туршилтын орчин', en: 'The sandbox' },
  cause: { mn: 'Шалтгаан', en: 'Cause' },
  check: { mn: 'Юуг шалгах', en: 'What to check' },
  launch: { mn: 'Нээлтэд', en: 'At a launch' },
  later: { mn: 'Токены дараа', en: 'After the token' },
  wrong: { mn: 'Юу буруу, яаж засах', en: 'What is wrong, and what to do' },
  answer: { mn: 'Хариу', en: 'Answer' },
  customer: { mn: 'Хэрэглэгч юу харах', en: 'What the customer should see' },
  outcome: { mn: 'Юу болсон', en: 'Outcome' },
  attempt: { mn: 'Туршилтын орчинд яаж гаргах', en: 'How to reproduce it in the sandbox' },
  source: { mn: 'Эх сурвалж', en: 'Provenance' },
} as const satisfies Record<string, Words>;

const levels: Readonly<Record<'documented' | 'observed' | 'assumed', Words>> = {
  documented: { mn: 'MonPay-ийн зааварт бичсэн.', en: "MonPay's guide says so." },
  observed: {
    mn: 'Зааварт байхгүй ч MonPay дээр ажигласан.',
    en: 'Seen from MonPay, but not in its guide.',
  },
  assumed: { mn: 'Баримт байхгүй, бидний таамаг.', en: 'Our assumption: nothing documents it.' },
};

type Line = readonly [label: Words, text: string];

/** The page of a code, as Markdown. */
export function errorPage(name: string, language: Language): string {
  const sections = [...sdkSection(name, language), ...ruleSections(name, language)];
  const [[, firstLines] = ['', []]] = sections;
  const description = plain(firstLines[0]?.[1] ?? '');
  const body = sections.map(([heading, lines]) => {
    const text = lines.map(([label, words]) => `**${label[language]}.** ${words}`);
    return [`## ${heading}`, ...text].join('\n\n');
  });
  return [
    `---\ntitle: ${JSON.stringify(name)}\ndescription: ${JSON.stringify(description)}\n---`,
    ...body,
    '',
  ].join('\n\n');
}

function sdkSection(name: string, language: Language): (readonly [string, Line[]])[] {
  const about = sdkCodes[name];
  if (!about) return [];
  const lines: Line[] = [
    [labels.cause, about.cause[language]],
    [
      labels.check,
      [...hintsOf(name, language), ...(about.check ? [about.check[language]] : [])].join(' '),
    ],
    ...aboutLines(about, language),
  ];
  return [[labels.sdk[language], lines]];
}

/** What the sdk itself says. A name that both tables have says when each is meant. */
function hintsOf(name: string, language: Language): string[] {
  const launch = (hints as Readonly<Record<string, Hint>>)[name]?.[language];
  const later = (resourceHints as Readonly<Record<string, Hint>>)[name]?.[language];
  if (launch === undefined || later === undefined) return [launch ?? later ?? []].flat();
  return [`${labels.launch[language]}: ${launch}`, `${labels.later[language]}: ${later}`];
}

function ruleSections(name: string, language: Language): (readonly [string, Line[]])[] {
  const sections: (readonly [string, Line[]])[] = [];
  if (isOf(rules, name)) {
    const { error, level, ...words } = rules[name];
    const answer = `HTTP ${tokenErrorStatus[error]}, [\`${error}\`](../${error}/).`;
    const about = aboutLines(tokenRules[name], language);
    sections.push([labels.token[language], ruleLines(words, answer, level, about, language)]);
  }
  if (isOf(resourceRules, name)) {
    const { error, level, ...words } = resourceRules[name];
    const about = aboutLines(resourceRulesAbout[name], language);
    const lines = ruleLines(words, `\`${error}\`.`, level, about, language);
    sections.push([labels.resource[language], lines]);
  }
  if (isOf(otherRules, name)) {
    const { level, ...words } = otherRules[name];
    const { status, ...about } = otherRulesAbout[name];
    const answer = `HTTP ${status}.`;
    const lines = ruleLines(words, answer, level, aboutLines(about, language), language);
    sections.push([labels.other[language], lines]);
  }
  return sections;
}

function ruleLines(
  words: Words,
  answer: string,
  level: keyof typeof levels,
  about: Line[],
  language: Language,
): Line[] {
  return [
    // What a request fills in.
    [labels.wrong, escaped(words[language].replaceAll(/\{\w+\}/g, '…'))],
    [labels.answer, answer],
    ...about,
    [labels.source, levels[level][language]],
  ];
}

function aboutLines(about: About<{ readonly words: Words }>, language: Language): Line[] {
  return [
    [labels.customer, customerSees[about.customer][language]],
    [labels.outcome, outcomes[about.outcome][language]],
    [labels.attempt, about.attempt.words[language]],
  ];
}

function isOf<Table extends object>(table: Table, name: string): name is keyof Table & string {
  return Object.hasOwn(table, name);
}

/** Text of a table as Markdown. An example of an address is code, and not a link. */
function escaped(text: string): string {
  return text.replaceAll(/[<>*_[\]]/g, String.raw`\$&`).replaceAll(/https?:\/\/[^\s,]+/g, '`$&`');
}

function plain(text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`\\]/g, '');
}
