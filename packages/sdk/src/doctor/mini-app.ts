import { isLoopback } from '../transport/loopback.ts';
import { isMonPay, parseUrl } from './addresses.ts';
import type { Arguments } from './arguments.ts';
import { ask, type Answer } from './ask.ts';
import { checkCertificate, reasonOf } from './certificate.ts';
import { fail, ok, skip, warn, type Check } from './check.ts';
import { valuesOf } from './values.ts';
import type { Variables } from './variables.ts';

const name = 'mini app';

/** Asks the redirect URI for its page without a code, like a customer who types the address. */
export async function checkMiniApp(
  variables: Variables,
  given: Partial<Arguments>,
  sound: (about: string) => boolean,
): Promise<Check[]> {
  const value = valuesOf(variables, given).find(({ option }) => option === 'redirectUri');
  const url = parseUrl(value?.text ?? '');
  if (!value || !sound(value.about) || !url || isMonPay(url)) return [];
  if (!isLoopback(url.hostname) && given.redirectUri === undefined) {
    const message =
      'is not on this machine, so it was not asked; name it with --redirect-uri to ask it';
    return [skip(name, message)];
  }
  url.hash = '';
  for (const parameter of ['code', 'error']) url.searchParams.delete(parameter);
  try {
    const answer = await ask(url);
    return [
      checkStatus(answer),
      ...checkHeaders(answer),
      ...checkCertificate(name, answer.certificate, 'launch'),
    ];
  } catch (error) {
    return [fail(name, ...reasonOf(error, 'Start your server, and check its port.'), 'launch')];
  }
}

function checkStatus({ status, headers }: Answer): Check {
  if (status === 404) {
    const message = 'answers 404 at the path of the redirect URI';
    return fail(name, message, 'Mount the launch route at that path, for GET.', 'launch');
  }
  if (status === 405) {
    const message = 'refuses GET (405), and MonPay opens the mini app with GET';
    return fail(name, message, 'Mount the launch route for GET.', 'launch');
  }
  if (status >= 500) {
    const todo =
      'Read the log of your server: a launch without a code should get a page for the customer.';
    return warn(
      name,
      `answers ${status} to a launch without a code`,
      todo,
      'e/invalid_authorization_response',
    );
  }
  if (headers.location !== undefined) {
    return ok(name, `answers ${status}, a redirect, which was not followed`);
  }
  if (status < 300) {
    const todo =
      'Answer 400 there, as redirectionEndpoint does: whoever watches the server can then tell it from a launch that worked. If another page has this path, correct the redirect URI.';
    return warn(
      name,
      `answers ${status} to a launch without a code`,
      todo,
      'e/invalid_authorization_response',
    );
  }
  return ok(name, `answers ${status} to a launch without a code`);
}

/** What a browser makes of the page: whether it may be in a frame, and when its cookies come back. */
function checkHeaders({ headers }: Answer): Check[] {
  const checks: Check[] = [];
  const policy = headers['content-security-policy']?.toString() ?? '';
  const framing = [
    /(?:^|[;,])\s*frame-ancestors\s/i.test(policy) && 'frame-ancestors',
    headers['x-frame-options'] !== undefined && 'X-Frame-Options',
  ].filter((header) => header !== false);
  if (framing.length > 0) {
    const message = `limits who shows it in a frame (${framing.join(', ')}), which MonPay does not do; open it from the sandbox in a window of its own`;
    checks.push(ok(name, message));
  }
  const strict = headers['set-cookie']?.some((cookie) => /;\s*samesite=strict\b/i.test(cookie));
  if (strict) {
    const todo =
      'Make it SameSite=Lax: a browser does not send a Strict cookie when MonPay opens the mini app, or sends the customer back from paying.';
    checks.push(warn(name, 'sets a cookie with SameSite=Strict', todo, 'security'));
  }
  return checks;
}
