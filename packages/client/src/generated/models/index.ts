/* tslint:disable */
/* eslint-disable */
/**
 * **Documented** [T]. The five fields of the exchange of a code, and that all are required.
 * 
 * @export
 * @interface AuthorizationCodeTokenRequest
 */
export interface AuthorizationCodeTokenRequest {
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
     * **Documented** [T]. `authorization_code`.
     */
    grant_type: AuthorizationCodeTokenRequestGrantTypeEnum;
}


/**
 * @export
 */
export const AuthorizationCodeTokenRequestGrantTypeEnum = {
    AuthorizationCode: 'authorization_code',
} as const;
export type AuthorizationCodeTokenRequestGrantTypeEnum = typeof AuthorizationCodeTokenRequestGrantTypeEnum[keyof typeof AuthorizationCodeTokenRequestGrantTypeEnum];


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
 * **Documented** [C]. The three fields for a token of the merchant's own. **Observed** [P]: a
 * `redirect_uri` beside them does no harm.
 * 
 * @export
 * @interface ClientTokenRequest
 */
export interface ClientTokenRequest {
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
     * **Documented** [C]. `client_credentials`.
     */
    grant_type: ClientTokenRequestGrantTypeEnum;
}


/**
 * @export
 */
export const ClientTokenRequestGrantTypeEnum = {
    ClientCredentials: 'client_credentials',
} as const;
export type ClientTokenRequestGrantTypeEnum = typeof ClientTokenRequestGrantTypeEnum[keyof typeof ClientTokenRequestGrantTypeEnum];

/**
 * **Documented** [U]. What every answer of the resource API is wrapped in. **Observed** [G]: a refusal
 * carries its reason in `info`, and can come with HTTP 200; so an answer is a success only if the status
 * is 2xx **and** `intCode` is 0. **Assumed** [P]: the token endpoint may answer with it too.
 * 
 * @export
 * @interface Envelope
 */
export interface Envelope {
    /**
     * **Documented** [U]. The outcome as a word. **Observed** [G][P]: a success is `SUCCESS`, `OK` or
     * empty, so take `intCode`.
     * 
     */
    code: string;
    /**
     * **Documented** [U]. The outcome as a number. **Observed** [G]: 0 is success, 1 with HTTP 401 a token
     * that does not work (or no longer works), 5 a bad request, 6 with HTTP 401 a right that the token does not
     * have. **Assumed** [Q]: 999 is an internal error, as it is for QR codes. No other number is known.
     * 
     */
    intCode: number;
    /**
     * **Documented** [U]. A sentence about the outcome, in English or in Mongolian.
     */
    info: string;
    /**
     * **Documented** [U]. What was asked for. **Assumed** [U]: null or absent if there is nothing.
     * 
     */
    result?: object | null;
}

/**
 * **Documented** [T], for a customer's token: `authorization_code`; and [C], for a token of the
 * merchant's own: `client_credentials`.
 * 
 * @export
 */
export const GrantType = {
    AuthorizationCode: 'authorization_code',
    ClientCredentials: 'client_credentials',
} as const;
export type GrantType = typeof GrantType[keyof typeof GrantType];

/**
 * **Documented** [N] that there is one with an `id`; **observed** [G][P]: all its other fields, of which
 * not all come in every answer. **Assumed** [N]: null in a refusal.
 * 
 * @export
 * @interface Invoice
 */
