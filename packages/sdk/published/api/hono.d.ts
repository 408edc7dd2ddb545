import { Context, Env } from "hono";

type AnyOAuthError = AuthorizationResponseError | InvalidAuthorizationResponseError | AuthorizationCodeReusedError | SpentCodesUnavailableError | TokenRequestFailedError | TokenResponseError | InvalidTokenResponseError;

type AnyResourceError = ResourceRequestFailedError | ResourceResponseError | InvalidResourceResponseError | RefundFailedError | InvalidPaymentNoticeError;

declare class AuthorizationCodeReusedError extends OAuthError {
    readonly code: 'authorization_code_reused';
    constructor();
}

declare class AuthorizationResponseError extends OAuthError {
    readonly code: 'authorization_response_error';
    readonly error: string;
    readonly description: string | undefined;
    constructor(error: string, description?: string);
}

interface ConfidentialClient {
    readonly clientId: string;
    readonly redirectUri: string;
    readonly authorizationServer: string;
    readonly timeout: number;
}

interface ConfirmedPayment {
    readonly state: 'paid';
    readonly invoice: Invoice & {
        readonly status: 'PAID';
        readonly amount: number;
        readonly receiver: string;
    };
    readonly [checked]: true;
}

type FailureReason = 'aborted' | 'timeout' | 'network';

interface Hint {
    readonly en: string;
    readonly mn: string;
}

declare class HintedError extends Error {
    readonly name: string;
    readonly code: string;
    readonly hint: Hint;
    readonly docs: string;
    protected constructor(name: string, code: string, about: string, hint: Hint, brand: symbol, page: string);
    toJSON(): object;
}

declare class InvalidAuthorizationResponseError extends OAuthError {
    readonly code: 'invalid_authorization_response';
    readonly issues: readonly Issue[];
    constructor(issues: readonly Issue[]);
}

declare class InvalidPaymentNoticeError extends ResourceError {
    readonly code: 'invalid_payment_notice';
    readonly issues: readonly Issue[];
    constructor(issues: readonly Issue[]);
}

declare class InvalidResourceResponseError extends ResourceError {
    readonly code: 'invalid_resource_response';
    readonly operation: Operation;
    readonly status: number;
    readonly issues: readonly Issue[];
    constructor(operation: Operation, status: number, issues: readonly Issue[]);
}

declare class InvalidTokenResponseError extends OAuthError {
    readonly code: 'invalid_token_response';
    readonly status: number;
    readonly issues: readonly Issue[];
    constructor(status: number, issues: readonly Issue[], otherHint?: Hint);
}

interface Invoice {
    readonly id: number;
    readonly amount?: number | undefined;
    readonly receiver?: string | undefined;
    readonly status?: InvoiceStatus | undefined;
    readonly description?: string | undefined;
    readonly invoiceType?: string | undefined;
    readonly redirectUri?: string | undefined;
    readonly clientServiceUrl?: string | undefined;
    readonly userId?: number | undefined;
    readonly miniAppId?: number | undefined;
    readonly createDate?: string | undefined;
    readonly updateDate?: string | undefined;
    readonly bankName?: string | undefined;
    readonly bankAccount?: string | undefined;
    readonly bankAccountName?: string | undefined;
    readonly txnId?: string | undefined;
    readonly statusInfo?: string | undefined;
}

type InvoiceStatus = (typeof known)[number] | (string & {});

interface Issue {
    readonly path: string;
    readonly message: string;
}

interface LaunchHandlers<Context extends readonly unknown[], Answer> {
    readonly onToken: (token: TokenResponse, ...context: Context) => Answer | Promise<Answer>;
    readonly onError?: ((error: AnyOAuthError, ...context: Context) => Answer | Promise<Answer>) | undefined;
}

interface MismatchedPayment {
    readonly state: 'mismatch';
    readonly invoice: Invoice;
    readonly differences: readonly PaymentDifference[];
}

declare class OAuthError extends HintedError {
    protected constructor(name: string, code: string, about: string, hint: Hint, page?: string);
}

type Operation = 'getUserInfo' | 'createInvoice' | 'getInvoice' | 'cancelInvoice' | 'refundInvoice';

type Outcome = 'not_sent' | 'unknown';

