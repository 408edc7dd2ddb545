/* eslint-disable */
// Generated from @monpay-miniapp/spec by OpenAPI Generator. Do not edit.

import type {
    AuthorizationErrorCode,
    Envelope,
    GrantType,
    TokenError,
    TokenErrorBody,
    TokenErrorCode,
    TokenRequest,
    TokenResponse,
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

/** Exchange an authorization code for an access token: the request, not sent. */
export function requestTokenRequest(params: { readonly redirect_uri: string; readonly client_id: string; readonly client_secret: string; readonly code: string; }): BuiltRequest {
    return {
        method: 'POST',
        path: '/v2/oauth/token',
        query: '',
        accept: 'application/json',
        contentType: 'application/x-www-form-urlencoded',
        body: String(new URLSearchParams({ redirect_uri: params.redirect_uri, client_id: params.client_id, client_secret: params.client_secret, code: params.code, grant_type: 'authorization_code', })),
    };
}
