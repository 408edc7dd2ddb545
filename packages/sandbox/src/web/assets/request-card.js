import { announce } from './announce.js';
import { el } from './dom.js';
import { language, t } from './language.js';

/** What a request carried, redacted, folded away until it is asked for. */
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

/** The outcome of a request: why, what differed, and how sure we are that MonPay does the same. */
export function answerBlock({ request, explanation = request?.explanation }) {
  const block = el('div', { class: 'answer' });
  if (request?.fault !== undefined) {
    const fault = t(`fault_${request.fault}`);
    block.append(el('p', { class: 'fault-played' }, t('fault_played', { fault })));
  }
  if (explanation !== undefined) {
    block.append(el('p', {}, explanation[language()]));
    if (explanation.differences?.length > 0) block.append(differenceTable(explanation.differences));
    if (request?.fault === undefined) block.append(provenance(explanation));
  }
  return block;
}

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

function provenance({ level, sources, rule }) {
  return el(
    'details',
    { class: 'provenance', 'data-level': level },
    el('summary', {}, t(level)),
    el(
      'p',
      {},
      [t(`${level}_long`), ...sources.map((source) => t(`source_${source}`))].join(' · '),
    ),
    el('p', {}, el('code', {}, rule)),
  );
}

function curlBlock({ id, curl }) {
  const text = el('pre', { tabindex: 0, 'aria-label': t('as_curl') }, curl);
  const button = el('button', { type: 'button', class: 'small' }, t('copy_curl'));
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(curl).then(
      () => true,
      () => false,
    );
    if (!copied) getSelection().selectAllChildren(text);
    button.textContent = t(copied ? 'copied' : 'copy_failed');
    announce(`${button.textContent}: ${t('request_number', { id })}`);
    setTimeout(() => {
      button.textContent = t('copy_curl');
    }, 2500);
  });
  return el('div', { class: 'curl' }, text, button);
}
