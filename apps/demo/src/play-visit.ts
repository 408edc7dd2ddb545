import { authorizationCodeGrant, confidentialClient, isOAuthError } from '@monpay-miniapp/sdk';
import { createSandbox, type Sandbox } from '@monpay-miniapp/sandbox';
import { openShop } from './open-shop.ts';
import type { Outcome } from './outcome.ts';
import { serveShop } from './serve-shop.ts';
import { playPayment } from './play-payment.ts';
import type { Step } from './step.ts';
import { Visitor, type Visit } from './visitor.ts';

/** Starts a sandbox and a shop, and plays a customer's visit from the tap on the mini app to the receipt. */
export async function playVisit(): Promise<Step[]> {
  const server = await serveShop();
  const sandbox = createSandbox({ merchantUrl: server.redirectUri });
  const { url } = await sandbox.listen();
  try {
    const outcomes: Outcome[] = [];
    const onOutcome = (outcome: Outcome): unknown => outcomes.push(outcome);
    const settings = {
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      redirectUri: sandbox.redirectUri,
      authorizationServer: url,
    };
    await openShop(server, confidentialClient(settings), { framedBy: url, onOutcome });

    const { code, launchUrl } = sandbox.issueCode();
    const visitor = new Visitor();
    const visit = await visitor.open(launchUrl);
    const name = sandbox.userOf(outcomes[0]?.token?.access_token ?? '')?.firstName ?? undefined;
    const payment = await playPayment({
      visitor,
      shop: new URL(server.redirectUri).origin,
      sandbox,
    });
    const again = await visitor.open(launchUrl);
    const requests = sandbox.requests().filter(({ codeId }) => codeId !== undefined).length;
    // As a merchant's second server would, which does not know what the first has done.
    const elsewhere = confidentialClient({ ...settings, spentCodes: { claim: async () => true } });
    const refusal = await authorizationCodeGrant(elsewhere, new URLSearchParams({ code })).catch(
      (error: unknown) => error,
    );

    return [
      {
        ok: outcomes[0]?.token !== undefined,
        seen: 'the sandbox’s phone opens GET /launch?code=[redacted], and the shop gets a token',
      },
      {
        ok: visit.statuses.join() === '303,200' && visit.address.search === '',
        seen: `the shop answers ${visit.statuses.join(' and then ')}: the code has left the address`,
      },
      {
        ok: sessionIsSafe(visit),
        seen: 'the browser gets a signed session cookie (HttpOnly, SameSite=Lax)',
      },
      { ok: nothingLeaks(visit, sandbox, outcomes, code), seen: 'and no token, secret or code' },
      {
        ok: name !== undefined && visit.page.includes('Сайн байна уу') && visit.page.includes(name),
        seen: `the page greets the customer: Сайн байна уу, ${name}!`,
      },
      ...payment,
      {
        ok:
          outcomes[1]?.error?.code === 'authorization_code_reused' &&
          requests === 1 &&
          again.statuses.at(-1) === 400,
        seen: 'the same launch again is refused by the shop, and nothing is sent: authorization_code_reused',
      },
      {
        ok:
          isOAuthError(refusal) &&
          refusal.code === 'token_response_error' &&
          refusal.error === 'invalid_grant',
        seen: 'the same code from another server is refused by the sandbox: invalid_grant (HTTP 403)',
      },
    ];
  } finally {
    await Promise.all([sandbox.close(), server.close()]);
  }
}

function sessionIsSafe({ cookies }: Visit): boolean {
  return (
    cookies.length === 1 &&
    /; HttpOnly/i.test(cookies[0] ?? '') &&
    /; SameSite=Lax/i.test(cookies[0] ?? '')
  );
}

function nothingLeaks(
  visit: Visit,
  sandbox: Sandbox,
  outcomes: readonly Outcome[],
  code: string,
): boolean {
  const token = outcomes[0]?.token;
  const got = `${visit.page}${visit.address.href}${visit.cookies.join()}`;
  return [token?.access_token, token?.refresh_token, sandbox.clientSecret, code].every(
    (secret) => !secret || !got.includes(secret),
  );
}
