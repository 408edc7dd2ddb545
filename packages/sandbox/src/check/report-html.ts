import { createHash } from 'node:crypto';
import { caseGroups } from './case.ts';
import { escaped } from './escaped.ts';
import { reportStyle } from './report-style.ts';
import {
  counted,
  groupWords,
  moreWords,
  outcomeWords,
  provenanceWords,
  rightWords,
  sandboxWords,
  timeLimitWords,
} from './report-words.ts';
import type { Report } from './report.ts';
import type { Result } from './run.ts';
import { shownEntries, shownExchanges, type ShownMessage } from './shown.ts';
import type { Language, Words } from './words.ts';

const titleWords: Words = {
  mn: 'Ашиглалтад оруулахын өмнөх шалгалт',
  en: 'Go-live check',
};
const aboutWords: Words = {
  mn: 'MonPay-ийн дүрийг туршилтын орчин гүйцэтгэсэн; MonPay өөрөө шалгаагүй. «Баримтжуулсан» нь гарын авлагад бичсэн, «ажиглагдсан» нь хэн нэгэн харсан, «таамагласан» нь батлагдаагүй гэсэн үг: түүний алдаа зөвхөн анхааруулга болно.',
  en: 'A sandbox played MonPay; MonPay itself checked nothing. Documented: the guide says that MonPay does this. Observed: somebody saw it. Assumed: neither, so a fault is only a warning.',
};
const overviewWords: Words = { mn: 'Анхаарах тохиолдлууд', en: 'Cases to look at' };
const phoneWords: Words = { mn: 'Утас ↔ апп', en: 'Phone ↔ app' };
const monPayWords: Words = { mn: 'Апп ↔ MonPay', en: 'App ↔ MonPay' };
const exchangeWords: Words = { mn: 'Хүсэлт, хариу', en: 'Requests and answers' };

/** The report to send around: one page without scripts, which loads nothing. */
export function reportHtml({ app, results, timeLimit, at }: Report, language: Language): string {
  const hash = createHash('sha256').update(reportStyle).digest('base64');
  const sections = caseGroups.flatMap((group) => {
    const own = results.filter(({ played }) => played.group === group);
    if (own.length === 0) return [];
    const articles = own.map((result) => articleOf(result, language));
    return `<h2>${groupWords[group][language]}</h2>\n${articles.join('\n')}`;
  });
  const title = `${titleWords[language]}: ${escaped(app.origin + app.pathname)}`;
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${reportStyle}</style>
<h1>${title}</h1>
<p>${sandboxWords[language]} · ${at.toISOString()} · ${counted(results, language)} · ${timeLimitWords(timeLimit)[language]}</p>
${overviewOf(results, language)}
<p class="dim">${aboutWords[language]}</p>
${sections.join('\n')}
</html>
`;
}

/** What went wrong in one look, each line with a link down to its case. */
function overviewOf(results: readonly Result[], language: Language): string {
  const lines = (['failed', 'undecided', 'warning'] as const).flatMap((outcome) =>
    results
      .filter((one) => one.outcome === outcome)
      .map(({ played: { name, title } }) => {
        const link = `<a href="#${escaped(name)}">${escaped(title[language])}</a>`;
        return `<li class="${outcome}"><span class="badge">${outcomeWords[outcome][language]}</span>${link}</li>`;
      }),
  );
  if (lines.length === 0) return '';
  return `<nav aria-label="${overviewWords[language]}"><ul>\n${lines.join('\n')}\n</ul></nav>`;
}

function articleOf(result: Result, language: Language): string {
  const { played, outcome, seen, right, docs, exchanges, entries } = result;
  const advice = right && `<p>${rightWords[language]}: ${escaped(right[language])}</p>`;
  const more =
    docs && `<p>${moreWords[language]}: <a href="${docs[language]}">${docs[language]}</a></p>`;
  const phone = messagesOf(phoneWords, shownExchanges(exchanges), language);
  const monPay = messagesOf(monPayWords, shownEntries(entries), language);
  const exchange =
    phone + monPay &&
    `<details><summary>${exchangeWords[language]}</summary>${phone}${monPay}</details>`;
  return `<article id="${escaped(played.name)}" class="${outcome}">
<h3><span class="badge">${outcomeWords[outcome][language]}</span>${escaped(played.title[language])}</h3>
<p class="dim">${escaped(played.name)} · ${provenanceWords[played.provenance][language]}</p>
<p>${escaped(seen[language])}</p>
${advice ?? ''}${more ?? ''}${exchange}
</article>`;
}

function messagesOf(heading: Words, messages: readonly ShownMessage[], language: Language): string {
  if (messages.length === 0) return '';
  const blocks = messages.map(({ method, url, status, duration, headers, body, note }) => {
    const time = duration === undefined ? '' : ` (${duration} ms)`;
    const first = `${method} ${url} → ${status ?? '–'}${time}`;
    const lines = [
      first,
      ...headers,
      ...(note === undefined ? [] : [note]),
      ...(body ? ['', body] : []),
    ];
    return `<pre>${escaped(lines.join('\n'))}</pre>`;
  });
  return `<h4>${heading[language]}</h4>${blocks.join('')}`;
}
