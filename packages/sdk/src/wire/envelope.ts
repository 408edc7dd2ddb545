import * as z from 'zod/mini';
import { leftOut } from './left-out.ts';
import { schema } from './schema.ts';

/** MonPay's envelope. `intCode` alone decides: 0 with HTTP 2xx is success, never a word. The others may be anything. */
export const Envelope = /* @__PURE__ */ schema(() =>
  z.object({
    code: leftOut(z.string()),
    intCode: z.int({ error: 'must be a whole number' }),
    info: leftOut(z.string()),
    result: leftOut(z.nullable(z.looseObject({}))),
  }),
);