interface PaymentDifference {
    readonly field: 'amount' | 'receiver' | 'userId';
    readonly expected: number | string;
    readonly actual: number | string | undefined;
}

export type PaymentEndpointHandlers<E extends Env = Env> = PaymentHandlers<[
    c: Context<E>
]>;

interface PaymentExpectation {
    readonly invoiceId: number;
    readonly amount: number;
    readonly receiver: string;
    readonly userId?: number | undefined;
}

interface PaymentHandlers<Context extends readonly unknown[]> {
    readonly expect: (notice: PaymentNotice, ...context: Context) => PaymentExpectation | 'not_yet' | null | undefined | Promise<PaymentExpectation | 'not_yet' | null | undefined>;
    readonly onPaid: (payment: ConfirmedPayment, ...context: Context) => unknown;
    readonly onUnpaid?: ((payment: UnpaidInvoice | MismatchedPayment, ...context: Context) => unknown) | undefined;
    readonly onError?: ((error: AnyResourceError | AnyOAuthError, ...context: Context) => unknown) | undefined;
}

interface PaymentNotice {
    readonly invoiceId?: number | undefined;
    readonly status: string;
    readonly txnId?: string | undefined;
    readonly amount?: number | undefined;
    readonly info?: string | undefined;
}

export type RedirectionEndpointHandlers<E extends Env = Env> = LaunchHandlers<[
    c: Context<E>
], Response>;

declare class RefundFailedError extends ResourceError {
    readonly code: 'refund_failed';
    readonly statusCode: string | undefined;
    readonly statusInfo: string | undefined;
    constructor(statusCode: string | undefined, statusInfo: string | undefined);
}

interface Refusal {
    readonly error: TokenErrorCode | undefined;
    readonly description?: string | undefined;
    readonly intCode?: number | undefined;
    readonly monpayCode?: string | undefined;
}

declare class ResourceError extends HintedError {
    protected constructor(name: string, code: string, about: string, topic: keyof typeof resourceHints);
}

declare class ResourceRequestFailedError extends ResourceError {
    readonly code: 'resource_request_failed';
    readonly operation: Operation;
    readonly reason: FailureReason;
    readonly outcome: Outcome;
    readonly systemCode: string | undefined;
    constructor(operation: Operation, reason: FailureReason, outcome: Outcome, systemCode?: string);
}

declare class ResourceResponseError extends ResourceError {
    readonly code: 'resource_error';
    readonly operation: Operation;
    readonly status: number;
    readonly intCode: number;
    readonly monpayCode: string | undefined;
    readonly info: string | undefined;
    constructor(operation: Operation, status: number, said: {
        intCode: number;
        monpayCode: string | undefined;
        info: string | undefined;
    });
}

declare class SpentCodesUnavailableError extends OAuthError {
    readonly code: 'spent_codes_unavailable';
    readonly outcome = "not_sent";
    readonly systemCode: string | undefined;
    constructor(systemCode?: string);
}

type TokenErrorCode = 'invalid_request' | 'unauthorized_client' | 'invalid_grant' | 'unsupported_grant_type' | 'server_error';

declare class TokenRequestFailedError extends OAuthError {
    readonly code: 'token_request_failed';
    readonly reason: FailureReason;
    readonly outcome: Outcome;
    readonly systemCode: string | undefined;
    readonly host: string | undefined;
    constructor(reason: FailureReason, outcome: Outcome, systemCode?: string, host?: string, hint?: Hint);
}

interface TokenResponse {
    readonly access_token: string;
    readonly token_type: string;
    readonly refresh_token?: string | null | undefined;
    readonly expires_in?: number | null | undefined;
}

declare class TokenResponseError extends OAuthError {
    readonly code: 'token_response_error';
    readonly error: TokenErrorCode;
    readonly status: number;
    readonly description: string | undefined;
    readonly intCode: number | undefined;
    readonly monpayCode: string | undefined;
    constructor(status: number, refusal: Refusal, otherHint?: Hint);
    get info(): string | undefined;
}

interface UnpaidInvoice {
    readonly state: 'unpaid';
    readonly invoice: Invoice;
}

declare const checked: unique symbol;

