import * as z from 'zod/mini';
import { declineInfo } from '../monpay/approve.ts';
import { mistakes } from '../monpay/wrong-request.ts';
import { duration } from '../world/clock.ts';
import { faultRequest } from '../world/faults.ts';
import { object, oneOf } from '../world/judge.ts';
import { settingsShape } from '../world/settings-shape.ts';
import { newUserShape, type NewUser } from '../world/users.ts';
import { snakeCase, unwired, type Wire } from './wire.ts';

/** A shape as it goes over HTTP: the same with its keys in snake_case. */
function wired<Shape extends z.core.$ZodShape>(shape: Shape): Wire<Shape> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [snakeCase(key), schema]),
  ) as Wire<Shape>;
}

const user = z.optional(
  z.union([z.string(), object(wired(newUserShape))], {
    error: 'takes the id of a customer, or a customer',
  }),
);

/** The customer in a body: by id, or made for the occasion. */
export function userIn(value: z.output<typeof user>): string | NewUser | undefined {
  return typeof value === 'object' ? (unwired(value) as NewUser) : value;
}

/** For whom a code is minted. */
export const codesBody = object({
  user,
  client_id: z.optional(z.string({ error: 'takes a text' })),
});

/** A token request with a mistake in it. */
export const wrongRequestBody = object({
  mistake: oneOf(mistakes),
  user,
  client_id: z.optional(z.string({ error: 'takes a text' })),
});

/** Which mini app is looked at. */
export const lookBody = object({ client_id: z.optional(z.string({ error: 'takes a text' })) });

/** A fault that is set. */
export const faultsBody = faultRequest;

/** How far the clock is moved. */
export const clockBody = object({ advance_ms: duration });

/** The settings that change. */
export const settingsBody = object(wired(settingsShape));

/** Who pays an invoice. */
export const payBody = object({ user, notice: settingsShape.notice });

/** Why a customer declines. */
export const declineBody = object({ info: declineInfo, notice: settingsShape.notice });
