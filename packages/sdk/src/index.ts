export { authorizationCodeGrant } from './launch/authorization-code-grant.ts';
export {
  parseAuthorizationResponse,
  type AuthorizationResponseInput,
} from './launch/authorization-response.ts';
export type { ConfidentialClient } from './client/client.ts';
export type { ConfidentialClientOptions } from './client/options.ts';
export { confidentialClient } from './client/client.ts';
export type { ClientEvent, EventOperation } from './client/events.ts';
export {
  AuthorizationCodeReusedError,
  AuthorizationResponseError,
  InvalidAuthorizationResponseError,
  InvalidClientOptionsError,
  InvalidTokenResponseError,
  isOAuthError,
  SpentCodesUnavailableError,
  TokenRequestFailedError,
  TokenResponseError,
  type AnyOAuthError,
  type FailureReason,
  type Outcome,
  type TokenErrorCode,
} from './errors/errors.ts';
export type { Hint } from './errors/hints.ts';
export type { Issue } from './errors/issue.ts';
export { OAuthError } from './errors/oauth-error.ts';
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
export {
  InvalidArgumentError,
  InvalidPaymentNoticeError,
  InvalidResourceResponseError,
  isResourceError,
  RefundFailedError,
  ResourceError,
  ResourceRequestFailedError,
  ResourceResponseError,
  type AnyResourceError,
  type Operation,
} from './errors/resource-errors.ts';
export {
  confirmPayment,
  type ConfirmedPayment,
  type MismatchedPayment,
  type Payment,
  type PaymentDifference,
  type PaymentExpectation,
  type UnpaidInvoice,
} from './payment/confirm-payment.ts';
export { paymentEndpoint, type PaymentEndpointHandlers } from './payment/payment-endpoint.ts';
export {
  parsePaymentNotice,
  type PaymentNotice,
  type PaymentNoticeInput,
} from './payment/payment-notice.ts';
export { waitForPayment, type WaitOptions } from './payment/wait-for-payment.ts';
export {
  cancelInvoice,
  createInvoice,
  getInvoice,
  type Invoice,
  type InvoiceStatus,
  type NewInvoice,
} from './resource/invoice.ts';
export { invoicePage } from './resource/invoice-page.ts';
export { readDate } from './resource/read-date.ts';
export { refundInvoice, type Refund } from './resource/refund.ts';
export type { ResourceOptions } from './resource/resource-request.ts';
export { userInfo, type Customer } from './resource/user-info.ts';
