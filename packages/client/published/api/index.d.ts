export declare class AccountApi extends BaseAPI {
    getUserInfoRequestOpts(): Promise<RequestOpts>;
    getUserInfoRaw(initOverrides?: RequestInit | InitOverrideFunction): Promise<ApiResponse<UserInfoResponse>>;
    getUserInfo(initOverrides?: RequestInit | InitOverrideFunction): Promise<UserInfoResponse>;
}

export interface ApiResponse<T> {
    raw: Response;
    value(): Promise<T>;
}

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

export declare const BASE_PATH: string;

export declare class BaseAPI {
    protected configuration: Configuration;
    private static readonly jsonRegex;
    private middleware;
    constructor(configuration?: Configuration);
    withMiddleware<T extends BaseAPI>(this: T, ...middlewares: Middleware[]): T;
    withPreMiddleware<T extends BaseAPI>(this: T, ...preMiddlewares: Array<Middleware['pre']>): T;
    withPostMiddleware<T extends BaseAPI>(this: T, ...postMiddlewares: Array<Middleware['post']>): T;
    protected isJsonMime(mime: string | null | undefined): boolean;
    protected request(context: RequestOpts, initOverrides?: RequestInit | InitOverrideFunction): Promise<Response>;
    private createFetchParams;
    private fetchApi;
    private clone;
}

export declare class BlobApiResponse {
    raw: Response;
    constructor(raw: Response);
    value(): Promise<Blob>;
}

export declare const COLLECTION_FORMATS: {
    csv: string;
    ssv: string;
    tsv: string;
    pipes: string;
};

