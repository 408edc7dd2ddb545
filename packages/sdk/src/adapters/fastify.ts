import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConfidentialClient } from '../client/client.ts';
import {
  answerLaunch,
  assertEndpoint,
  type LaunchHandlers,
} from '../launch/redirection-endpoint.ts';
import { keepLaunchHeaders, launchOf } from './node-request.ts';

/** What the merchant does with the outcome of a launch, answering with `reply` or with what they return. */
export type RedirectionEndpointHandlers = LaunchHandlers<
  [request: FastifyRequest, reply: FastifyReply],
  unknown
>;

/**
 * The handler of the redirect URI for Fastify 5: `app.get('/launch', redirectionEndpoint(client, handlers))`.
 * @see redirectionEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export function redirectionEndpoint(
  client: ConfidentialClient,
  handlers: RedirectionEndpointHandlers,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  assertEndpoint(client, handlers);
  return async (request, reply) => {
    keepLaunchHeaders(reply.raw);
    const refuse = (status: number, headers: Record<string, string>): unknown =>
      reply.code(status).headers(headers).send();
    const launch = launchOf(request.raw);
    const answer = await answerLaunch(client, launch, handlers, [request, reply], refuse);
    // Fastify would send nothing a second time, where its hooks still hold what the handler has sent.
    return answer === undefined ? reply : answer;
  };
}
