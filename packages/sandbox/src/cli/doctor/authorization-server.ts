import { isLoopback, isMonPay, parseUrl } from '../addresses.ts';
import { checkCertificate, reasonOf } from './certificate.ts';
import { fail, ok, warn, type Check } from './check.ts';
import { request } from '../request.ts';

const variable = 'MONPAY_AUTHORIZATION_SERVER';

/** Checks where the token request would go, and that server's certificate and clock, without a code. */
export async function checkAuthorizationServer(
  value: string | undefined,
  given: boolean,
): Promise<Check[]> {
  const about = given ? '--authorization-server' : variable;
  if (!value) {
    return [
      ok(
        about,
        'is not set: the host that the guide of MonPay names is meant. It was not asked, here or ever',
      ),
    ];
  }
  const url = parseUrl(value);
  const problem = url
    ? formProblem(url)
    : (['is no URL in full', 'Write scheme and host: https://host.example'] as const);
  if (!url || problem) return [fail(about, ...(problem ?? ['', '']))];
  if (isMonPay(url)) {
    return [
      ok(
        about,
        'is well-formed; a real MonPay host is never asked, so its certificate and clock were not checked',
      ),
    ];
  }
  if (!isLoopback(url) && !given) {
    return [
      warn(
        about,
        'names neither MonPay nor this machine; it was not asked',
        'Check that it is the host that MonPay gave you; to ask it, name it with --authorization-server.',
      ),
    ];
  }
  return [ok(about, 'is well-formed'), ...(await ask(url))];
}

function formProblem(url: URL): readonly [message: string, todo: string] | undefined {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    return ['is not https:, and the client secret is sent to it', 'Write https:.'];
  }
  if (url.username || url.password) return ['carries a user name or password', 'Remove them.'];
  if (url.search || url.hash) return ['has a query or fragment', 'Remove it.'];
  if (/\/v2(\/oauth(\/token)?)?\/*$/.test(url.pathname)) {
    return ['ends in a part of /v2/oauth/token, which is added to it', 'Remove that part.'];
  }
  return undefined;
}

async function ask(url: URL): Promise<Check[]> {
  const about = 'authorization server';
  const sent = Date.now();
  try {
    const { headers, certificate } = await request(url, { method: 'GET' });
    const sandbox = headers['x-sandbox'] !== undefined;
    return [
      ok(about, `answers; it ${sandbox ? 'is a SANDBOX (not MonPay)' : 'is no sandbox of ours'}`),
      ...checkCertificate(about, certificate),
      checkClock(headers.date, sent, Date.now()),
    ];
  } catch (error) {
    return [fail(about, ...reasonOf(error, 'If it is a sandbox, start it: monpay-sandbox start'))];
  }
}

function checkClock(date: string | undefined, sent: number, received: number): Check {
  const about = 'clock';
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) {
    return warn(
      about,
      'cannot be compared: the server tells no time',
      'Check that this machine sets its clock by NTP.',
    );
  }
  // The header has whole seconds: it was written at some time within that second.
  const skew = Math.max(0, theirs - received, sent - (theirs + 999)) / 1000;
  const todo = 'Let this machine set its clock by NTP: certificates and codes are judged by it.';
  if (skew < 5) return ok(about, "agrees with the authorization server's");
  const message = `differs from the authorization server's by ${Math.round(skew)} s`;
  return skew < 120 ? warn(about, message, todo) : fail(about, message, todo);
}
