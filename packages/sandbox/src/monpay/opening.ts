import type { PlainAnswer, PlainRequest } from '../http/message.ts';
import { sandboxHeaders } from '../http/message.ts';
import { sameSecret } from '../world/clients.ts';
import type { IssuedCode } from '../world/codes.ts';
import { keyedHash } from '../world/keyed-hash.ts';
import { launch, launchUrlOf } from '../world/launches.ts';
import type { World } from '../world/world.ts';
import { ownOrigin } from './own-names.ts';
import { htmlPage, messagePage } from './pay-page-html.ts';

/**
 * Opens the mini app in a window of its own: records the launch, and sends the window to a page of another site than
 * the mini app's, which leads on to it. So the browser holds back what the wallet's web view would.
 */
export function openWindow(
  world: World,
  { origin }: PlainRequest,
  issued: IssuedCode,
): PlainAnswer {
  const url = launch(world, issued);
  const from = ownOrigin(origin, url, 'other');
  const headers = { ...sandboxHeaders, 'Cache-Control': 'no-store' };
  const location = `${from}/_sandbox/opening/${issued.id}/${keyOf(world, issued)}`;
  return { status: 303, headers: { ...headers, Location: location }, body: '' };
}

/** Answers the page that leads a window on to the mini app. Undefined if the path is another. */
export function answerOpening(
  world: World,
  { method }: PlainRequest,
  path: string,
): PlainAnswer | undefined {
  const [, id, key = ''] = /^\/_sandbox\/opening\/(code-\d{1,15})\/([\w-]{43})$/.exec(path) ?? [];
  if (id === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
  const issued = world.codes.findById(id);
  if (!issued || !sameSecret(key, keyOf(world, issued)) || issued.state !== 'live') {
    // Whoever goes back in the window's history comes here.
    return htmlPage(
      410,
      messagePage(
        'Энэ холбоос хүчингүй болсон. Утаснаас дахин нээнэ үү.',
        'This launch is over. Open the mini app from the phone again.',
      ),
    );
  }
  const url = launchUrlOf(issued);
  const words = messagePage('Мини апп нээгдэж байна…', 'Opening the mini app…');
  return htmlPage(200, words, { seconds: 0, url });
}

function keyOf({ pageSecret }: World, { id }: IssuedCode): string {
  return keyedHash(pageSecret, `open ${id}`);
}
