import { TokenResponse as limits } from '@monpay-miniapp/client/limits';
import * as z from 'zod/mini';
import { limited } from './limited.ts';
import { leftOut } from './left-out.ts';
import { schema } from './schema.ts';

const required = 'is missing, empty, of the wrong type or illegal';

/**
 * MonPay's token. `refresh_token` and `expires_in` are documented as not used: what is not of the documented
 * type is left out, and the token isn't lost for it.
 */
export const TokenResponse = /* @__PURE__ */ schema(() =>
  z.object({
    access_token: limited(limits.access_token, required),
    token_type: limited(limits.token_type, required),
    refresh_token: leftOut(z.nullable(limited(limits.refresh_token))),
    expires_in: leftOut(z.nullable(z.int())),
  }),
);
