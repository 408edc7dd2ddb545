import type { IssuedToken } from '../world/tokens.ts';
import { scopes, type User } from '../world/users.ts';
import type { World } from '../world/world.ts';
import { resourceBreach, type ResourceOutcome } from './resource-rules.ts';

/** Who the customer of a token is, as far as the customer shares it. */
export function userInfo({ settings }: World, { user }: IssuedToken): ResourceOutcome {
  if (!user) return resourceBreach('merchants_token_for_user_info');
  return { result: userResult(user, settings.quirks.includes('phone_text')) };
}

function userResult(user: User, phoneAsText: boolean): object {
  const { userId, phone, email, firstName, lastName, shares = scopes } = user;
  // Documented as an integer, and seen as text; what is not a number can only be text.
  const asText = phoneAsText || !/^[1-9]\d{0,14}$/.test(phone);
  return {
    userId,
    ...(shares.includes('phone') && { userPhone: asText ? phone : Number(phone) }),
    ...(shares.includes('email') && email !== undefined && { userEmail: email }),
    ...(shares.includes('name') && { userFirstname: firstName, userLastname: lastName }),
  };
}
