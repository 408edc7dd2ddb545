import { requestTokenRequest } from '@monpay-miniapp/client/requests';
import * as z from 'zod/mini';

/** A server's URL, which comes out without a slash at its end. What is wrong is said with the value, which is not secret. */
export function serverUrl() {
  return z.pipe(
    z.custom<string | URL>((value) => typeof value === 'string' || value instanceof URL, {
      error: 'must be a URL',
      abort: true,
    }),
    z.pipe(
      z.transform((value: string | URL, context) => {
        const wrong = wrongWith(String(value));
        if (wrong === undefined) return withoutSlash(new URL(value));
        context.issues.push({ code: 'custom', message: wrong, input: value });
        return z.NEVER;
      }),
      z.string(),
    ),
  );
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

function withoutSlash({ origin, pathname }: URL): string {
  return origin + withoutSlashes(pathname);
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}
