export { authorizationCodeGrant } from './authorization-code-grant.ts';
export {
  parseAuthorizationResponse,
  type AuthorizationResponse,
  type AuthorizationResponseInput,
} from './authorization-response.ts';
export {
  confidentialClient,
  type ConfidentialClient,
  type ConfidentialClientOptions,
} from './client.ts';
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
} from './errors.ts';
export type { Hint } from './hints.ts';
export { redirectionEndpoint, type RedirectionEndpointHandlers } from './redirection-endpoint.ts';
export { memorySpentCodes, type SpentCodes } from './spent-codes.ts';
export { requestToken, type TokenRequestOptions } from './token-request.ts';
export type { TokenResponse } from './token-response.ts';
export { warmUp } from './warm-up.ts';
