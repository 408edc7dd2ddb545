export { authorizationCodeGrant } from './launch/authorization-code-grant.ts';
export {
  parseAuthorizationResponse,
  type AuthorizationResponseInput,
} from './launch/authorization-response.ts';
export {
  confidentialClient,
  type ConfidentialClient,
  type ConfidentialClientOptions,
} from './client/client.ts';
export {
  AuthorizationCodeReusedError,
  AuthorizationResponseError,
  InvalidAuthorizationResponseError,
  InvalidClientOptionsError,
  InvalidTokenResponseError,
  isOAuthError,
  OAuthError,
  SpentCodesUnavailableError,
  TokenRequestFailedError,
  TokenResponseError,
  type AnyOAuthError,
  type FailureReason,
  type Issue,
  type Outcome,
  type TokenErrorCode,
} from './errors/errors.ts';
export type { Hint } from './errors/hints.ts';
export {
  redirectionEndpoint,
  type RedirectionEndpointHandlers,
} from './launch/redirection-endpoint.ts';
export { memorySpentCodes } from './spent-codes/memory.ts';
export type { SpentCodes } from './spent-codes/spent-codes.ts';
export type { AuthorizationResponse } from './token/authorization-code.ts';
export { requestToken, type TokenRequestOptions } from './token/token-request.ts';
export type { TokenResponse } from './token/token-response.ts';
export { warmUp } from './client/warm-up.ts';
export { invoicePage } from './resource/invoice-page.ts';