export interface Invoice {
    /**
     * **Documented** [N]. A number; **observed** [G]: small, and each follows the one before. **Assumed**
     * [N]: at least 1. The upper limit is this file's own: the largest number that JSON carries safely.
     * 
     */
    id: number;
    /**
     * **Observed** [G]. In tögrög.
     */
    amount: number;
    /**
     * **Observed** [G]. As it was requested. **Assumed** [G]: may be null.
     */
    receiver?: string | null;
    /**
     * **Observed** [G]. As it was requested. **Assumed** [G]: may be null.
     */
    invoiceType?: string | null;
    /**
     * **Observed** [G][P]. Some code takes it for what was requested, and some opens it as the page where the
     * customer pays, so do not rely on either. **Assumed** [G]: may be null.
     * 
     */
    redirectUri?: string | null;
    /**
     * **Observed** [G]. As it was requested. **Assumed** [G]: may be null.
     */
    clientServiceUrl?: string | null;
    /**
     * **Observed** [G]. As it was requested. **Assumed** [G]: may be null.
     */
    description?: string | null;
    /**
     * **Documented** [C]. `NEW` can be paid, `PAID` is paid, `FAILED` was tried in vain (whether it can still
     * be paid is not known). **Assumed** [G]: `CANCELLED` and `REFUNDED`, and others that nobody has seen:
     * an unknown status is *not paid*.
     * 
     */
    status: string;
    /**
     * **Observed** [G]. A sentence about the status, after an attempt to pay. **Assumed** [G]: may be null.
     */
    statusInfo?: string | null;
    /**
     * 
     */
    txnId?: TransactionId | null;
    /**
     * **Observed** [G]. The customer who pays; absent from a public invoice until somebody has paid it.
     * **Assumed** [G]: or null.
     * 
     */
    userId?: number | null;
    /**
     * **Observed** [G]. The mini app. **Assumed** [G]: may be null.
     */
    miniAppId?: number | null;
    /**
     * **Observed** [G]. Like RFC 3339, with or without a zone. **Assumed** [G]: without one it is the time of
     * Ulaanbaatar.
     * 
     */
    createDate?: string | null;
    /**
     * **Observed** [G]. Like RFC 3339, with or without a zone. **Assumed** [G]: without one it is the time of
     * Ulaanbaatar.
     * 
     */
    updateDate?: string | null;
    /**
     * **Observed** [G]. The bank of the organisation, for `B2B` only. **Assumed** [G]: may be null.
     */
    bankName?: string | null;
    /**
     * **Observed** [G]. The account of the organisation, for `B2B` only. **Assumed** [G]: may be null.
     */
    bankAccount?: string | null;
    /**
     * **Observed** [G]. The name of that account, for `B2B` only. **Assumed** [G]: may be null.
     */
    bankAccountName?: string | null;
}
/**
 * **Documented** [N]. What is to be paid, to whom, and what happens next.
 * @export
 * @interface InvoiceRequest
 */
export interface InvoiceRequest {
    /**
     * **Documented** [N]. In tögrög. **Assumed** [N]: whole, as in all samples, and at least 1; limits and
     * decimals are not documented. The upper limit is this file's own.
     * 
     */
    amount: number;
    /**
     * **Documented** [N]. For `P2B` the user name of the branch that sold, for `P2P` the account that is
     * credited, for `B2B` the name of the organisation. **Assumed** [N]: not empty. The limit of 255
     * characters is this file's own.
     * 
     */
    receiver: string;
    /**
     * 
     */
    invoiceType: InvoiceType;
    /**
     * **Documented** [N]. Where the customer is sent after the payment, and, by the English page, what is
     * called then. It may have a scheme of its own. It travels through the customer's hands, so it
     * proves nothing. **Assumed** [N]: an absolute URI. The limit of 2048 characters is this file's own.
     * 
     */
    redirectUri: string;
    /**
     * **Documented** [N]. Shown to the customer. **Assumed** [N]: not empty; how long it may be is not
     * documented. The limit of 255 characters is this file's own.
     * 
     */
    description: string;
    /**
     * **Observed** [P]. The merchant's address that MonPay's server calls after a payment. **Assumed** [P]:
     * `http` or `https`. The limit of 2048 characters is this file's own.
     * 
     */
    clientServiceUrl?: string;
}


/**
 * **Documented** [N]. The invoice, in the envelope.
 * @export
 * @interface InvoiceResponse
 */
export interface InvoiceResponse {
    /**
     * **Documented** [U]. The outcome as a word. **Observed** [G][P]: a success is `SUCCESS`, `OK` or
     * empty, so take `intCode`.
     * 
     */
    code: string;
    /**
     * **Documented** [U]. The outcome as a number. **Observed** [G]: 0 is success, 1 with HTTP 401 a token
     * that does not work (or no longer works), 5 a bad request, 6 with HTTP 401 a right that the token does not
     * have. **Assumed** [Q]: 999 is an internal error, as it is for QR codes. No other number is known.
     * 
     */
    intCode: number;
    /**
     * **Documented** [U]. A sentence about the outcome, in English or in Mongolian.
     */
    info: string;
    /**
     * 
     */
    result?: Invoice | null;
}

/**
 * **Documented** [N]. `P2B`: a customer pays a merchant, which is all that a shop needs. `P2P`: a customer
 * pays a customer. `B2B`: a person pays an organisation by way of MobiFinance.
 * 
 * @export
 */
export const InvoiceType = {
    P2B: 'P2B',
    P2P: 'P2P',
    B2B: 'B2B',
} as const;
export type InvoiceType = typeof InvoiceType[keyof typeof InvoiceType];