export interface CancelInvoiceRequest {
    invoiceId: number;
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

export declare class Configuration {
    private configuration;
    constructor(configuration?: ConfigurationParameters);
    set config(configuration: Configuration);
    get basePath(): string;
    get fetchApi(): FetchAPI | undefined;
    get middleware(): Middleware[];
    get queryParamsStringify(): (params: HTTPQuery) => string;
    get username(): string | undefined;
    get password(): string | undefined;
    get apiKey(): ((name: string) => string | Promise<string>) | undefined;
    get accessToken(): ((name?: string, scopes?: string[]) => string | Promise<string>) | undefined;
    get headers(): HTTPHeaders | undefined;
    get credentials(): RequestCredentials | undefined;
}

export interface ConfigurationParameters {
    basePath?: string;
    fetchApi?: FetchAPI;
    middleware?: Middleware[];
    queryParamsStringify?: (params: HTTPQuery) => string;
    username?: string;
    password?: string;
    apiKey?: string | Promise<string> | ((name: string) => string | Promise<string>);
    accessToken?: string | Promise<string> | ((name?: string, scopes?: string[]) => string | Promise<string>);
    headers?: HTTPHeaders;
    credentials?: RequestCredentials;
}

export interface Consume {
    contentType: string;
}

export interface CreateInvoiceRequest {
    InvoiceRequest: InvoiceRequest;
}

export declare const DefaultConfig: Configuration;

export interface Envelope {
    code: string;
    intCode: number;
    info: string;
    result?: object | null;
}

export interface ErrorContext {
    fetch: FetchAPI;
    url: string;
    init: RequestInit;
    error: unknown;
    response?: Response;
}

export type FetchAPI = WindowOrWorkerGlobalScope['fetch'];

export declare class FetchError extends Error {
    cause: Error;
    name: "FetchError";
    constructor(cause: Error, msg?: string);
}

export interface FetchParams {
    url: string;
    init: RequestInit;
}

export interface GetInvoiceRequest {
    invoiceId: number;
}

export declare const GrantType: {
    readonly AuthorizationCode: 'authorization_code';
    readonly ClientCredentials: 'client_credentials';
};

export type GrantType = typeof GrantType[keyof typeof GrantType];

export type HTTPBody = Json | FormData | URLSearchParams;

export type HTTPHeaders = {
    [key: string]: string;
};

export type HTTPMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'HEAD';

export type HTTPQuery = {
    [key: string]: string | number | null | boolean | Array<string | number | null | boolean> | Set<string | number | null | boolean> | HTTPQuery;
};

export type HTTPRequestInit = {
    headers?: HTTPHeaders;
    method: HTTPMethod;
    credentials?: RequestCredentials;
    body?: HTTPBody;
};

export type InitOverrideFunction = (requestContext: {
    init: HTTPRequestInit;
    context: RequestOpts;
}) => Promise<RequestInit>;

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

export declare class InvoiceApi extends BaseAPI {
    cancelInvoiceRequestOpts(requestParameters: CancelInvoiceRequest): Promise<RequestOpts>;
    cancelInvoiceRaw(requestParameters: CancelInvoiceRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<ApiResponse<InvoiceResponse>>;
    cancelInvoice(requestParameters: CancelInvoiceRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<InvoiceResponse>;
    createInvoiceRequestOpts(requestParameters: CreateInvoiceRequest): Promise<RequestOpts>;
    createInvoiceRaw(requestParameters: CreateInvoiceRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<ApiResponse<InvoiceResponse>>;
    createInvoice(requestParameters: CreateInvoiceRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<InvoiceResponse>;
    getInvoiceRequestOpts(requestParameters: GetInvoiceRequest): Promise<RequestOpts>;
    getInvoiceRaw(requestParameters: GetInvoiceRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<ApiResponse<InvoiceResponse>>;
    getInvoice(requestParameters: GetInvoiceRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<InvoiceResponse>;
    refundInvoiceRequestOpts(requestParameters: RefundInvoiceRequest): Promise<RequestOpts>;
    refundInvoiceRaw(requestParameters: RefundInvoiceRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<ApiResponse<RefundResponse>>;
    refundInvoice(requestParameters: RefundInvoiceRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<RefundResponse>;
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

export declare class JSONApiResponse<T> {
    raw: Response;
    private transformer;
    constructor(raw: Response, transformer?: ResponseTransformer<T>);
    value(): Promise<T>;
}

export type Json = any;

export interface Middleware {
    pre?(context: RequestContext): Promise<FetchParams | void>;
    post?(context: ResponseContext): Promise<Response | void>;
    onError?(context: ErrorContext): Promise<Response | void>;
}

export type ModelPropertyNaming = 'camelCase' | 'snake_case' | 'PascalCase' | 'original';

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

export interface RefundInvoiceRequest {
    RefundRequest: RefundRequest;
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

export interface RequestContext {
    fetch: FetchAPI;
    url: string;
    init: RequestInit;
}

type RequestCredentials = NonNullable<RequestInit['credentials']>;

export interface RequestOpts {
    path: string;
    method: HTTPMethod;
    headers: HTTPHeaders;
    query?: HTTPQuery;
    body?: HTTPBody;
}

export interface RequestTokenRequest {
    client_id: string;
    client_secret: string;
    grant_type: GrantType;
    redirect_uri?: string;
    code?: string;
}

export declare class RequiredError extends Error {
    field: string;
    name: "RequiredError";
    constructor(field: string, msg?: string);
}

export interface ResponseContext {
    fetch: FetchAPI;
    url: string;
    init: RequestInit;
    response: Response;
}

export declare class ResponseError extends Error {
    response: Response;
    name: "ResponseError";
    constructor(response: Response, msg?: string);
}

export interface ResponseTransformer<T> {
    (json: any): T;
}

export declare class TextApiResponse {
    raw: Response;
    constructor(raw: Response);
    value(): Promise<string>;
}

export declare class TokenApi extends BaseAPI {
    requestTokenRequestOpts(requestParameters: RequestTokenRequest): Promise<RequestOpts>;
    requestTokenRaw(requestParameters: RequestTokenRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<ApiResponse<TokenResponse>>;
    requestToken(requestParameters: RequestTokenRequest, initOverrides?: RequestInit | InitOverrideFunction): Promise<TokenResponse>;
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

export declare class VoidApiResponse {
    raw: Response;
    constructor(raw: Response);
    value(): Promise<void>;
}

type WindowOrWorkerGlobalScope = {
    fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
};

export declare function canConsumeForm(consumes: Consume[]): boolean;

export declare function exists(json: any, key: string): boolean;

export declare function querystring(params: HTTPQuery, prefix?: string): string;

export declare function serializeDateTime(value: Date): string;

export {};
