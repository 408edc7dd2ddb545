/** @import { FaultName, FaultTarget, State } from '../../generated/admin-api.ts' */
import { byId, el, isNews } from './dom.js';
import { language, onLanguage, t } from './language.js';
import { ask, onState, refresh, sandboxState } from './sandbox.js';

/** @satisfies {Readonly<Record<string, readonly FaultName[]>>} */
const groups = /** @type {const} */ ({
  fault_group_errors: [
    'server_error',
    'invalid_request',
    'unauthorized_client',
    'invalid_grant',
    'unsupported_grant_type',
    'status_429',
    'status_500',
    'status_502',
    'status_503',
  ],
  fault_group_shapes: [
    'html',
    'html_200',
    'empty',
    'envelope',
    'envelope_200',
    'token_in_envelope',
    'no_expires_in',
    'null_refresh_token',
    'gzip',
    'wrong_content_type',
    'truncated',
    'huge_body',
    'redirect',
  ],
  fault_group_network: ['delay', 'slow_body', 'hang', 'hang_after', 'reset_before', 'reset_after'],
  fault_group_resource: [
    'unauthorized',
    'insufficient_access',
    'bad_request',
    'internal_error',
    'refund_failed',
    'other_amount',
    'other_receiver',
    'other_customer',
  ],
});

/** @satisfies {readonly FaultTarget[]} */
const targets = /** @type {const} */ ([
  'token',
  'resource',
  'getUserInfo',
  'createInvoice',
  'getInvoice',
  'cancelInvoice',
  'refundInvoice',
]);

/** Wires the panel that sets faults, lists what is still to come, and clears it. */
export function startFaultPanel() {
  const list = el('div', { class: 'fault-list' });
  const showList = () => {
    const faults = sandboxState()?.faults ?? [];
    if (isNews(list, [faults, language()])) list.replaceChildren(...faultLines(faults));
  };
  onState(showList);
  onLanguage(() => {
    const kept = faultSelect()?.value;
    byId('faults').replaceChildren(el('p', { class: 'faint' }, t('faults_about')), form(), list);
    const select = faultSelect();
    if (kept && select) select.value = kept;
    showList();
  });
}

/** @returns {HTMLSelectElement | undefined} */
function faultSelect() {
  const select = document.getElementById('fault');
  return select instanceof HTMLSelectElement ? select : undefined;
}

function form() {
  const fault = el('select', { id: 'fault' });
  for (const [group, names] of Object.entries(groups)) {
    const options = names.map((name) => el('option', { value: name }, t(`fault_${name}`)));
    fault.append(el('optgroup', { label: t(group) }, options));
  }
  const times = el('input', { id: 'times', type: 'number', min: 1, max: 1000, value: 1 });
  const target = el('select', { id: 'on' });
  target.append(...targets.map((name) => el('option', { value: name }, t(`on_${name}`))));
  // Of a fault that only one side has, that side is meant.
  fault.addEventListener('change', () => {
    const resource = groups.fault_group_resource.some((name) => name === fault.value);
    if (resource === (target.value === 'token')) target.value = resource ? 'resource' : 'token';
  });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await ask('addFault', {
      body: {
        fault: /** @type {FaultName} */ (fault.value),
        times: Number(times.value),
        on: /** @type {FaultTarget} */ (target.value),
      },
    });
    await refresh();
  };
  return el(
    'form',
    { class: 'row', submit },
    el('label', {}, el('span', {}, t('fault')), fault),
    el('label', {}, el('span', {}, t('on')), target),
    el('label', { class: 'short' }, el('span', {}, t('times')), times),
    el('button', { type: 'submit', class: 'primary' }, t('add_fault')),
  );
}

/** @param {State['faults']} faults */
function faultLines(faults) {
  if (faults.length === 0) return [el('p', { class: 'faint' }, t('no_faults'))];
  const lines = faults.map(({ fault, left, on }) =>
    el('li', {}, t('times_left', { fault: `${t(`fault_${fault}`)} (${t(`on_${on}`)})`, left })),
  );
  return [
    el('ul', {}, lines),
    el('button', { type: 'button', class: 'small', click: clear }, t('clear_faults')),
  ];
}

async function clear() {
  await ask('clearFaults');
  await refresh();
  faultSelect()?.focus();
}
