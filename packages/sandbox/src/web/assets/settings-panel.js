/** @import { Settings } from '../../generated/admin-api.ts' */
import { announce } from './announce.js';
import { byId, el } from './dom.js';
import { onLanguage, t } from './language.js';
import { ask, onState, refresh, sandboxState } from './sandbox.js';

const choices = /** @type {const} */ ({
  error_shape: ['rfc6749', 'envelope', 'html', 'empty'],
  redirect_uri_match: ['scheme-and-domain', 'exact'],
  notice: ['before', 'with', 'after', 'never'],
});
/** Numbers, and how many milliseconds one of what the field shows is. */
const numbers = /** @type {const} */ ({
  latency: { unit: 1, min: 0, max: 60_000, step: 100 },
  notice_delay: { unit: 1, min: 0, max: 120_000, step: 500 },
  merchant_token_lifetime: { unit: 1000, min: 1, max: 31_536_000, step: 1 },
});
/** @satisfies {Settings['quirks']} */
const quirks = /** @type {const} */ ([
  'no_expires_in',
  'null_refresh_token',
  'envelope_200',
  'refusal_200',
  'phone_text',
  'redirect_uri_pay_page',
  'tnx_id',
  'both_txn_ids',
  'failed_without_id',
  'notice_twice',
  'notices_out_of_order',
  'double_payment',
]);
const choiceNames = /** @type {(keyof typeof choices)[]} */ (Object.keys(choices));
const numberNames = /** @type {(keyof typeof numbers)[]} */ (Object.keys(numbers));

/** Wires the panel that changes how the sandbox answers; every change counts at once. */
export function startSettingsPanel() {
  const panel = byId('settings');
  onLanguage(() => {
    panel.replaceChildren(form());
    show();
  });
  onState(show);
  panel.addEventListener('submit', (event) => event.preventDefault());
  panel.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
      void save(target);
    }
  });
}

/** @param {HTMLInputElement | HTMLSelectElement} field */
async function save(field) {
  const changed = await ask('changeSettings', { body: changeOf(field) });
  if (changed) announce(t('saved'));
  await refresh();
}

/**
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @returns {Partial<Settings>}
 */
function changeOf({ name, value }) {
  const number = numberNames.find((one) => one === name);
  if (number) return { [number]: Math.round(Number(value) * numbers[number].unit) };
  if (choiceNames.some((one) => one === name)) return { [name]: value };
  const known = new Set(/** @type {readonly string[]} */ (quirks));
  const { quirks: now = [] } = sandboxState()?.settings ?? {};
  const others = now.filter((quirk) => !known.has(quirk));
  return { quirks: [...others, ...quirks.filter((quirk) => checkbox(quirk)?.checked)] };
}

/** @param {string} name */
function checkbox(name) {
  const field = fieldOf(name);
  return field instanceof HTMLInputElement ? field : undefined;
}

/** @param {string} name */
function fieldOf(name) {
  const field = byId('settings').querySelector('form')?.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement
    ? field
    : undefined;
}

function show() {
  const settings = sandboxState()?.settings;
  if (settings === undefined) return;
  for (const name of choiceNames) {
    const field = fieldOf(name);
    if (field) field.value = settings[name];
  }
  for (const name of numberNames) {
    const field = fieldOf(name);
    if (!field || field === document.activeElement) continue;
    field.value = String(settings[name] / numbers[name].unit);
  }
  for (const quirk of quirks) {
    const field = checkbox(quirk);
    if (field) field.checked = settings.quirks.includes(quirk);
  }
}

function form() {
  return el(
    'form',
    { class: 'grid' },
    choiceNames.map((name) => el('label', {}, el('span', {}, t(name)), select(name))),
    numberNames.map((name) => {
      const { min, max, step } = numbers[name];
      const field = el('input', { type: 'number', name, min, max, step });
      return el('label', {}, el('span', {}, t(`${name}_in`)), field);
    }),
    el(
      'fieldset',
      {},
      el('legend', {}, t('quirks')),
      quirks.map((quirk) =>
        el(
          'label',
          { class: 'check' },
          el('input', { type: 'checkbox', name: quirk }),
          el('span', {}, t(`quirk_${quirk}`)),
        ),
      ),
    ),
  );
}

/** @param {keyof typeof choices} name */
function select(name) {
  const options = choices[name].map((value) => el('option', { value }, t(`${name}_${value}`)));
  return el('select', { name }, options);
}