declare const known: readonly [
    "NEW",
    "PAID",
    "FAILED",
    "CANCELLED",
    "REFUNDED"
];

export declare function paymentEndpoint<E extends Env = Env>(client: ConfidentialClient, handlers: PaymentEndpointHandlers<E>): (c: Context<E>) => Promise<Response>;

export declare function redirectionEndpoint<E extends Env = Env>(client: ConfidentialClient, handlers: RedirectionEndpointHandlers<E>): (c: Context<E>) => Promise<Response>;

declare const resourceHints: {
    readonly not_sent: {
        readonly en: 'Nothing was sent: check the network, DNS, proxy and certificate of authorizationServer, and try again.';
        readonly mn: 'Юу ч илгээгээгүй: сүлжээ, DNS, прокси, authorizationServer-ийн гэрчилгээг шалгаад дахин оролдоно уу.';
    };
    readonly unknown_read: {
        readonly en: 'Nothing was changed, since this only reads: try again.';
        readonly mn: 'Асуулт юу ч өөрчлөөгүй: дахин оролдоно уу.';
    };
    readonly unknown_write: {
        readonly en: 'MonPay may have done it. Check the invoice before you try again: MonPay has no idempotency key, so a second request is a second invoice or refund.';
        readonly mn: 'MonPay үүнийг гүйцэтгэсэн байж магадгүй. Давтахаас өмнө нэхэмжлэхийг шалгана уу: давтвал хоёр дахь нэхэмжлэх эсвэл буцаалт үүснэ.';
    };
    readonly refused: {
        readonly en: 'MonPay refused the request: fix what it says before you try again.';
        readonly mn: 'MonPay хүсэлтээс татгалзсан: дахин оролдохоос өмнө шалтгааныг засна уу.';
    };
    readonly dead_token: {
        readonly en: "MonPay no longer accepts this access token. If it is the customer's, have the customer reopen the mini app; the sdk has already renewed the merchant's own once.";
        readonly mn: 'MonPay энэ хандалтын токеныг хүлээж авахаа больсон. Хэрэглэгчийн токен бол мини аппыг дахин нээлгэнэ үү; мерчантын токеныг нэг удаа шинэчилж үзсэн.';
    };
    readonly missing_right: {
        readonly en: 'These credentials lack the right to do this, and a new token does not change that: ask MonPay for it.';
        readonly mn: 'Энэ үйлдлийг хийх эрх алга; шинэ токен тус болохгүй. MonPay-ээс эрхээ нээлгэнэ үү.';
    };
    readonly server_failed: {
        readonly en: 'MonPay reports a failure of its own: a read may be tried again later; check the invoice before you repeat anything else.';
        readonly mn: 'MonPay өөрийн алдааг мэдээллээ: уншилтыг дараа дахин оролдож болно; бусдыг давтахаас өмнө нэхэмжлэхийг шалгана уу.';
    };
    readonly invalid_read: {
        readonly en: 'Check that authorizationServer is the host that MonPay gave you, and that nothing in between answers for it.';
        readonly mn: 'authorizationServer нь MonPay-ийн өгсөн хост мөн эсэх, замд өөр сервер хариулаагүй эсэхийг шалгана уу.';
    };
    readonly invalid_write: {
        readonly en: 'MonPay may have done it. Check the invoice before you try again, and check that authorizationServer is the host that MonPay gave you.';
        readonly mn: 'MonPay үүнийг гүйцэтгэсэн байж магадгүй. Давтахаас өмнө нэхэмжлэхийг, мөн authorizationServer зөв эсэхийг шалгана уу.';
    };
    readonly refund_failed: {
        readonly en: 'The money was not returned. Check the invoice, and ask MonPay about the status code.';
        readonly mn: 'Мөнгө буцаагдаагүй. Нэхэмжлэхийг шалгаж, төлөвийн кодын талаар MonPay-ээс асууна уу.';
    };
    readonly invalid_payment_notice: {
        readonly en: 'Ignore it, since anybody can call this address. If MonPay sent it, check the invoice.';
        readonly mn: 'Үл тооно уу: энэ хаягийг хэн ч дуудаж чадна. MonPay илгээсэн бол нэхэмжлэхийг шалгана уу.';
    };
};

export {};
