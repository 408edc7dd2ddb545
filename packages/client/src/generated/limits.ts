/* eslint-disable */
// Generated from @monpay-miniapp/spec by OpenAPI Generator. Do not edit.

/** The limits that the spec sets for the schema `GrantType`. */
export const GrantType = { 
} as const;

/** The limits that the spec sets for the schema `AuthorizationCode`. */
export const AuthorizationCode = { minLength: 1, maxLength: 4096, pattern: /^[\x20-\x7E]+$/, 
} as const;

/** The limits that the spec sets for the schema `RedirectUri`. */
export const RedirectUri = { minLength: 1, maxLength: 2048, pattern: /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[\x21\x22\x24-\x7E]+$/, 
} as const;

/** The limits that the spec sets for the schema `ClientId`. */
export const ClientId = { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, 
} as const;

/** The limits that the spec sets for the schema `ClientSecret`. */
export const ClientSecret = { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, 
} as const;

/** The limits that the spec sets for the schema `TokenRequest`. */
export const TokenRequest = { 
    redirect_uri: { minLength: 1, maxLength: 2048, pattern: /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[\x21\x22\x24-\x7E]+$/, },
    client_id: { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, },
    client_secret: { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, },
    code: { minLength: 1, maxLength: 4096, pattern: /^[\x20-\x7E]+$/, },
    grant_type: { },
} as const;

/** The limits that the spec sets for the schema `AuthorizationCodeTokenRequest`. */
export const AuthorizationCodeTokenRequest = { 
    redirect_uri: { minLength: 1, maxLength: 2048, pattern: /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[\x21\x22\x24-\x7E]+$/, },
    client_id: { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, },
    client_secret: { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, },
    code: { minLength: 1, maxLength: 4096, pattern: /^[\x20-\x7E]+$/, },
    grant_type: { },
} as const;

/** The limits that the spec sets for the schema `ClientTokenRequest`. */
export const ClientTokenRequest = { 
    client_id: { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, },
    client_secret: { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, },
    grant_type: { },
} as const;

/** The limits that the spec sets for the schema `TokenResponse`. */
export const TokenResponse = { 
    access_token: { minLength: 1, pattern: /^[\x20-\x7E]+$/, },
    token_type: { pattern: /^[Bb][Ee][Aa][Rr][Ee][Rr]$/, },
    refresh_token: { pattern: /^[\x20-\x7E]*$/, },
    expires_in: { },
} as const;

/** The limits that the spec sets for the schema `TokenErrorCode`. */
export const TokenErrorCode = { 
} as const;

/** The limits that the spec sets for the schema `TokenError`. */
export const TokenError = { 
    error: { },
    error_description: { },
} as const;

/** The limits that the spec sets for the schema `TokenErrorBody`. */
export const TokenErrorBody = { 
} as const;

/** The limits that the spec sets for the schema `Envelope`. */
export const Envelope = { 
    code: { },
    intCode: { },
    info: { },
    result: { },
} as const;

/** The limits that the spec sets for the schema `UserInfoResponse`. */
export const UserInfoResponse = { 
} as const;

/** The limits that the spec sets for the schema `UserInfo`. */
export const UserInfo = { 
    userId: { },
    userPhone: { },
    userEmail: { },
    userFirstname: { },
    userLastname: { },
    userRegno: { },
} as const;

/** The limits that the spec sets for the schema `PhoneNumber`. */
export const PhoneNumber = { 
} as const;

/** The limits that the spec sets for the schema `InvoiceId`. */
export const InvoiceId = { minimum: 1, maximum: 9007199254740991, 
} as const;

/** The limits that the spec sets for the schema `InvoiceType`. */
export const InvoiceType = { 
} as const;

/** The limits that the spec sets for the schema `InvoiceStatus`. */
export const InvoiceStatus = { known: ['NEW', 'PAID', 'FAILED', 'CANCELLED', 'REFUNDED'], 
} as const;

/** The limits that the spec sets for the schema `TransactionId`. */
export const TransactionId = { 
} as const;

/** The limits that the spec sets for the schema `InvoiceRequest`. */
export const InvoiceRequest = { 
    amount: { minimum: 1, maximum: 9007199254740991, },
    receiver: { minLength: 1, maxLength: 255, },
    invoiceType: { },
    redirectUri: { minLength: 1, maxLength: 2048, pattern: /^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7E]+$/, },
    description: { minLength: 1, maxLength: 255, },
    clientServiceUrl: { minLength: 1, maxLength: 2048, pattern: /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[\x21\x22\x24-\x7E]+$/, },
} as const;

/** The limits that the spec sets for the schema `InvoiceResponse`. */
export const InvoiceResponse = { 
} as const;

/** The limits that the spec sets for the schema `Invoice`. */
export const Invoice = { 
    id: { minimum: 1, maximum: 9007199254740991, },
    amount: { },
    receiver: { },
    invoiceType: { },
    redirectUri: { },
    clientServiceUrl: { },
    description: { },
    status: { known: ['NEW', 'PAID', 'FAILED', 'CANCELLED', 'REFUNDED'], },
    statusInfo: { },
    txnId: { },
    userId: { },
    miniAppId: { },
    createDate: { },
    updateDate: { },
    bankName: { },
    bankAccount: { },
    bankAccountName: { },
} as const;

/** The limits that the spec sets for the schema `RefundRequest`. */
export const RefundRequest = { 
    invoiceId: { minimum: 1, maximum: 9007199254740991, },
    description: { minLength: 1, maxLength: 255, },
} as const;

/** The limits that the spec sets for the schema `RefundResponse`. */
export const RefundResponse = { 
} as const;

/** The limits that the spec sets for the schema `RefundStatus`. */
export const RefundStatus = { known: ['REFUNDED', 'REFUNDFAILED'], 
} as const;

/** The limits that the spec sets for the schema `Refund`. */
export const Refund = { 
    id: { },
    txnId: { },
    refundTxnId: { },
    amount: { },
    receiver: { },
    phone: { },
    miniAppId: { },
    status: { known: ['REFUNDED', 'REFUNDFAILED'], },
    statusCode: { },
    statusInfo: { },
    description: { },
    createDate: { },
    updateDate: { },
} as const;

/** The limits that the spec sets for the schema `PaymentNotice`. */
export const PaymentNotice = { 
    invoiceId: { minimum: 1, maximum: 9007199254740991, },
    status: { minLength: 1, maxLength: 64, known: ['PAID', 'FAILED'], },
    txnId: { maxLength: 64, },
    tnxId: { maxLength: 64, },
    amount: { },
    info: { maxLength: 1024, },
} as const;

/** The limits that the spec sets for the schema `PaymentNoticeStatus`. */
export const PaymentNoticeStatus = { minLength: 1, maxLength: 64, known: ['PAID', 'FAILED'], 
} as const;

/** The limits that the spec sets for the schema `NoticeTransactionId`. */
export const NoticeTransactionId = { maxLength: 64, 
} as const;

/** The limits that the spec sets for the schema `NoticeAmount`. */
export const NoticeAmount = { 
} as const;

/** The limits that the spec sets for the schema `NoticeText`. */
export const NoticeText = { maxLength: 1024, 
} as const;

/** The limits that the spec sets for the schema `AuthorizationErrorCode`. */
export const AuthorizationErrorCode = { 
} as const;