/**
 * **Documented** [W]. The fields of a notice, as JSON knows them. The query carries all of them as text.
 * A hint, never a proof.
 * 
 * @export
 * @interface PaymentNotice
 */
export interface PaymentNotice {
    /**
     * **Documented** [N]. A number; **observed** [G]: small, and each follows the one before. **Assumed**
     * [N]: at least 1. The upper limit is this file's own: the largest number that JSON carries safely.
     * 
     */
    invoiceId?: number;
    /**
     * **Documented** [W]. `PAID` or `FAILED`. **Assumed** [W]: others that nobody has seen. The limits are this
     * file's own.
     * 
     */
    status: string;
    /**
     * **Documented** [W]. The number of the transaction, 16 digits long in the guide: keep it as text.
     * The limit of 64 characters is this file's own, hence **assumed** [W].
     * 
     */
    txnId?: string;
    /**
     * **Documented** [W]. The number of the transaction, 16 digits long in the guide: keep it as text.
     * The limit of 64 characters is this file's own, hence **assumed** [W].
     * 
     */
    tnxId?: string;
    /**
     * **Documented** [W]. In tögrög; the guide calls it a double.
     */
    amount?: number;
    /**
     * **Documented** [W]. Free text such as `success` or `Not enough credit`: for logs, never for a
     * decision. The limit of 1024 characters is this file's own, hence **assumed** [W].
     * 
     */
    info?: string;
}
/**
 * @type PhoneNumber
 * **Documented** [U] as an integer; **observed** [P][G] as text. In an answer about the customer only with
 * the scope `phone`. **Assumed** [P]: eight digits, possibly after 976; or null.
 * 
 * @export
 */
export type PhoneNumber = number | string;
/**
 * **Observed** [G]. A refund. **Assumed** [G]: null in a refusal.
 * @export
 * @interface Refund
 */
export interface Refund {
    /**
     * **Observed** [G]. The number of the refund or of the invoice; which is not known. **Assumed** [G]: may be null.
     */
    id?: number | null;
    /**
     * 
     */
    txnId?: TransactionId | null;
    /**
     * **Observed** [G]. The transaction of the refund; begins with `RF`. **Assumed** [G]: may be null.
     */
    refundTxnId?: string | null;
    /**
     * **Observed** [G]. In tögrög. **Assumed** [G]: may be null.
     */
    amount?: number | null;
    /**
     * **Observed** [G]. As in the invoice. **Assumed** [G]: may be null.
     */
    receiver?: string | null;
    /**
     * 
     */
    phone?: PhoneNumber | null;
    /**
     * **Observed** [G]. The mini app. **Assumed** [G]: may be null.
     */
    miniAppId?: number | null;
    /**
     * **Observed** [G]. `REFUNDED`, or `REFUNDFAILED`, which can come with HTTP 200 and `intCode` 0. **Assumed**
     * [G]: others that nobody has seen.
     * 
     */
    status: string;
    /**
     * **Observed** [G]. Why it failed, as a number; which numbers there are is not known. **Assumed** [G]: may be null.
     */
    statusCode?: number | null;
    /**
     * **Observed** [G]. Why it failed, in Mongolian. **Assumed** [G]: may be null.
     */
    statusInfo?: string | null;
    /**
     * **Observed** [G]. As it was requested. **Assumed** [G]: may be null.
     */
    description?: string | null;
    /**
     * **Observed** [G]. Without a zone; **assumed** [G]: the time of Ulaanbaatar.
     */
    createDate?: string | null;
    /**
     * **Observed** [G]. Without a zone; **assumed** [G]: the time of Ulaanbaatar.
     */
    updateDate?: string | null;
}
/**
 * **Observed** [G]. Which invoice is refunded, and why.
 * @export
 * @interface RefundRequest
 */
export interface RefundRequest {
    /**
     * **Documented** [N]. A number; **observed** [G]: small, and each follows the one before. **Assumed**
     * [N]: at least 1. The upper limit is this file's own: the largest number that JSON carries safely.
     * 
     */
    invoiceId: number;
    /**
     * **Observed** [G]. Why. **Assumed** [G]: not empty. The limit of 255 characters is this file's own.
     * 
     */
    description: string;
}
/**
 * **Observed** [G]. The refund, in the envelope.
 * @export
 * @interface RefundResponse
 */
