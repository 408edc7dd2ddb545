import { checkAuthorizationServer } from './authorization-server.ts';
import type { Arguments } from './arguments.ts';
import { fail, ok, type Check } from './check.ts';
import { checkMiniApp } from './mini-app.ts';
import { checkOptions } from './options.ts';
import type { Variables } from './variables.ts';

/** Everything the doctor finds: what is set, well-formed, and answers. Spends no code, and asks no MonPay host. */
export async function examine(
  variables: Variables,
  given: Partial<Arguments> = {},
): Promise<Check[]> {
  const options = checkOptions(variables, given);
  const sound = (about: string): boolean =>
    options.every((check) => check.about !== about || check.level !== 'fail');
  const answers = await Promise.all([
    checkMiniApp(variables, given, sound),
    checkAuthorizationServer(variables, given, sound),
  ]);
  return [...options, ...answers.flat(), checkTlsSwitch(variables)];
}

function checkTlsSwitch(variables: Variables): Check {
  const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
  return variables[name] === '0'
    ? fail(
        name,
        'is 0: every certificate is accepted, so anybody on the way gets the client secret',
        'Remove it. To trust one certificate more, use NODE_EXTRA_CA_CERTS.',
        'security',
      )
    : ok(name, 'does not switch certificate checks off');
}
