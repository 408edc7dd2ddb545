import * as z from 'zod/mini';
import { schema } from './schema.ts';
import { optionalText } from './texts.ts';

/** Who a customer's token stands for. */
export const UserInfo = /* @__PURE__ */ schema(() =>
  z.object({
    userId: z.int(),
    userPhone: optionalText(),
    userEmail: optionalText(),
    userFirstname: optionalText(),
    userLastname: optionalText(),
    userRegno: optionalText(),
  }),
);
