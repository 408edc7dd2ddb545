import { requestTokenRequest } from '@monpay-miniapp/client/requests';
import * as z from 'zod/mini';

/** The URL of a server. What is wrong is said with the value, which is not secret. */
export function serverUrl(): z.ZodMiniString<string> {
  return z.string({ error: 'must be a URL' }).check(z.refine(isServer, { error: saidOf }));
}

function isServer(text: string): boolean {
  return wrongWith(text) === undefined;
}

function saidOf({ input }: { readonly input?: unknown }): string {
  return wrongWith(String(input)) ?? '';
}

/** The first condition that a server's URL breaks. */
function wrongWith(text: string): string | undefined {
  if (!URL.canParse(text)) return 'must be a whole URL, such as https://wallet.example';
  const url = new URL(text);
  const shown = url.origin === 'null' ? url.protocol : withoutSlash(url);
  const broken: [boolean, string][] = [
    [url.protocol !== 'https:' && url.protocol !== 'http:', 'must be an https: URL'],
    [url.username !== '' || url.password !== '', 'must not have a user name or password'],
    [text.includes('?'), 'must not have a query'],
    [text.includes('#'), 'must not have a fragment'],
    [endsLikeEndpoint(url.pathname), `must end before ${endpointPath()}`],
  ];
  const [, message] = broken.find(([holds]) => holds) ?? [];
  return message && `${message} (it is ${shown})`;
}

function endpointPath(): string {
  const nothing = { redirect_uri: '', client_id: '', client_secret: '', code: '' };
  return requestTokenRequest(nothing).path;
}

/** Whether the path ends in the endpoint's, or in a beginning of it. */
function endsLikeEndpoint(pathname: string): boolean {
  const steps = endpointPath().split('/').slice(1);
  const path = withoutSlashes(pathname);
  return steps.some((_, i) => path.endsWith(`/${steps.slice(0, i + 1).join('/')}`));
}

/** The URL without a slash at its end, and without query and fragment. */
export function withoutSlash(url: string | URL): string {
  const { origin, pathname } = new URL(url);
  return origin + withoutSlashes(pathname);
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}
