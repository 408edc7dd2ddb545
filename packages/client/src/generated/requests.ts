/* eslint-disable */
// Generated from @monpay-miniapp/spec by OpenAPI Generator. Do not edit.

import type {
    AuthorizationCodeTokenRequest,
    AuthorizationErrorCode,
    ClientTokenRequest,
    Envelope,
    GrantType,
    Invoice,
    InvoiceRequest,
    InvoiceResponse,
    InvoiceType,
    PaymentNotice,
    PhoneNumber,
    Refund,
    RefundRequest,
    RefundResponse,
    TokenError,
    TokenErrorBody,
    TokenErrorCode,
    TokenRequest,
    TokenResponse,
    TransactionId,
    UserInfo,
    UserInfoResponse,
} from './models/index.js';

export * from './models/index.js';

/** A request as the spec describes it, built and not sent. It carries no `Authorization`. */
export interface BuiltRequest {
    readonly method: string;
    /** What follows the server's URL; begins with a slash. */
    readonly path: string;
    /** What follows the path; empty, or begins with a question mark. */
    readonly query: string;
    /** The media type of the answer. */
    readonly accept: string;
    /** The media type of the body, undefined when there is no body. */
    readonly contentType: string | undefined;
    readonly body: string | undefined;
}

/** The servers of the spec, the documented one first. */
export const servers = ['https://z-wallet.monpay.mn', 'https://wallet.monpay.mn'] as const;

/** The documented errors of the token endpoint by HTTP status. */
export const tokenErrors = {
    400: 'invalid_request',
    401: 'unauthorized_client',
    403: 'invalid_grant',
    415: 'unsupported_grant_type',
    505: 'server_error',
} as const;

/** Ask who the customer is: the request, not sent. */
export function getUserInfoRequest(): BuiltRequest {
    return {
        method: 'GET',
        path: '/v2/api/oauth/userinfo',
        query: '',
        accept: 'application/json',
        contentType: undefined,
        body: undefined,
    };
}

/** Cancel an invoice: the request, not sent. */
export function cancelInvoiceRequest(params: { readonly invoiceId: number; }): BuiltRequest {
    return {
        method: 'GET',
        path: '/v2/api/oauth/invoice/cancel',
        query: `?${new URLSearchParams([ ['invoiceId', String(params.invoiceId)], ])}`,
        accept: 'application/json',
        contentType: undefined,
        body: undefined,
    };
}

/** Create an invoice: the request, not sent. */
export function createInvoiceRequest(params: InvoiceRequest): BuiltRequest {
    return {
        method: 'POST',
        path: '/v2/api/oauth/invoice',
        query: '',
        accept: 'application/json',
        contentType: 'application/json',
        body: JSON.stringify({ amount: params.amount, receiver: params.receiver, invoiceType: params.invoiceType, redirectUri: params.redirectUri, description: params.description, clientServiceUrl: params.clientServiceUrl, }),
    };
}

/** Check an invoice: the request, not sent. */
export function getInvoiceRequest(params: { readonly invoiceId: number; }): BuiltRequest {
    return {
        method: 'GET',
        path: '/v2/api/oauth/invoice/{invoiceId}'.replace('{invoiceId}', encodeURIComponent(params.invoiceId)),
        query: '',
        accept: 'application/json',
        contentType: undefined,
        body: undefined,
    };
}

/** Refund an invoice: the request, not sent. */
export function refundInvoiceRequest(params: RefundRequest): BuiltRequest {
    return {
        method: 'POST',
        path: '/v2/api/oauth/refund',
        query: '',
        accept: 'application/json',
        contentType: 'application/json',
        body: JSON.stringify({ invoiceId: params.invoiceId, description: params.description, }),
    };
}

/** Exchange an authorization code for a customer's token: the request, not sent. */
export function requestTokenRequest(params: { readonly redirect_uri: string; readonly client_id: string; readonly client_secret: string; readonly code: string; }): BuiltRequest {
    return {
        method: 'POST',
        path: '/v2/oauth/token',
        query: '',
        accept: 'application/json',
        contentType: 'application/x-www-form-urlencoded',
        body: String(new URLSearchParams([ ['redirect_uri', params.redirect_uri], ['client_id', params.client_id], ['client_secret', params.client_secret], ['code', params.code], ['grant_type', 'authorization_code'], ])),
    };
}

/** Get a token of the merchant's own: the request, not sent. */
export function requestClientTokenRequest(params: { readonly client_id: string; readonly client_secret: string; }): BuiltRequest {
    return {
        method: 'POST',
        path: '/v2/oauth/token',
        query: '',
        accept: 'application/json',
        contentType: 'application/x-www-form-urlencoded',
        body: String(new URLSearchParams([ ['client_id', params.client_id], ['client_secret', params.client_secret], ['grant_type', 'client_credentials'], ])),
    };
}
