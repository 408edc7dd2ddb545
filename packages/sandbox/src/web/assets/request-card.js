/** @import { Explanation, RecordedRequest } from '../../generated/admin-api.ts' */
import { answerDetails } from './answer-block.js';
import { withLocalTimes } from './countdown.js';
import { curlBlock } from './curl.js';
import { el } from './dom.js';
import { hasWords, language, t } from './language.js';

/**
 * What a request carried, redacted, folded away until it is asked for.
 * @param {RecordedRequest} request
 */
export function requestBlock(request) {
  const fields = Object.entries(request.fields);
  return el(
    'details',
    { class: 'request', id: `details-${request.id}` },
    el('summary', {}, el('code', {}, `${request.method} ${request.path}`)),
    fields.length === 0 ? el('p', {}, t('no_fields')) : fieldTable(fields),
    request.user_agent === undefined
      ? undefined
      : el('p', { class: 'faint' }, `${t('user_agent')}: `, el('code', {}, request.user_agent)),
    curlBlock(request),
  );
}

/**
 * The outcome of a request: why, what differed, how sure we are that MonPay does the same, and the answer itself.
 * @param {{ request?: RecordedRequest, explanation?: Explanation }} entry
 */
export function answerBlock({ request, explanation = request?.explanation }) {
  const block = el('div', { class: 'answer' });
  if (request?.fault !== undefined) {
    const fault = t(`fault_${request.fault}`);
    block.append(el('p', { class: 'fault-played' }, t('fault_played', { fault })));
  }
  if (explanation !== undefined) {
    block.append(el('p', {}, withLocalTimes(explanation[language()])));
    if (explanation.differences?.length) block.append(differenceTable(explanation.differences));
    if (request?.fault === undefined) block.append(provenance(explanation));
    const address = explanation.docs?.[language()];
    if (address !== undefined) block.append(pageLink(address, explanation.rule));
  }
  if (request?.answer) {
    block.append(answerDetails({ ...request.answer, status: request.status }, t('answer')));
  }
  return block;
}

/** @param {[name: string, value: string][]} fields */
function fieldTable(fields) {
  return el(
    'table',
    { class: 'fields' },
    el('caption', {}, t('fields')),
    el(
      'tbody',
      {},
      fields.map(([name, value]) =>
        el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, value)),
      ),
    ),
  );
}

/** @param {NonNullable<Explanation['differences']>} differences */
function differenceTable(differences) {
  const heads = ['field', 'got', 'expected'].map((key) => el('th', { scope: 'col' }, t(key)));
  return el(
    'table',
    { class: 'differences' },
    el('caption', { class: 'sr' }, t('differences')),
    el('thead', {}, el('tr', {}, heads)),
    el(
      'tbody',
      {},
      differences.map(({ field, part, got, expected }) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, field, part ? el('small', {}, ` ${t(`part_${part}`)}`) : ''),
          el('td', { class: 'got' }, got === '' ? t('nothing') : got),
          el('td', { class: 'expected' }, expected),
        ),
      ),
    ),
  );
}

/**
 * Leads to the page of the site about a rule.
 * @param {string} address
 * @param {string} rule
 */
function pageLink(address, rule) {
  const link = el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, t('more'));
  return el('p', { class: 'more' }, link, ' ', el('code', {}, rule));
}

/** @param {Explanation} explanation */
function provenance({ level, sources, rule }) {
  const named = sources.map((source) => `source_${source}`).filter(hasWords);
  return el(
    'details',
    { class: 'provenance', 'data-level': level },
    el('summary', {}, t(level)),
    el('p', {}, [t(`${level}_long`), ...named.map((key) => t(key))].join(' · ')),
    el('p', {}, el('code', {}, rule)),
  );
}
