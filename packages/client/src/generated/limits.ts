/* eslint-disable */
// Generated from @monpay-miniapp/spec by OpenAPI Generator. Do not edit.

/** The limits that the spec sets for the schema `GrantType`. */
export const GrantType = { 
} as const;

/** The limits that the spec sets for the schema `AuthorizationCode`. */
export const AuthorizationCode = { minLength: 1, maxLength: 4096, pattern: /^[\x20-\x7E]+$/, 
} as const;

/** The limits that the spec sets for the schema `TokenRequest`. */
export const TokenRequest = { 
    redirect_uri: { minLength: 1, maxLength: 2048, pattern: /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[\x21\x22\x24-\x7E]+$/, },
    client_id: { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, },
    client_secret: { minLength: 1, maxLength: 1024, pattern: /^[\x20-\x7E]+$/, },
    code: { minLength: 1, maxLength: 4096, pattern: /^[\x20-\x7E]+$/, },
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

/** The limits that the spec sets for the schema `AuthorizationErrorCode`. */
export const AuthorizationErrorCode = { 
} as const;
