/** @import { NewUser, User } from '../../generated/admin-api.ts' */
import { byId, el, memory } from './dom.js';
import { onLanguage, t } from './language.js';
import { onState } from './sandbox.js';

const otherId = 'someone-else';
const other = { first_name: '', last_name: '', phone: '' };
/** @type {readonly User[]} */
let users = [];
let chosen = memory.get('customer');

/**
 * The customer who is chosen, as the admin API takes it: one it knows, or a whole one.
 * @returns {User | NewUser | undefined}
 */
export function customer() {
  if (chosen === otherId) return someoneElse();
  return users.find(({ id }) => id === chosen) ?? users[0];
}

/** @returns {NewUser} */
function someoneElse() {
  return {
    id: otherId,
    first_name: other.first_name || t('someone_else'),
    last_name: other.last_name || null,
    phone: other.phone || '00000000',
  };
}

/**
 * What the admin API takes to mint a code for the chosen customer.
 * @param {string} clientId
 */
export function codeWanted(clientId) {
  const user = chosen === otherId ? someoneElse() : customer()?.id;
  return { client_id: clientId, ...(user !== undefined && { user }) };
}

/**
 * A customer's whole name, first name first; MonPay may know none.
 * @param {User | NewUser | undefined} user
 */
export function fullName(user) {
  return [user?.first_name, user?.last_name].filter(Boolean).join(' ') || t('nameless');
}

/**
 * A round picture of a customer: the first letter of the name.
 * @param {User | NewUser | undefined} user
 */
export function avatar(user) {
  const [letter = '?'] = [user?.first_name, user?.last_name].filter(Boolean).join('') || '?';
  return el('span', { class: 'avatar', 'aria-hidden': true }, letter);
}

/**
 * Shows the customers beside the phone; calls back when another is chosen.
 * @param {() => void} onChange
 */
export function startCustomers(onChange) {
  const list = byId('customer-list');
  const show = () => {
    list.replaceChildren(...users.map((user) => choice(user, fullName(user), user.phone)));
    list.append(otherChoice());
    byId('someone-else').replaceChildren(...fields());
    byId('someone-else').hidden = chosen !== otherId;
    onChange();
  };
  onState((state) => {
    if (JSON.stringify(state.users) === JSON.stringify(users)) return;
    users = state.users;
    show();
  });
  onLanguage(show);
  list.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    chosen = target.value;
    memory.set('customer', chosen);
    byId('someone-else').hidden = chosen !== otherId;
    onChange();
  });
  byId('someone-else').addEventListener('input', ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    if (name !== 'first_name' && name !== 'last_name' && name !== 'phone') return;
    other[name] = value.trim();
    onChange();
  });
  byId('customers').addEventListener('submit', (event) => event.preventDefault());
}

/**
 * @param {Pick<User | NewUser, 'id' | 'first_name' | 'last_name'>} user
 * @param {string} name
 * @param {string} [detail]
 */
function choice(user, name, detail) {
  const radio = el('input', { type: 'radio', name: 'customer', value: user.id });
  radio.checked = user.id === customer()?.id;
  return el(
    'label',
    { class: 'customer' },
    radio,
    el('span', { class: 'name' }, name),
    detail === undefined ? undefined : el('span', { class: 'number' }, detail),
  );
}

function otherChoice() {
  const user = { id: otherId, first_name: null, last_name: null };
  return choice(user, t('someone_else'));
}

function fields() {
  const labels = /** @type {const} */ ({
    first_name: 'first_name',
    last_name: 'last_name',
    phone: 'phone_number',
  });
  const names = /** @type {(keyof typeof labels)[]} */ (Object.keys(labels));
  return names.map((name) =>
    el('input', {
      name,
      value: other[name],
      maxlength: 100,
      placeholder: t(labels[name]),
      'aria-label': t(labels[name]),
      autocomplete: 'off',
      ...(name === 'phone' && { inputmode: 'tel' }),
    }),
  );
}
