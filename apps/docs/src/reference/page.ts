import type { Language } from '../site.ts';
import type { Words } from '../errors/about.ts';
import {
  answerOf,
  membersOf,
  operations,
  type Described,
  type Level,
  type Listed,
  type Schema,
} from './openapi.ts';
import { fieldWords, operationWords } from './words.ts';

const labels = {
  title: { mn: 'API лавлах', en: 'API reference' },
  about: {
    mn: 'Токены хаяг, нөөцийн API, MonPay-ээс ирэх хүсэлтүүд, эх сурвалжийн тэмдэгтэйгээ.',
    en: 'The token endpoint, the resource API and what MonPay calls, each fact with its provenance.',
  },
  intro: {
    mn: 'Энэ лавлах `spec/openapi.yaml`-аас үүснэ. MonPay-ийн албан ёсны баримт биш тул мэдээлэл бүр эх сурвалжийн тэмдэгтэй: {documented} MonPay-ийн зааварт бичсэн, {observed} зааварт байхгүй ч ажигласан, {assumed} бидний таамаг.',
    en: "This reference is made from `spec/openapi.yaml`. It is not an official document of MonPay, so each fact has its level: {documented} MonPay's guide says so, {observed} seen, but not in the guide, {assumed} our assumption.",
  },
  try: {
    mn: 'Туршилтын орчинд шууд илгээж үзэх хүсэлтүүд: [Postman](../monpay.postman_collection.json), [.http файл](../monpay.http).',
    en: 'Requests to send to a sandbox at once: a [Postman collection](../../monpay.postman_collection.json) and an [.http file](../../monpay.http).',
  },
  calls: { mn: 'Таны сервер дуудна', en: 'What your server calls' },
  called: { mn: 'MonPay дуудна', en: 'What MonPay calls' },
  field: { mn: 'Талбар', en: 'Field' },
  meaning: { mn: 'Утга', en: 'Meaning' },
  required: { mn: 'заавал', en: 'required' },
  sent: { mn: 'Хүсэлт', en: 'Request' },
  answered: { mn: 'Хариуны `result`', en: 'The `result` of the answer' },
  answeredPlain: { mn: 'Хариу', en: 'Answer' },
  statuses: { mn: 'HTTP төлөв', en: 'HTTP status' },
  documented: { mn: 'Баримтжуулсан', en: 'Documented' },
  observed: { mn: 'Ажигласан', en: 'Observed' },
  assumed: { mn: 'Таамагласан', en: 'Assumed' },
} as const satisfies Record<string, Words>;

/** The reference of the API, as Markdown. */
export function referencePage(language: Language): string {
  const say = (label: keyof typeof labels): string => labels[label][language];
  const intro = say('intro').replaceAll(/\{(\w+)\}/g, (_, level: Level) => badge(level, language));
  const part = (listed: readonly Listed[]): string[] =>
    listed.map((each) => operationPart(each, language));
  return [
    `---\ntitle: ${JSON.stringify(say('title'))}\ndescription: ${JSON.stringify(say('about'))}\n---`,
    intro,
    say('try'),
    `## ${say('calls')}`,
    ...part(operations.filter(({ path }) => path !== undefined)),
    `## ${say('called')}`,
    ...part(operations.filter(({ path }) => path === undefined)),
    '',
  ].join('\n\n');
}

function operationPart({ method, path, operation }: Listed, language: Language): string {
  const say = (label: keyof typeof labels): string => labels[label][language];
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  const words = language === 'en' ? `${summary}. ${plain(operation)}` : operationWords[operationId];
  const body = Object.entries(requestBody?.content ?? {})[0];
  const rows = [
    ...parameters.map(({ name, schema, required = false, ...about }) =>
      row(name, { ...schema, ...about }, required, language),
    ),
    ...(body ? rowsOf(body[1].schema, language) : []),
  ];
  const { inEnvelope, schema: shown } = path === undefined ? {} : answerOf(operation);
  return [
    `### ${operationId}`,
    `\`${method.toUpperCase()}${path === undefined ? '' : ` ${path}`}\`${body ? `, \`${body[0]}\`` : ''} ${badgeOf(operation, language)}`,
    words ?? '',
    ...(rows.length > 0 ? [`**${say('sent')}**`, table(rows, language)] : []),
    ...(shown
      ? [
          `**${say(inEnvelope ? 'answered' : 'answeredPlain')}**`,
          table(rowsOf(shown, language), language),
        ]
      : []),
    `**${say('statuses')}.** ${Object.entries(responses)
      .map(([status, response]) => `${status} ${badgeOf(response, language)}`)
      .join(' · ')}`,
  ].join('\n\n');
}

function rowsOf(schema: Schema | undefined, language: Language): string[] {
  return [...membersOf(schema)].map(([name, { must, ...field }]) =>
    row(name, field, must, language),
  );
}

function row(name: string, field: Schema, must: boolean, language: Language): string {
  const type = must ? `${typeOf(field)}, ${labels.required[language]}` : typeOf(field);
  const meaning = language === 'en' ? plain(field) : (fieldWords[name] ?? '');
  const about = `\`${name}\`<br>${type}<br>${badgeOf(field, language)}`;
  return `| ${about} | ${meaning.replaceAll('|', String.raw`\|`)} |`;
}

function table(rows: readonly string[], language: Language): string {
  const heads = (['field', 'meaning'] as const).map((label) => labels[label][language]);
  return [`| ${heads.join(' | ')} |`, '| --- | --- |', ...rows].join('\n');
}

function typeOf(schema: Schema): string {
  const { type, oneOf, anyOf } = schema;
  if (type !== undefined) return [type].flat().join(' / ');
  const types = (oneOf ?? anyOf ?? []).map(typeOf);
  return [...new Set(types)].join(' / ');
}

/** The spec's own words. Its marks of provenance are the badges. */
function plain({ description = '' }: Described): string {
  return description
    .replaceAll(/\s+/g, ' ')
    .replace(/^\*\*Documented\*\*(?: \[\w+\])+[.,:]? ?/, '')
    .replace(/^\*\*(?:Observed|Assumed)\*\*(?: \[\w+\])+[.,:]? ?/, '')
    .replaceAll(/ ?\[(?:[A-Z]|RFC\d+)\]/g, '')
    .replaceAll(/<|>/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'))
    .trim();
}

function badgeOf(part: Described, language: Language): string {
  return badge(part['x-provenance']?.level ?? 'assumed', language);
}

function badge(level: Level, language: Language): string {
  return `<span class="level ${level}">${labels[level][language]}</span>`;
}
