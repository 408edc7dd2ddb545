import { tokenErrors } from '@monpay-miniapp/client/requests';
import * as z from 'zod/mini';
import type { TokenErrorCode as Code } from '../errors/errors.ts';
import { leftOut } from './left-out.ts';
import { schema } from './schema.ts';

/** The five documented errors. */
export const TokenErrorCode = /* @__PURE__ */ schema(() => z.enum(Object.values(tokenErrors)));

/** A token error response, of which only the error has to be there. */
export const TokenError = /* @__PURE__ */ schema(() =>
  z.object({
    error: TokenErrorCode(),
    error_description: leftOut(z.string()),
  }),
);

/** The documented error of an HTTP status, or of an envelope's `intCode`, which is the same number. */
export function errorOfStatus(status: number): Code | undefined {
  return Object.hasOwn(tokenErrors, status)
    ? tokenErrors[status as keyof typeof tokenErrors]
    : undefined;
}
