import { ask, jsonOf, MonPayError } from './ask-monpay.ts';
import type { ShopState } from './state.ts';

/** Does something with the merchant's own token; once more with a new one if the token was dead. */
export async function withMerchantToken<Result>(
  state: ShopState,
  use: (token: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await use((state.merchantToken ??= await requestMerchantToken(state)));
  } catch (error) {
    if (!(error instanceof MonPayError) || error.intCode !== 1) throw error;
    return use((state.merchantToken = await requestMerchantToken(state)));
  }
}

/** A new token of the merchant's own. */
export async function requestMerchantToken({ settings }: ShopState): Promise<string> {
  const { text } = await ask(settings, '/v2/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings.clientId,
      client_secret: settings.clientSecret,
    }),
  });
  const token = jsonOf(text)?.['access_token'];
  if (typeof token !== 'string') throw new MonPayError('No token came.');
  return token;
}
