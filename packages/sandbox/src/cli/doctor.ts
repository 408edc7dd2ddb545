import { coloured } from './coloured.ts';
import type { DoctorOptions } from './command-line.ts';
import { checkAuthorizationServer } from './doctor/authorization-server.ts';
import { fail, ok, type Check } from './doctor/check.ts';
import { checkCredentials } from './doctor/credentials.ts';
import { checkReachability, checkRedirectUri } from './doctor/redirect-uri.ts';
import { readVariables, type Variables } from './doctor/variables.ts';

/**
 * Checks a merchant's set-up and prints a line for each thing. Spends no code, and asks no real MonPay host.
 * @returns the exit code: 1 where something can't work
 * @throws {CliError} where the file of variables can't be read
 */
export async function doctor(options: DoctorOptions): Promise<number> {
  const { variables, source } = readVariables(process.env, options.envFile);
  const checks = await examine(variables, options);
  const failures = checks.filter(({ level }) => level === 'fail').length;
  const warnings = checks.filter(({ level }) => level === 'warn').length;
  const well = failures === 0;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ok: well, checks })}\n`
      : [
          `Variables are read from ${source}.\n`,
          ...checks.map(lines),
          `\n${well ? 'Nothing stands in the way' : 'It cannot work yet'}: ${failures} to mend, ${warnings} to look at. No code was spent.\n`,
        ].join('\n'),
  );
  return well ? 0 : 1;
}

/** All that the doctor finds: what is set, well-formed, and answers. */
export async function examine(
  variables: Variables,
  options: Partial<DoctorOptions> = {},
): Promise<Check[]> {
  const redirectUri = options.redirectUri ?? variables['MONPAY_REDIRECT_URI'];
  const form = checkRedirectUri(
    redirectUri,
    options.redirectUri === undefined ? undefined : '--redirect-uri',
  );
  const sound = form.every(({ level }) => level !== 'fail');
  const [reachable, server] = await Promise.all([
    sound && redirectUri ? checkReachability(redirectUri, options.redirectUri !== undefined) : [],
    checkAuthorizationServer(
      options.authorizationServer ?? variables['MONPAY_AUTHORIZATION_SERVER'],
      options.authorizationServer !== undefined,
    ),
  ]);
  return [
    ...checkCredentials(variables),
    ...form,
    ...reachable,
    ...server,
    checkTlsSwitch(variables),
  ];
}

function checkTlsSwitch(variables: Variables): Check {
  const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
  return variables[name] === '0'
    ? fail(
        name,
        'is 0: every certificate is believed, so anybody on the way gets the client secret',
        'Remove it. To trust one certificate more, use NODE_EXTRA_CA_CERTS.',
      )
    : ok(name, 'does not switch certificate checks off');
}

const marks = { ok: 'green', warn: 'yellow', fail: 'red' } as const;

function lines({ level, about, message, todo }: Check): string {
  const mark = coloured(process.stdout, marks[level], level.padEnd(4));
  return `${mark}  ${about} ${message}${todo === undefined ? '' : `\n      → ${todo}`}`;
}
