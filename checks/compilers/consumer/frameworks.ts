// Compiled beside merchant.ts, with each framework's own types.
import { redirectionEndpoint as forExpress } from '@monpay-miniapp/sdk/express';
import { redirectionEndpoint as forFastify } from '@monpay-miniapp/sdk/fastify';
import { redirectionEndpoint as forHono } from '@monpay-miniapp/sdk/hono';
import { redisSpentCodes } from '@monpay-miniapp/sdk/redis';
import type { SpentCodes } from '@monpay-miniapp/sdk';
import { client } from './merchant.js';

export const express = forExpress(client, {
  onToken: (token, req, res) => res.redirect(303, req.path + token.token_type.length),
  onError: (error, _req, res, next) =>
    error.code === 'token_request_failed' ? next(error) : res.end(),
});

export const fastify = forFastify(client, {
  onToken: (token, request, reply) => reply.redirect(request.url + token.token_type.length, 303),
  onError: (error, _request, reply) => reply.code(400).send(error.message),
});

export const hono = forHono(client, {
  onToken: (token, c) => c.redirect(c.req.path + token.token_type.length, 303),
  onError: (error, c) => c.text(error.message, 400),
});

export const remembering = (redis: Parameters<typeof redisSpentCodes>[0]): SpentCodes =>
  redisSpentCodes(redis);
