import { announce } from './announce.js';
import { byId, el, later } from './dom.js';
import { onLanguage, t } from './language.js';
import { ask, onState, refresh, sandboxState } from './sandbox.js';

const choices = {
  error_shape: ['rfc6749', 'envelope', 'html', 'empty'],
  redirect_uri_match: ['scheme-and-domain', 'exact'],
  notice: ['before', 'with', 'after', 'never'],
};
const quirks = [
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
];

/** Wires the panel that changes how the token endpoint answers; every change counts at once. */
export function startSettingsPanel() {
  const panel = byId('settings');
  onLanguage(() => {
    panel.replaceChildren(form());
    show();
  });
  onState(show);
  panel.addEventListener('submit', (event) => event.preventDefault());
  const save = async () => {
    const fields = panel.querySelector('form').elements;
    const changed = await ask('PATCH', 'settings', {
      error_shape: fields.error_shape.value,
      redirect_uri_match: fields.redirect_uri_match.value,
      notice: fields.notice.value,
      latency: Number(fields.latency.value),
      quirks: [
        ...sandboxState().settings.quirks.filter((quirk) => !quirks.includes(quirk)),
        ...quirks.filter((quirk) => fields[quirk].checked),
      ],
    });
    if (changed !== undefined) announce(t('saved'));
    await refresh();
  };
  panel.addEventListener('change', later(save));
}

function show() {
  const settings = sandboxState()?.settings;
  const fields = byId('settings').querySelector('form')?.elements;
  if (settings === undefined || fields === undefined) return;
  for (const name of Object.keys(choices)) fields[name].value = settings[name];
  if (document.activeElement !== fields.latency) fields.latency.value = settings.latency;
  for (const quirk of quirks) fields[quirk].checked = settings.quirks.includes(quirk);
}

function form() {
  return el(
    'form',
    { class: 'grid' },
    Object.entries(choices).map(([name, values]) =>
      el('label', {}, el('span', {}, t(name)), select(name, values)),
    ),
    el(
      'label',
      {},
      el('span', {}, t('latency')),
      el('input', { type: 'number', name: 'latency', min: 0, max: 60_000, step: 100, value: 0 }),
    ),
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

function select(name, values) {
  const options = values.map((value) => el('option', { value }, t(`${name}_${value}`)));
  return el('select', { name }, options);
}