export interface RefundResponse {
    /**
     * **Documented** [U]. The outcome as a word. **Observed** [G][P]: a success is `SUCCESS`, `OK` or
     * empty, so take `intCode`.
     * 
     */
    code: string;
    /**
     * **Documented** [U]. The outcome as a number. **Observed** [G]: 0 is success, 1 with HTTP 401 a token
     * that does not work (or no longer works), 5 a bad request, 6 with HTTP 401 a right that the token does not
     * have. **Assumed** [Q]: 999 is an internal error, as it is for QR codes. No other number is known.
     * 
     */
    intCode: number;
    /**
     * **Documented** [U]. A sentence about the outcome, in English or in Mongolian.
     */
    info: string;
    /**
     * 
     */
    result?: Refund | null;
}
/**
 * **Observed** [P] for one case, a code that is missing: the token error response of RFC 6749 §5.2. The
 * guide lists the error codes but not how the body carries them; **assumed** [RFC6749]: in this shape
 * for every error. Take the HTTP status as the fallback.
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
     * **Observed** [P]. A sentence for the developer; never shown to the customer.
     * 
     */
    error_description?: string;
}


/**
 * @type TokenErrorBody
 * **Observed** [P] for one case: RFC 6749's shape. **Assumed** [RFC6749][U]: the same for every error, or
 * MonPay's envelope as the resource API uses it. A gateway in between may answer HTML or nothing.
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
 * **Documented** [T][C]. All the fields that the token endpoint takes. Which of them are required
 * depends on the grant: see `AuthorizationCodeTokenRequest` and `ClientTokenRequest`.
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
    redirect_uri?: string;
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
    code?: string;
    /**
     * 
     */
    grant_type: GrantType;
}


/**
 * **Documented** [T]. The access token is permanent, so `refresh_token` and `expires_in` are said to
 * be not used yet. **Observed** [G]: the merchant's token stops working nevertheless, and the resource
 * API then answers 401 with `intCode` 1. **Assumed** [RFC6749]: the characters that a token may have
 * (appendix A.12, A.17). **Assumed** [P]: the answer may come wrapped in MonPay's envelope, as the
 * `result` of an `Envelope` whose `intCode` is 0.
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
/**
 * @type TransactionId
 * **Documented** [W]. The number of the transaction, 16 digits long in the guide. **Observed** [G]: as a
 * number or as text. A number that long is close to 2^53, so keep its digits as text. **Assumed** [G]:
 * null or absent before an attempt to pay.
 * 
 * @export
 */
export type TransactionId = number | string;
/**
 * **Documented** [U]. The customer. What the token has no scope for is absent (**assumed** [U]: or null).
 * Use `userId` as the key: telephone numbers and mail addresses change. **Assumed** [U]: null in a
 * refusal.
 * 
 * @export
 * @interface UserInfo
 */
export interface UserInfo {
    /**
     * **Documented** [U]. The customer, in all their visits. Always there.
     */
    userId: number;
    /**
     * 
     */
    userPhone?: PhoneNumber | null;
    /**
     * **Documented** [U]. With the scope `email`. **Observed** [P]: often absent or empty even then.
     * **Assumed** [U]: may be null.
     * 
     */
    userEmail?: string | null;
    /**
     * **Documented** [U]. The given name, with the scope `name`. **Assumed** [U]: may be null.
     * 
     */
    userFirstname?: string | null;
    /**
     * **Documented** [U]. The surname, which in Mongolia is the father's name, with the scope `name`.
     * **Assumed** [U]: may be null.
     * 
     */
    userLastname?: string | null;
    /**
     * **Observed** [P]. The number in the national register, read by one merchant's code; when it comes
     * is not known. Treat it like a secret. **Assumed** [P]: may be null.
     * 
     */
    userRegno?: string | null;
}
/**
 * **Documented** [U]. The customer, in the envelope.
 * @export
 * @interface UserInfoResponse
 */
export interface UserInfoResponse {
    /**
     * **Documented** [U]. The outcome as a word. **Observed** [G][P]: a success is `SUCCESS`, `OK` or
     * empty, so take `intCode`.
     * 
     */
    code: string;
    /**
     * **Documented** [U]. The outcome as a number. **Observed** [G]: 0 is success, 1 with HTTP 401 a token
     * that does not work (or no longer works), 5 a bad request, 6 with HTTP 401 a right that the token does not
     * have. **Assumed** [Q]: 999 is an internal error, as it is for QR codes. No other number is known.
     * 
     */
    intCode: number;
    /**
     * **Documented** [U]. A sentence about the outcome, in English or in Mongolian.
     */
    info: string;
    /**
     * 
     */
    result?: UserInfo | null;
}
