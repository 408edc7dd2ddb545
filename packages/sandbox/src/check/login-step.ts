import { scriptHeaders, type Browser, type Visit } from './browser.ts';

/** The request with which a page's own script hands the code over to the app's server. */
export interface LoginStep {
  readonly method: 'GET' | 'POST';
  /** A path of the app; `{code}` in it is the code, as in the body. */
  readonly path: string;
  readonly body: { readonly type: string; readonly text: string } | undefined;
  /** Where in its JSON answer the token stands that the page's scripts send from then on, name by name. */
  readonly bearer?: readonly string[] | undefined;
}

const place = '{code}';

/**
 * A step such as `POST /api/login code={code}` or `POST /api/login {"code":"{code}"}`; undefined if it is none, or
 * the code stands nowhere in it.
 */
export function loginStep(text: string): LoginStep | undefined {
  const [, method, path = '', rest = ''] =
    /^\s*(GET|POST)\s+(\/(?!\/)\S*)(?:\s+(\S.*?))?\s*$/s.exec(text) ?? [];
  if (method === undefined || !`${path} ${rest}`.includes(place)) return undefined;
  if (rest === '') return { method: method as LoginStep['method'], path, body: undefined };
  if (method === 'GET') return undefined;
  const isJson = rest.startsWith('{') && !rest.startsWith(place);
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
  return { method: 'POST', path, body: { type, text: isJson ? rest : rest.replace(/\s+/g, '&') } };
}

/**
 * Sends the step as a script of the app's page does, and keeps the token that it is answered. A code has no character
 * that would have to be escaped.
 */
export async function handOver(
  browser: Browser,
  { method, path, body, bearer }: LoginStep,
  code: string,
  patience: number | undefined,
): Promise<Visit> {
  const filled = (text: string): string => text.replaceAll(place, code);
  const visit = await browser.open(filled(path), {
    method,
    headers: scriptHeaders,
    ...(body && { body: { type: body.type, text: filled(body.text) } }),
    ...(patience !== undefined && { patience }),
  });
  browser.bearer = bearer && tokenIn(visit.last.body, bearer);
  return visit;
}

/** A token as a header can carry it. */
const token = /^[\w.~+/=-]{1,4096}$/;

function tokenIn(text: string, names: readonly string[]): string | undefined {
  try {
    const found = names.reduce<unknown>((inner, name) => {
      const object = Object(inner) as Record<string, unknown>;
      return Object.hasOwn(object, name) ? object[name] : undefined;
    }, JSON.parse(text));
    return typeof found === 'string' && token.test(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
