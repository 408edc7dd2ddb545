// Compiled only, by `typecheck`: a server's project, which has no DOM types and checks those of its libraries.
import { Configuration, TokenApi } from '@monpay-miniapp/client';
import { TokenRequest } from '@monpay-miniapp/client/limits';
import { requestTokenRequest, type BuiltRequest } from '@monpay-miniapp/client/requests';

export const stock: TokenApi = new TokenApi(new Configuration({ fetchApi: fetch }));
export const longestCode: 4096 = TokenRequest.code.maxLength;
export const request: BuiltRequest = requestTokenRequest({
  client_id: 'shop',
  client_secret: 'secret',
  redirect_uri: 'https://shop.example/launch',
  code: 'a code',
});
