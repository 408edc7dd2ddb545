/** The faults that the token endpoint alone can have: its documented errors, their shapes, and odd tokens. */
const tokenFaults = [
  'server_error',
  'invalid_request',
  'unauthorized_client',
  'invalid_grant',
  'unsupported_grant_type',
  'html',
  'empty',
  'envelope',
  'no_expires_in',
  'null_refresh_token',
  'token_in_envelope',
] as const;

/** The faults that every call can have. */
const commonFaults = [
  'envelope_200',
  'html_200',
  'status_429',
  'status_500',
  'status_502',
  'status_503',
  'redirect',
  'hang',
  'hang_after',
  'reset_before',
  'reset_after',
  'truncated',
  'slow_body',
  'delay',
  'gzip',
  'wrong_content_type',
  'huge_body',
] as const;

/** The faults that the resource API alone can have: its refusals, a refund that fails with HTTP 200, other invoices. */
const resourceFaults = [
  'unauthorized',
  'insufficient_access',
  'bad_request',
  'internal_error',
  'refund_failed',
  'other_amount',
  'other_receiver',
  'other_customer',
] as const;

/** The names of the token endpoint's faults. */
export const faultNames = [...tokenFaults, ...commonFaults] as const;
/** The names of the resource API's faults. */
export const resourceFaultNames = [...resourceFaults, ...commonFaults] as const;
/** The name of a fault. */
export type FaultName = (typeof faultNames)[number] | (typeof resourceFaultNames)[number];

/** The calls of the resource API, as the spec names them. */
export const resourceOperations = [
  'getUserInfo',
  'createInvoice',
  'getInvoice',
  'cancelInvoice',
  'refundInvoice',
] as const;
/** A call of the resource API. */
export type ResourceOperation = (typeof resourceOperations)[number];

/** The requests that a fault can wait for: of the token endpoint, of the resource API, or of one call of it. */
export const faultTargets = ['token', 'resource', ...resourceOperations] as const;
/** What a fault waits for. */
export type FaultTarget = (typeof faultTargets)[number];
