import type { Browser, Visit } from './browser.ts';

/** The request with which a page's own script hands the code over to the app's server. */
export interface LoginStep {
  readonly method: 'GET' | 'POST';
  /** A path of the app; `{code}` in it is the code, as in the body. */
  readonly path: string;
  readonly body: { readonly type: string; readonly text: string } | undefined;
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

/** Sends the step as a script of the app's page does. A code has no character that would have to be escaped. */
export function handOver(
  browser: Browser,
  { method, path, body }: LoginStep,
  code: string,
  patience: number | undefined,
): Promise<Visit> {
  const filled = (text: string): string => text.replaceAll(place, code);
  return browser.open(filled(path), {
    method,
    headers: {
      Accept: 'application/json, */*',
      'Sec-Fetch-Site': 'same-origin',
      'Sec-Fetch-Mode': 'cors',
      'Sec-Fetch-Dest': 'empty',
    },
    ...(body && { body: { type: body.type, text: filled(body.text) } }),
    ...(patience !== undefined && { patience }),
  });
}
