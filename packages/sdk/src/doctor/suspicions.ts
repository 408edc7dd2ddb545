import { isLoopback } from '../transport/loopback.ts';
import { isMonPay, parseUrl } from './addresses.ts';
import { fail, warn, type Check } from './check.ts';
import { copyAgain, type Value } from './values.ts';

const placeholder =
  /^(<.*>|\$\{?\w+\}?|x{3,}|\*{3,}|\.{3}|(your|my)[-_ ].*|change[-_ ]?me|todo|placeholder|undefined|null|(client[-_ ]?)?(id|secret))$/i;

/** What can't be what MobiFinance issued or MonPay opens, whether a client would take it or not. */
export function suspicionsOf(value: Value, values: readonly Value[]): Check[] {
  const { option, about, text } = value;
  if (!text) return [];
  if (text.trim() !== text) {
    return [
      fail(about, 'begins or ends with white space or a line break', value.todo.wrong, value.page),
    ];
  }
  if (/^(["'`“‘«]).*(["'`”’»])$/s.test(text)) {
    return [
      fail(
        about,
        'is in quotation marks, which would be sent too',
        'Remove the quotation marks.',
        value.page,
      ),
    ];
  }
  switch (option) {
    case 'clientId':
      return placeholders(value);
    case 'clientSecret':
      return [...placeholders(value), ...same(value, values), ...madeUp(value, values)];
    case 'redirectUri':
      return redirectUri(about, parseUrl(text));
    case 'authorizationServer':
      return authorizationServer(about, parseUrl(text));
  }
}

function placeholders({ about, text = '' }: Value): Check[] {
  return placeholder.test(text)
    ? [fail(about, 'is a placeholder', copyAgain, 'e/unauthorized_client')]
    : [];
}

function same({ about, text }: Value, values: readonly Value[]): Check[] {
  const id = values.find(({ option }) => option === 'clientId');
  return id && id.text === text
    ? [warn(about, `is the same as ${id.about}`, copyAgain, 'e/unauthorized_client')]
    : [];
}

function madeUp({ about, text = '' }: Value, values: readonly Value[]): Check[] {
  const server = values.find(({ option }) => option === 'authorizationServer')?.text;
  const url = parseUrl(server ?? '');
  if (!text.startsWith('sbx_') || (server !== undefined && !(url && isMonPay(url)))) return [];
  const todo =
    'Set MONPAY_AUTHORIZATION_SERVER to the address of the sandbox, as its .env block has it.';
  return [
    fail(
      about,
      'was made by a sandbox, and requests would go to MonPay',
      todo,
      'e/unauthorized_client',
    ),
  ];
}

function redirectUri(about: string, url: URL | undefined): Check[] {
  if (!url) return [];
  const found: Check[] = [];
  if (isMonPay(url)) {
    const todo = "It is the URL of your mini app, not of MonPay's server.";
    found.push(fail(about, 'names a host of MonPay', todo, 'e/redirect_uri_mismatch'));
  }
  if (['code', 'error'].some((name) => url.searchParams.has(name))) {
    const todo = 'Remove it: MonPay adds ?code= at each launch.';
    found.push(
      fail(about, 'has a code or error parameter already', todo, 'e/redirect_uri_mismatch'),
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    const message = 'is http:, so that anybody on the way can read the code';
    found.push(warn(about, message, 'Register it with https:.', 'security'));
  }
  return found;
}

function authorizationServer(about: string, url: URL | undefined): Check[] {
  if (!url || isMonPay(url) || isLoopback(url.hostname) || about.startsWith('--')) return [];
  return [
    warn(
      about,
      'names neither MonPay nor this machine; it was not asked',
      'Check that it is the host that MonPay gave you; to ask it, name it with --authorization-server.',
      'e/not_found',
    ),
  ];
}
