/* tslint:disable */
/* eslint-disable */

/**
 * **Assumed** [RFC6749]. The codes of §4.1.2.1, should MonPay refuse a launch.
 * 
 * @export
 */
export const AuthorizationErrorCode = {
    InvalidRequest: 'invalid_request',
    UnauthorizedClient: 'unauthorized_client',
    AccessDenied: 'access_denied',
    UnsupportedResponseType: 'unsupported_response_type',
    InvalidScope: 'invalid_scope',
    ServerError: 'server_error',
    TemporarilyUnavailable: 'temporarily_unavailable',
} as const;
export type AuthorizationErrorCode = typeof AuthorizationErrorCode[keyof typeof AuthorizationErrorCode];

/**
 * **Assumed** [P]. The token endpoint may answer with the envelope that is documented for the
 * resource API [U]; as an error it then carries the reason in `info`, even with HTTP 200, as was
 * observed there [G].
 * 
 * @export
 * @interface Envelope
 */
export interface Envelope {
    /**
     * **Documented** [U] for the resource API. The code of the outcome as a string.
     */
    code: string;
    /**
     * **Documented** [U] for the resource API. The code of the outcome as a number; **observed** [G]: 0
     * is success.
     * 
     */
    intCode: number;
    /**
     * **Documented** [U] for the resource API. A sentence about the outcome.
     */
    info: string;
    /**
     * **Documented** [U] for the resource API. What was asked for. **Assumed** [U]: null or absent where
     * there is nothing.
     * 
     */
    result?: object | null;
}

/**
 * **Documented** [T]. The only grant that this file covers. The guide has the endpoint take
 * `client_credentials` too, for a token of the merchant's own [C].
 * 
 * @export
 */
export const GrantType = {
    AuthorizationCode: 'authorization_code',
} as const;
export type GrantType = typeof GrantType[keyof typeof GrantType];

/**
 * **Assumed** [RFC6749]. The guide lists the error codes but not how the body carries them; this is
 * the token error response of §5.2. Take the HTTP status as the fallback.
 * 
 * @export
 * @interface TokenError
 */
export interface TokenError {
    /**
     * 
     */
    error: TokenErrorCode;
    /**
     * **Assumed** [RFC6749]. A sentence for the developer; never shown to the customer.
     * 
     */
    error_description?: string;
}


/**
 * @type TokenErrorBody
 * **Assumed** [RFC6749][U]. The shape of an error body is not documented: RFC 6749's, or MonPay's
 * envelope as the resource API uses it. A gateway in between may answer HTML or nothing.
 * 
 * @export
 */
export type TokenErrorBody = Envelope | TokenError;

/**
 * **Documented** [T]. The five errors of the endpoint. The statuses they come with differ from RFC
 * 6749 §5.2, and `server_error` is not a token error there.
 * 
 * @export
 */
export const TokenErrorCode = {
    InvalidRequest: 'invalid_request',
    UnauthorizedClient: 'unauthorized_client',
    InvalidGrant: 'invalid_grant',
    UnsupportedGrantType: 'unsupported_grant_type',
    ServerError: 'server_error',
} as const;
export type TokenErrorCode = typeof TokenErrorCode[keyof typeof TokenErrorCode];

/**
 * **Documented** [T]. The five fields and that all are required. **Assumed** [RFC6749]: which
 * characters they may have. The limits on length are this file's own.
 * 
 * @export
 * @interface TokenRequest
 */
export interface TokenRequest {
    /**
     * **Documented** [T]. The mini app's URL as registered with MonPay. MonPay compares scheme and
     * domain. **Assumed** [RFC6749]: absolute and without a fragment (§3.1.2). That it is `http` or
     * `https`, and the limit of 2048 characters, are this file's own.
     * 
     */
    redirect_uri: string;
    /**
     * **Documented** [T]. Issued by MobiFinance. **Assumed** [RFC6749]: printable ASCII (appendix
     * A.1). The limit of 1024 characters is this file's own.
     * 
     */
    client_id: string;
    /**
     * **Documented** [T]. Issued by MobiFinance; sent here in the form. **Assumed** [RFC6749]:
     * printable ASCII (appendix A.2). The limit of 1024 characters is this file's own.
     * 
     */
    client_secret: string;
    /**
     * **Documented** [T][I] that it is a string. **Assumed** [RFC6749]: printable ASCII (appendix A.11),
     * good for one exchange within ten minutes (§4.1.2). The limit of 4096 characters is this file's own.
     * 
     */
    code: string;
    /**
     * 
     */
    grant_type: GrantType;
}


/**
 * **Documented** [T]. The access token is permanent, so `refresh_token` and `expires_in` are said to
 * be not used yet. **Assumed** [RFC6749]: the characters that a token may have (appendix A.12, A.17).
 * **Assumed** [P]: the answer may come wrapped in MonPay's envelope, as the `result` of an
 * `Envelope` whose `intCode` is 0.
 * 
 * @export
 * @interface TokenResponse
 */
export interface TokenResponse {
    /**
     * **Documented** [T]. Sent to the resource API, as a bearer token [U] (**assumed** [RFC6750]: in the
     * header `Authorization: Bearer …`, §2.1). Permanent, so keep it on the server and treat it like a
     * password. **Assumed** [RFC6749]: printable ASCII.
     * 
     */
    access_token: string;
    /**
     * **Documented** [T]. `Bearer`. **Assumed** [RFC6749]: in any case of letters (§5.1).
     * 
     */
    token_type: string;
    /**
     * **Documented** [T] as the means to a new access token, and as not used yet. **Assumed**
     * [RFC6749]: may be absent (§5.1), null or empty; printable ASCII (appendix A.17).
     * 
     */
    refresh_token?: string | null;
    /**
     * **Documented** [T] as the remaining lifetime (**assumed** [RFC6749]: in seconds, §5.1) and as
     * not used yet. **Observed** [G]: may be absent. **Assumed** [T]: 0, a negative number or null
     * mean nothing, since the token is permanent.
     * 
     */
    expires_in?: number | null;
}
