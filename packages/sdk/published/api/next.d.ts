import { NextRequest } from "next/server.js";

type AnyOAuthError = AuthorizationResponseError | InvalidAuthorizationResponseError | AuthorizationCodeReusedError | SpentCodesUnavailableError | TokenRequestFailedError | TokenResponseError | InvalidTokenResponseError;

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

type FailureReason = 'aborted' | 'timeout' | 'network';

interface Hint {
    readonly en: string;
    readonly mn: string;
}

declare class InvalidAuthorizationResponseError extends OAuthError {
    readonly code: 'invalid_authorization_response';
    readonly issues: readonly Issue[];
    constructor(issues: readonly Issue[]);
}

declare class InvalidTokenResponseError extends OAuthError {
    readonly code: 'invalid_token_response';
    readonly status: number;
    readonly issues: readonly Issue[];
    constructor(status: number, issues: readonly Issue[]);
}

interface Issue {
    readonly path: string;
    readonly message: string;
}

interface LaunchHandlers<Context extends readonly unknown[], Answer> {
    readonly onToken: (token: TokenResponse, ...context: Context) => Answer | Promise<Answer>;
    readonly onError: (error: AnyOAuthError, ...context: Context) => Answer | Promise<Answer>;
}

declare class OAuthError extends Error {
    readonly code: string;
    readonly hint: Hint;
    protected constructor(code: string, about: string, details?: {}, topic?: string);
    toJSON(): object;
}

type Outcome = 'not_sent' | 'unknown';

export type RedirectionEndpointHandlers = LaunchHandlers<[
    request: NextRequest
], Response>;

declare class SpentCodesUnavailableError extends OAuthError {
    readonly code: 'spent_codes_unavailable';
    readonly outcome: 'not_sent';
    readonly systemCode: string | undefined;
    constructor(systemCode?: string);
}

type TokenErrorCode = 'invalid_request' | 'unauthorized_client' | 'invalid_grant' | 'unsupported_grant_type' | 'server_error';

declare class TokenRequestFailedError extends OAuthError {
    readonly code: 'token_request_failed';
    readonly reason: FailureReason;
    readonly outcome: Outcome;
    readonly systemCode: string | undefined;
    constructor(reason: FailureReason, outcome: Outcome, systemCode?: string);
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
    constructor(error: TokenErrorCode, status: number, description?: string);
}

export declare const redirectionEndpoint: (client: ConfidentialClient, handlers: RedirectionEndpointHandlers) => (request: NextRequest) => Promise<Response>;

export {};
