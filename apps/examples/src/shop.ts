import {
  confidentialClient,
  isOAuthError,
  isResourceError,
  userInfo,
  type ConfidentialClient,
  type TokenResponse,
} from '@monpay-miniapp/sdk';

/** What a framework is to answer. */
export interface Page {
  readonly status: 200 | 401 | 404;
  readonly html: string;
}

/** Who is in the shop. */
export interface Customer {
  readonly userId: number;
  readonly name: string;
  /** Stays on the server. */
  readonly accessToken: string;
}

let client: ConfidentialClient | undefined;

/** The shop, as MonPay knows it. Made when it is first needed, since `next build` loads this file, too. */
export function shopClient(): ConfidentialClient {
  return (client ??= confidentialClient({
    clientId: process.env.MONPAY_CLIENT_ID,
    clientSecret: process.env.MONPAY_CLIENT_SECRET,
    redirectUri: process.env.MONPAY_REDIRECT_URI,
    authorizationServer: process.env.MONPAY_AUTHORIZATION_SERVER, // unset: the documented host
    pageServer: process.env.MONPAY_PAGE_SERVER, // if browsers know it by another name
  }));
}

// On what all copies of this module share: each route of Next.js has its own. A real shop keeps its sessions in a
// store that all its processes share, and lets them end.
const shared = globalThis as { sessions?: Map<string, Customer> };
const sessions = (shared.sessions ??= new Map());

/**
 * Asks MonPay who came, and opens a new session, whoever the browser was before: a launch has no `state`, so it
 * proves nothing about who was here.
 * @returns the session's cookie, for `Set-Cookie`
 */
export async function signIn({ access_token: accessToken }: TokenResponse): Promise<string> {
  const { userId, userFirstname } = await userInfo(shopClient(), accessToken);
  const id = crypto.randomUUID();
  sessions.set(id, { userId, accessToken, name: userFirstname ?? '' });
  // Not Strict: a browser would not send it when MonPay's page sends the customer back.
  const cookie = `session=${id}; Path=/; HttpOnly; SameSite=Lax`;
  return shopClient().redirectUri.startsWith('https:') ? `${cookie}; Secure` : cookie;
}

/** The customer whose session the `Cookie` header names. */
export function customerOf(cookies: string | null | undefined): Customer | undefined {
  return sessions.get(/(?:^|; )session=([^;]*)/.exec(cookies ?? '')?.[1] ?? '');
}

/** The page of the shop, for whoever has a session. */
export function shopPage(customer: Customer | undefined): Page {
  if (!customer) return { status: 401, html: page('Мини аппыг MonPay аппаас нээнэ үү.') };
  const buy = '<form method="post" action="/checkout"><button>Сүүтэй цай, 6500 ₮</button></form>';
  const name = customer.name && `, ${customer.name}`;
  return { status: 200, html: page(`Тавтай морил${name}!`, buy) };
}

/** What the customer sees when something fails. The developer's part of it goes to the log. */
export function errorPage(error: unknown): string {
  if (isOAuthError(error) || isResourceError(error))
    console.error(error.message, error.hint.mn, error.docs);
  else console.error(error);
  return page('Уучлаарай, алдаа гарлаа. Мини аппыг хаагаад MonPay аппаас дахин нээнэ үү.');
}

/**
 * A whole page.
 * @param text what it says
 * @param more markup behind it
 */
export function page(text: string, more = ''): string {
  const escaped = text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!doctype html><html lang="mn"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Дэлгүүр</title><p>${escaped}</p>${more}</html>`;
}
