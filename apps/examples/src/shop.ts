import {
  confidentialClient,
  type AnyOAuthError,
  type ConfidentialClient,
  type TokenResponse,
} from '@monpay-miniapp/sdk';

/** The shop, as MonPay knows it. */
export function shopClient(): ConfidentialClient {
  return confidentialClient({
    clientId: process.env.MONPAY_CLIENT_ID,
    clientSecret: process.env.MONPAY_CLIENT_SECRET,
    redirectUri: process.env.MONPAY_REDIRECT_URI,
    authorizationServer: process.env.MONPAY_AUTHORIZATION_SERVER, // unset: the documented host
  });
}

// Tokens stay on the server. A real shop keeps them in a store that all its processes share.
const sessions = new Map<string, TokenResponse>();

/**
 * Opens a new session, whoever the browser was before: a launch has no `state`, so it proves nothing about
 * who was here.
 * @returns the session's cookie, for `Set-Cookie`
 */
export function openSession(token: TokenResponse): string {
  const id = crypto.randomUUID();
  sessions.set(id, token);
  return `session=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`;
}

/** The page of the shop, for whoever has a session. */
export function shopPage(cookies: string | undefined): { status: number; html: string } {
  const id = /(?:^|; )session=([^;]*)/.exec(cookies ?? '')?.[1];
  return id && sessions.has(id)
    ? { status: 200, html: page('Тавтай морил!') }
    : { status: 401, html: page('Мини аппыг MonPay аппаас нээнэ үү.') };
}

/** What the customer sees when a launch fails. The developer's part of it goes to the log. */
export function errorPage(error: AnyOAuthError): string {
  console.error(error.message, error.hint.mn);
  return page('Уучлаарай, нэвтэрч чадсангүй. Мини аппыг хаагаад MonPay аппаас дахин нээнэ үү.');
}

function page(text: string): string {
  return `<!doctype html><html lang="mn"><meta charset="utf-8"><title>Дэлгүүр</title><p>${text}</p></html>`;
}
