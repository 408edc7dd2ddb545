export interface AuthorizationCodeTokenRequest {
    redirect_uri: string;
    client_id: string;
    client_secret: string;
    code: string;
    grant_type: AuthorizationCodeTokenRequestGrantTypeEnum;
}

export declare const AuthorizationCodeTokenRequestGrantTypeEnum: {
    readonly AuthorizationCode: 'authorization_code';
};

export type AuthorizationCodeTokenRequestGrantTypeEnum = typeof AuthorizationCodeTokenRequestGrantTypeEnum[keyof typeof AuthorizationCodeTokenRequestGrantTypeEnum];

export declare const AuthorizationErrorCode: {
    readonly InvalidRequest: 'invalid_request';
    readonly UnauthorizedClient: 'unauthorized_client';
    readonly AccessDenied: 'access_denied';
    readonly UnsupportedResponseType: 'unsupported_response_type';
    readonly InvalidScope: 'invalid_scope';
    readonly ServerError: 'server_error';
    readonly TemporarilyUnavailable: 'temporarily_unavailable';
};

export type AuthorizationErrorCode = typeof AuthorizationErrorCode[keyof typeof AuthorizationErrorCode];

export interface BuiltRequest {
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly accept: string;
    readonly contentType: string | undefined;
    readonly body: string | undefined;
}

export interface ClientTokenRequest {
    client_id: string;
    client_secret: string;
    grant_type: ClientTokenRequestGrantTypeEnum;
}

export declare const ClientTokenRequestGrantTypeEnum: {
    readonly ClientCredentials: 'client_credentials';
};

export type ClientTokenRequestGrantTypeEnum = typeof ClientTokenRequestGrantTypeEnum[keyof typeof ClientTokenRequestGrantTypeEnum];

export interface Envelope {
    code: string;
    intCode: number;
    info: string;
    result?: object | null;
}

export declare const GrantType: {
    readonly AuthorizationCode: 'authorization_code';
    readonly ClientCredentials: 'client_credentials';
};

export type GrantType = typeof GrantType[keyof typeof GrantType];

export interface Invoice {
    id: number;
    amount: number;
    receiver?: string | null;
    invoiceType?: string | null;
    redirectUri?: string | null;
    clientServiceUrl?: string | null;
    description?: string | null;
    status: string;
    statusInfo?: string | null;
    txnId?: TransactionId | null;
    userId?: number | null;
    miniAppId?: number | null;
    createDate?: string | null;
    updateDate?: string | null;
    bankName?: string | null;
    bankAccount?: string | null;
    bankAccountName?: string | null;
}

export interface InvoiceRequest {
    amount: number;
    receiver: string;
    invoiceType: InvoiceType;
    redirectUri: string;
    description: string;
    clientServiceUrl?: string;
}

export interface InvoiceResponse {
    code: string;
    intCode: number;
    info: string;
    result?: Invoice | null;
}

export declare const InvoiceType: {
    readonly P2B: 'P2B';
    readonly P2P: 'P2P';
    readonly B2B: 'B2B';
};

export type InvoiceType = typeof InvoiceType[keyof typeof InvoiceType];

export interface PaymentNotice {
    invoiceId?: number;
    status: string;
    txnId?: string;
    tnxId?: string;
    amount?: number;
    info?: string;
}

export type PhoneNumber = number | string;

export interface Refund {
    id?: number | null;
    txnId?: TransactionId | null;
    refundTxnId?: string | null;
    amount?: number | null;
    receiver?: string | null;
    phone?: PhoneNumber | null;
    miniAppId?: number | null;
    status: string;
    statusCode?: number | null;
    statusInfo?: string | null;
    description?: string | null;
    createDate?: string | null;
    updateDate?: string | null;
}

export interface RefundRequest {
    invoiceId: number;
    description: string;
}

export interface RefundResponse {
    code: string;
    intCode: number;
    info: string;
    result?: Refund | null;
}

export interface TokenError {
    error: TokenErrorCode;
    error_description?: string;
}

export type TokenErrorBody = Envelope | TokenError;

export declare const TokenErrorCode: {
    readonly InvalidRequest: 'invalid_request';
    readonly UnauthorizedClient: 'unauthorized_client';
    readonly InvalidGrant: 'invalid_grant';
    readonly UnsupportedGrantType: 'unsupported_grant_type';
    readonly ServerError: 'server_error';
};

export type TokenErrorCode = typeof TokenErrorCode[keyof typeof TokenErrorCode];

export interface TokenRequest {
    redirect_uri?: string;
    client_id: string;
    client_secret: string;
    code?: string;
    grant_type: GrantType;
}

export interface TokenResponse {
    access_token: string;
    token_type: string;
    refresh_token?: string | null;
    expires_in?: number | null;
}

export type TransactionId = number | string;

export interface UserInfo {
    userId: number;
    userPhone?: PhoneNumber | null;
    userEmail?: string | null;
    userFirstname?: string | null;
    userLastname?: string | null;
    userRegno?: string | null;
}

export interface UserInfoResponse {
    code: string;
    intCode: number;
    info: string;
    result?: UserInfo | null;
}

export declare function cancelInvoiceRequest(params: {
    readonly invoiceId: number;
}): BuiltRequest;

export declare function createInvoiceRequest(params: InvoiceRequest): BuiltRequest;

export declare function getInvoiceRequest(params: {
    readonly invoiceId: number;
}): BuiltRequest;

export declare function getUserInfoRequest(): BuiltRequest;

export declare function refundInvoiceRequest(params: RefundRequest): BuiltRequest;

export declare function requestClientTokenRequest(params: {
    readonly client_id: string;
    readonly client_secret: string;
}): BuiltRequest;

export declare function requestTokenRequest(params: {
    readonly redirect_uri: string;
    readonly client_id: string;
    readonly client_secret: string;
    readonly code: string;
}): BuiltRequest;

export declare const servers: readonly [
    'https://z-wallet.monpay.mn',
    'https://wallet.monpay.mn'
];

export declare const tokenErrors: {
    readonly 400: 'invalid_request';
    readonly 401: 'unauthorized_client';
    readonly 403: 'invalid_grant';
    readonly 415: 'unsupported_grant_type';
    readonly 505: 'server_error';
};

export {};
