import { mayAdminister } from './access.ts';
import { clockBody, codesBody, faultsBody, settingsBody, userIn } from './bodies.ts';
import { BadBody, readBody } from './body.ts';
import { BadValue } from '../world/bad-value.ts';
import { eventStream } from './event-stream.ts';
import { health } from './health.ts';
import { journalPage } from './journal-page.ts';
import { queryOf } from '../monpay/bearer.ts';
import {
  jsonAnswer,
  sandboxError,
  sandboxHeaders,
  type Answer,
  type PlainRequest,
} from '../http/message.ts';
import { isoTime } from '../world/iso-time.ts';
import { NoSuchInvoice } from '../monpay/approve.ts';
import { recordedRequests } from '../monpay/recorded-request.ts';
import { WrongState } from '../world/payments.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { paymentRoutes, type Handler } from './payment-routes.ts';
import { shownCode, stateOf } from './shown-state.ts';
import { unwired, wire } from './wire.ts';
import { advance, changeSettings, reset } from '../world/controls.ts';
import { expireCode, issueCode, launch, launchUrlOf, revoke } from '../world/launches.ts';
import type { World } from '../world/world.ts';

const noContent: Answer = {
  status: 204,
  headers: { ...sandboxHeaders, 'Cache-Control': 'no-store' },
  body: '',
};

/** By path (`*` is an id) and method. */
const routes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/_sandbox/state': { GET: (world) => jsonAnswer(200, wire(stateOf(world))) },
  '/_sandbox/requests': {
    GET: (world) => jsonAnswer(200, wire({ requests: recordedRequests(world) })),
  },
  '/_sandbox/events': {
    GET: (world, { header }) => eventStream(world, header('last-event-id')),
  },
  '/_sandbox/journal': {
    GET: (world, request) => jsonAnswer(200, wire(journalPage(world, request))),
  },
  '/_sandbox/codes': {
    POST: (world, request) => {
      const { user, client_id } = readBody(request, codesBody);
      const issued = issueCode(world, userIn(user), client_id);
      const { code, id, expiresAt } = issued;
      const body = { code, launchUrl: launchUrlOf(issued), expiresAt: isoTime(expiresAt), id };
      return jsonAnswer(201, wire(body));
    },
  },
  '/_sandbox/codes/*/launch': {
    POST: (world, _, id) => {
      const issued = world.codes.findById(id);
      return issued ? jsonAnswer(200, wire({ launchUrl: launch(world, issued) })) : noSuchCode();
    },
  },
  '/_sandbox/codes/*/revoke': {
    POST: (world, _, id) => {
      const issued = world.codes.findById(id);
      if (!issued) return noSuchCode();
      revoke(world, issued);
      return jsonAnswer(200, wire(shownCode(issued)));
    },
  },
  '/_sandbox/codes/*/expire': {
    POST: (world, _, id) => {
      const issued = world.codes.findById(id);
      if (!issued) return noSuchCode();
      expireCode(world, issued);
      return jsonAnswer(200, wire(shownCode(issued)));
    },
  },
  '/_sandbox/faults': {
    POST: (world, request) => {
      const { fault, ...options } = readBody(request, faultsBody);
      world.faults.add(fault, unwired(options));
      return jsonAnswer(201, wire({ faults: world.faults.list() }));
    },
    DELETE: (world, request) => {
      world.faults.clear(queryOf(request).get('user') ?? undefined);
      return noContent;
    },
  },
  '/_sandbox/clock': {
    POST: (world, request) => {
      const { advance_ms } = readBody(request, clockBody);
      advance(world, advance_ms);
      return jsonAnswer(200, { now: isoTime(world.clock.now()) });
    },
  },
  '/_sandbox/settings': {
    PATCH: (world, request) => {
      const settings = unwired(readBody(request, settingsBody));
      changeSettings(world, settings);
      return jsonAnswer(200, wire(world.settings));
    },
  },
  '/_sandbox/reset': {
    POST: (world) => {
      reset(world);
      return noContent;
    },
  },
  ...paymentRoutes,
  ...merchantRoutes,
};

/**
 * Answers a request to the admin API (`admin-openapi.yaml`); undefined if it has no such path.
 * @param path the path without the query
 */
export function answerAdmin(
  world: World,
  request: PlainRequest,
  path: string,
): Answer | Promise<Answer> | undefined {
  if (path === '/_sandbox/health') {
    return request.method === 'GET' ? health(world, request) : notAllowed(['GET']);
  }
  const [, id = ''] = idInPath.exec(path) ?? [];
  const route = id ? path.replace(id, '*') : path;
  const methods = Object.hasOwn(routes, route) ? routes[route] : undefined;
  if (!methods) return undefined;
  if (!mayAdminister(world, request)) return denied();
  const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (!handler) return notAllowed(Object.keys(methods));
  try {
    const answer = handler(world, request, id);
    return answer instanceof Promise ? answer.catch(refused) : answer;
  } catch (error) {
    return refused(error);
  }
}

const idInPath =
  /^\/_sandbox\/(?:codes|tokens|invoices|deliveries)\/((?:(?:code|token|delivery)-)?\d{1,15})\//;

function refused(error: unknown): Answer {
  if (error instanceof BadBody) return sandboxError(error.status, 'invalid_request', error.message);
  if (error instanceof NoSuchInvoice) return sandboxError(404, 'not_found', error.message);
  if (error instanceof WrongState) return sandboxError(409, 'wrong_state', error.message);
  if (error instanceof BadValue) return sandboxError(400, 'invalid_request', error.message);
  throw error;
}

function notAllowed(methods: readonly string[]): Answer {
  const allow = methods.join(', ');
  return sandboxError(405, 'method_not_allowed', `This path takes ${allow}.`, { Allow: allow });
}

function denied(): Answer {
  return sandboxError(
    401,
    'unauthorized',
    'The admin API needs the header "Authorization: Bearer <admin_token>" with the token that the sandbox printed when it started, or the page at /_sandbox/.',
    { 'WWW-Authenticate': 'Bearer realm="sandbox"' },
  );
}

function noSuchCode(): Answer {
  return sandboxError(404, 'not_found', 'There is no code with this id. See GET /_sandbox/state.');
}
