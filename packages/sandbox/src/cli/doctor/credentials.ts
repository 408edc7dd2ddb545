import { fail, ok, warn, type Check } from './check.ts';
import type { Variables } from './variables.ts';

const copyAgain =
  'Copy it again from the mail of MobiFinance, whole and without anything around it.';

/** Checks the client id and the client secret, and never repeats them. */
export function checkCredentials(variables: Variables): Check[] {
  const id = variables['MONPAY_CLIENT_ID'];
  const secret = variables['MONPAY_CLIENT_SECRET'];
  const checks = [
    checkCredential('MONPAY_CLIENT_ID', id),
    checkCredential('MONPAY_CLIENT_SECRET', secret),
  ];
  if (secret && secret === id) {
    checks.push(warn('MONPAY_CLIENT_SECRET', 'is the same as MONPAY_CLIENT_ID', copyAgain));
  }
  return checks;
}

function checkCredential(name: string, value: string | undefined): Check {
  if (!value) {
    const state = value === '' ? 'is empty' : 'is not set';
    return fail(
      name,
      state,
      'Set it for the server, or put it into .env. `monpay-sandbox start` prints one to try with.',
    );
  }
  if (value.trim() !== value)
    return fail(name, 'begins or ends with white space or a line break', copyAgain);
  if (/^(["'`“‘«]).*(["'`”’»])$/s.test(value)) {
    return fail(
      name,
      'stands in quotation marks, which would be sent along',
      'Remove the quotation marks.',
    );
  }
  if (!/^[\x20-\x7e]{1,1024}$/.test(value)) {
    return fail(
      name,
      'has characters outside printable ASCII, or more than 1024 of them',
      copyAgain,
    );
  }
  if (
    /^(<.*>|\$\{?\w+\}?|x{3,}|\*{3,}|\.{3}|(your|my)[-_ ].*|change[-_ ]?me|todo|placeholder|undefined|null|(client[-_ ]?)?(id|secret))$/i.test(
      value,
    )
  ) {
    return fail(name, 'is a placeholder', copyAgain);
  }
  return ok(name, 'is set and well-formed (not shown)');
}
