import { byId, el, memory } from './dom.js';
import { onLanguage, t } from './language.js';
import { onState } from './sandbox.js';

const otherId = 'someone-else';
const other = { first_name: '', last_name: '', phone: '' };
let users = [];
let chosen = memory.get('customer');

/** The customer who is chosen on the phone, as the admin API takes it: one it knows, or a whole one. */
export function customer() {
  if (chosen === otherId) {
    return { ...other, first_name: other.first_name || t('someone_else'), id: otherId };
  }
  return users.find(({ id }) => id === chosen) ?? users[0];
}

/** What the admin API takes to mint a code for the chosen customer. */
export function customerWanted() {
  const { id, first_name, last_name, phone } = customer();
  if (id !== otherId) return id;
  return { id, first_name, last_name: last_name || '–', phone: phone || '00000000' };
}

/** A customer's whole name, first name first. */
export function fullName(user) {
  return [user?.first_name, user?.last_name].filter(Boolean).join(' ');
}

/** A round picture of a customer: the first letter of the name. */
export function avatar(user) {
  const [letter = '?'] = fullName(user);
  return el('span', { class: 'avatar', 'aria-hidden': true }, letter);
}

/** Shows the customers on the phone's home screen; calls back when another is chosen. */
export function startCustomers(onChange) {
  const list = byId('customer-list');
  const show = () => {
    list.replaceChildren(...users.map((user) => choice(user, user.phone)), otherChoice(), fields());
    onChange();
  };
  onState((state) => {
    if (JSON.stringify(state.users) === JSON.stringify(users)) return;
    users = state.users;
    show();
  });
  onLanguage(show);
  list.addEventListener('change', ({ target }) => {
    if (target.type !== 'radio') return;
    chosen = target.value;
    memory.set('customer', chosen);
    byId('someone-else').hidden = chosen !== otherId;
    if (chosen === otherId) byId('someone-else').scrollIntoView({ block: 'nearest' });
    onChange();
  });
  list.addEventListener('input', ({ target }) => {
    if (!Object.hasOwn(other, target.name)) return;
    other[target.name] = target.value.trim();
    onChange();
  });
  byId('customers').addEventListener('submit', (event) => event.preventDefault());
}

function choice(user, detail) {
  const radio = el('input', { type: 'radio', name: 'customer', value: user.id });
  radio.checked = user.id === customer()?.id;
  return el(
    'label',
    { class: 'customer' },
    avatar(user),
    el(
      'span',
      { class: 'who' },
      el('span', { class: 'name' }, fullName(user)),
      detail === undefined ? undefined : el('span', { class: 'number' }, detail),
    ),
    radio,
  );
}

function otherChoice() {
  const label = choice({ id: otherId, first_name: t('someone_else') });
  label.querySelector('.avatar').textContent = '+';
  return label;
}

function fields() {
  const labels = { first_name: 'first_name', last_name: 'last_name', phone: 'phone_number' };
  return el(
    'div',
    { id: 'someone-else', class: 'someone-else', hidden: chosen !== otherId },
    Object.entries(labels).map(([name, key]) =>
      el('input', {
        name,
        value: other[name],
        maxlength: 100,
        placeholder: t(key),
        'aria-label': t(key),
        autocomplete: 'off',
        ...(name === 'phone' && { inputmode: 'tel' }),
      }),
    ),
  );
}
