export type AnyOAuthError = AuthorizationResponseError | InvalidAuthorizationResponseError | AuthorizationCodeReusedError | SpentCodesUnavailableError | TokenRequestFailedError | TokenResponseError | InvalidTokenResponseError;

export declare class AuthorizationCodeReusedError extends OAuthError {
    readonly code: 'authorization_code_reused';
    constructor();
}

export interface AuthorizationResponse {
    readonly code: string;
}

export declare class AuthorizationResponseError extends OAuthError {
    readonly code: 'authorization_response_error';
    readonly error: string;
    readonly description: string | undefined;
    constructor(error: string, description?: string);
}

export type AuthorizationResponseInput = string | URL | URLSearchParams | Request;

export interface ConfidentialClient {
    readonly clientId: string;
    readonly redirectUri: string;
    readonly authorizationServer: string;
    readonly timeout: number;
}

export interface ConfidentialClientOptions {
    readonly clientId: string | undefined;
    readonly clientSecret: string | undefined;
    readonly redirectUri: string | undefined;
    readonly authorizationServer?: string | URL | undefined;
    readonly timeout?: number | undefined;
    readonly fetch?: typeof fetch | undefined;
    readonly spentCodes?: SpentCodes | undefined;
}

export type FailureReason = 'aborted' | 'timeout' | 'network';

export interface Hint {
    readonly en: string;
    readonly mn: string;
}

export declare class InvalidAuthorizationResponseError extends OAuthError {
    readonly code: 'invalid_authorization_response';
    readonly issues: readonly Issue[];
    constructor(issues: readonly Issue[]);
}

export declare class InvalidClientOptionsError extends TypeError {
    readonly code: 'invalid_client_options';
    readonly issues: readonly Issue[];
    constructor(issues: readonly Issue[]);
}

export declare class InvalidTokenResponseError extends OAuthError {
    readonly code: 'invalid_token_response';
    readonly status: number;
    readonly issues: readonly Issue[];
    constructor(status: number, issues: readonly Issue[]);
}

export interface Issue {
    readonly path: string;
    readonly message: string;
}

interface LaunchHandlers<Context extends readonly unknown[], Answer> {
    readonly onToken: (token: TokenResponse, ...context: Context) => Answer | Promise<Answer>;
    readonly onError: (error: AnyOAuthError, ...context: Context) => Answer | Promise<Answer>;
}

export declare class OAuthError extends Error {
    readonly code: string;
    readonly hint: Hint;
    protected constructor(code: string, about: string, details?: {}, topic?: string);
    toJSON(): object;
}

export type Outcome = 'not_sent' | 'unknown';

export type RedirectionEndpointHandlers<R extends Request = Request> = LaunchHandlers<[
    request: R
], Response>;

export interface SpentCodes {
    claim(key: string, ttl: number): Promise<boolean>;
    release?(key: string): Promise<void>;
}

export declare class SpentCodesUnavailableError extends OAuthError {
    readonly code: 'spent_codes_unavailable';
    readonly outcome: 'not_sent';
    readonly systemCode: string | undefined;
    constructor(systemCode?: string);
}

export type TokenErrorCode = 'invalid_request' | 'unauthorized_client' | 'invalid_grant' | 'unsupported_grant_type' | 'server_error';

export declare class TokenRequestFailedError extends OAuthError {
    readonly code: 'token_request_failed';
    readonly reason: FailureReason;
    readonly outcome: Outcome;
    readonly systemCode: string | undefined;
    constructor(reason: FailureReason, outcome: Outcome, systemCode?: string);
}

export interface TokenRequestOptions {
    readonly signal?: AbortSignal | null | undefined;
}

export interface TokenResponse {
    readonly access_token: string;
    readonly token_type: string;
    readonly refresh_token?: string | null | undefined;
    readonly expires_in?: number | null | undefined;
}

export declare class TokenResponseError extends OAuthError {
    readonly code: 'token_response_error';
    readonly error: TokenErrorCode;
    readonly status: number;
    readonly description: string | undefined;
    constructor(error: TokenErrorCode, status: number, description?: string);
}

export declare function authorizationCodeGrant(client: ConfidentialClient, input: AuthorizationResponseInput, options?: TokenRequestOptions): Promise<TokenResponse>;

export declare function confidentialClient(options: ConfidentialClientOptions): ConfidentialClient;

export declare function isOAuthError(error: unknown): error is AnyOAuthError;

export declare function memorySpentCodes(): SpentCodes;

export declare function parseAuthorizationResponse(input: AuthorizationResponseInput): AuthorizationResponse;

export declare function redirectionEndpoint<R extends Request = Request>(client: ConfidentialClient, handlers: RedirectionEndpointHandlers<R>): (request: R) => Promise<Response>;

export declare function requestToken(client: ConfidentialClient, { code }: AuthorizationResponse, { signal }?: TokenRequestOptions): Promise<TokenResponse>;

export declare function warmUp(client: ConfidentialClient): Promise<void>;

export {};
