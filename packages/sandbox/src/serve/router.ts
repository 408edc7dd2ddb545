import { hasPageCookie, pageCookie } from '../admin/access.ts';
import { answerAdmin } from '../admin/api.ts';
import { sandboxError, sandboxHeaders, type Answer, type PlainRequest } from '../http/message.ts';
import { answerWrongMethod, answerWrongPath } from '../monpay/misdirected.ts';
import { tokenPath } from '../monpay/token-path.ts';
import { answerOpening } from '../monpay/opening.ts';
import { ownOrigins } from '../monpay/own-names.ts';
import { answerPayPage } from '../monpay/pay-page.ts';
import { answerResourceCall } from '../monpay/resource-api.ts';
import { answerTokenRequest } from '../monpay/token-endpoint.ts';
import type { Pages, WebPage } from '../web/pages.ts';
import type { World } from '../world/world.ts';

/**
 * Answers one request: the token endpoint, the admin API, the web page, or what is nothing of these. A fault
 * in the sandbox itself is an answer too, and ends no process.
 */
export function answerRequest(
  world: World,
  request: PlainRequest,
  pages: Pages | undefined,
): Answer | Promise<Answer> {
  try {
    const answer = route(world, request, pages);
    return answer instanceof Promise ? answer.catch(failed) : answer;
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): Answer {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return sandboxError(
    500,
    'sandbox_failed',
    `The sandbox itself failed (${name}). Please report it.`,
  );
}

function route(
  world: World,
  request: PlainRequest,
  pages: Pages | undefined,
): Answer | Promise<Answer> {
  const [path = ''] = request.target.split('?');
  if (path === tokenPath) {
    return request.method === 'POST'
      ? answerTokenRequest(world, request)
      : answerWrongMethod(world, request, 'POST');
  }
  return (
    answerResourceCall(world, request, path) ??
    answerPayPage(world, request, path) ??
    answerOpening(world, request, path) ??
    answerAdmin(world, request, path) ??
    (pages && answerPage(world, request, path, pages)) ??
    answerWrongPath(world, request)
  );
}

function answerPage(
  world: World,
  request: PlainRequest,
  path: string,
  pages: Pages,
): Answer | undefined {
  if (path === '/' || path === '/_sandbox') {
    return { status: 303, headers: { ...sandboxHeaders, Location: '/_sandbox/' }, body: '' };
  }
  const redirectUris = [...world.clients.values()].map(({ redirectUri }) => redirectUri);
  const page = pages.find(path, { redirectUris, ownOrigins: ownOrigins(request.origin) });
  if (!page) return undefined;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sandboxError(405, 'method_not_allowed', 'This path takes GET.', { Allow: 'GET, HEAD' });
  }
  return path === '/_sandbox/' ? letIn(world, request, page, pages) : pageAnswer(200, page);
}

/** The key is traded for a cookie, so that it does not stay in the address. */
function letIn(world: World, request: PlainRequest, page: WebPage, pages: Pages): Answer {
  const cookie = pageCookie(world, request);
  if (cookie !== undefined) {
    const headers = { ...sandboxHeaders, ...page.headers, 'Set-Cookie': cookie };
    return { status: 303, headers: { ...headers, Location: '/_sandbox/' }, body: '' };
  }
  return hasPageCookie(world, request) ? pageAnswer(200, page) : pageAnswer(403, pages.locked());
}

function pageAnswer(status: number, { headers, body }: WebPage): Answer {
  return { status, headers: { ...sandboxHeaders, ...headers }, body };
}
