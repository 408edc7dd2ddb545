import { jsonAnswer, sandboxError } from '../http/message.ts';
import { openWindow } from '../monpay/opening.ts';
import { visit } from '../monpay/visit.ts';
import { sendWrongRequest } from '../monpay/wrong-request.ts';
import { judge } from '../world/judge.ts';
import { clientOf, issueCode, launch } from '../world/launches.ts';
import { codesBody, lookBody, userIn, wrongRequestBody } from './bodies.ts';
import { BadBody, readBody } from './body.ts';
import type { Handler } from './payment-routes.ts';
import { wire } from './wire.ts';

/** The calls that open a mini app or stand in for a merchant's server, by path (`*` is an id) and method. */
export const merchantRoutes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/_sandbox/look': {
    POST: async (world, request) => {
      const { client_id } = readBody(request, lookBody);
      const { redirectUri } = clientOf(world, client_id);
      return jsonAnswer(200, wire(await visit(world, redirectUri, request.origin, false)));
    },
  },
  '/_sandbox/codes/*/visit': {
    POST: async (world, request, id) => {
      const issued = world.codes.findById(id);
      if (!issued) return sandboxError(404, 'not_found', 'There is no code with this id.');
      const about = { codeId: issued.id, user: issued.user };
      const seen = await visit(world, launch(world, issued), request.origin, true);
      world.journal.write({ type: 'visited', ...about, visit: seen });
      return jsonAnswer(200, wire(seen));
    },
  },
  '/_sandbox/windows': {
    POST: (world, request) => {
      const { user, client_id } = judge(codesBody, formOf(request.body), 'The body');
      return openWindow(world, request, issueCode(world, userIn(user), client_id));
    },
  },
  '/_sandbox/wrong-requests': {
    POST: (world, request) => {
      const { mistake, user, client_id } = readBody(request, wrongRequestBody);
      const { status } = sendWrongRequest(world, mistake, request.origin, userIn(user), client_id);
      return jsonAnswer(201, { status, request_id: world.requestCount });
    },
  },
};

/** The body of `issueCode` in a field of a form, which a browser can open a window with. */
function formOf(body: Uint8Array = new Uint8Array()): unknown {
  const form = new URLSearchParams(new TextDecoder().decode(body));
  try {
    return JSON.parse(form.get('body') ?? '{}');
  } catch {
    throw new BadBody('The field body is not JSON.');
  }
}
