export interface ArmedFault {
    readonly fault: FaultName;
    readonly times: number;
    readonly left: number;
    readonly on: FaultTarget;
    readonly ms?: number;
    readonly user?: string;
}

export interface ClientRegistration {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly redirectUri: string;
    readonly name?: string;
}

type CodeState = 'live' | 'spent' | 'expired' | 'revoked';

export type DeliverNotice = (url: string, init: {
    readonly method: 'GET';
    readonly headers: Readonly<Record<string, string>>;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
}) => Response | Promise<Response>;

export type ErrorShape = (typeof errorShapes)[number];

export interface Explanation {
    readonly rule: string;
    readonly level: ProvenanceLevel;
    readonly sources: readonly string[];
    readonly en: string;
    readonly mn: string;
    readonly differences?: readonly FieldDifference[];
    readonly docs?: PageAddress;
}

export type Fate = (typeof fates)[number];

export type FaultName = (typeof faultNames)[number] | (typeof resourceFaultNames)[number];

export interface FaultOptions {
    readonly times?: number;
    readonly on?: FaultTarget;
    readonly ms?: number;
    readonly user?: string;
}

export type FaultTarget = (typeof faultTargets)[number];

interface Faults {
    add(fault: FaultName, options?: FaultOptions): void;
    list(): ArmedFault[];
    clear(user?: string): void;
    take(targets: readonly FaultTarget[], user: string | undefined): ArmedFault | undefined;
}

export interface FieldDifference {
    readonly field: string;
    readonly part?: 'scheme' | 'host' | 'value';
    readonly got: string;
    readonly expected: string;
}

type Framing = 'allowed' | 'refused' | 'unknown';

interface Invoice extends InvoiceRequest {
    readonly id: number;
    readonly clientId: string;
    readonly userId?: number;
    readonly createdAt: number;
    updatedAt: number;
    status: InvoiceStatus;
    readonly payments: Payment[];
    attempt?: {
        readonly txnId: string;
        readonly info: string;
    };
    paysAt?: number;
}

interface InvoiceRequest {
    readonly amount: number;
    readonly receiver: string;
    readonly invoiceType: InvoiceType;
    readonly description: string;
    readonly redirectUri: string;
    readonly clientServiceUrl?: string;
}

export type InvoiceStatus = 'NEW' | 'PAID' | 'FAILED' | 'CANCELLED' | 'REFUNDED';

export type InvoiceType = (typeof invoiceTypes)[number];

interface IssuedCode {
    readonly id: string;
    readonly code: string;
    readonly user: User;
    readonly clientId: string;
    readonly redirectUri: string;
    readonly issuedAt: number;
    readonly expiresAt: number;
    state: CodeState;
    spent?: {
        readonly at: number;
        readonly requestId: number;
    };
}

interface IssuedToken {
    readonly id: string;
    readonly token: string;
    readonly clientId: string;
    readonly user?: User;
    readonly issuedAt: number;
    revoked: boolean;
}

export interface JournalEntry {
    readonly id: number;
    readonly at: string;
    readonly type: JournalEntryType;
    readonly codeId?: string;
    readonly user?: User;
    readonly request?: RecordedRequest;
    readonly invoice?: ShownInvoice;
    readonly delivery?: NoticeDelivery;
    readonly explanation?: Explanation;
    readonly tokenId?: string;
    readonly changes?: Partial<Settings>;
    readonly advanced?: number;
    readonly visit?: Visit;
}

export type JournalEntryType = 'minted' | 'launched' | 'visited' | 'token_request' | 'token_issued' | 'refused' | 'expired' | 'revoked' | 'resource_request' | 'token_revoked' | 'invoice' | 'delivery' | 'fault_set' | 'faults_cleared' | 'clock' | 'settings' | 'reset';

export interface LaunchedCode {
    readonly code: string;
    readonly launchUrl: string;
    readonly expiresAt: Date;
}

export interface ListenOptions {
    readonly port?: number;
    readonly host?: string;
    readonly names?: readonly string[];
    readonly publicUrl?: string;
    readonly https?: {
        readonly key: string;
        readonly cert: string;
    };
}

export type NewUser = Omit<User, 'userId' | 'balance'> & Partial<Pick<User, 'userId' | 'balance'>>;

export interface NoticeDelivery {
    readonly id: string;
    readonly invoiceId: number;
    readonly url: string;
    readonly method: 'GET';
    readonly at: string;
    readonly state: 'waiting' | 'answered' | 'failed' | 'not_sent';
    readonly status: number | null;
    readonly answer?: string;
    readonly duration?: number;
    readonly reason?: string;
}

export type NoticeTime = (typeof noticeTimes)[number];

interface PageAddress {
    readonly mn: string;
    readonly en: string;
}

interface Payment {
    readonly txnId: string;
    readonly userId: number;
    readonly at: number;
    refundTxnId?: string;
}

export type ProvenanceLevel = 'documented' | 'observed' | 'assumed';

export type Quirk = (typeof quirks)[number];

interface RecordedAnswer {
    readonly headers: readonly {
        readonly name: string;
        readonly value: string;
    }[];
    readonly body: string;
}

export interface RecordedRequest {
    readonly id: number;
    readonly at: string;
    readonly codeId?: string;
    readonly tokenId?: string;
    readonly invoiceId?: number;
    readonly method: string;
    readonly path: string;
    readonly userAgent?: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly status: number | null;
    readonly error?: string;
    readonly fault?: FaultName;
    readonly answer?: RecordedAnswer;
    readonly duration?: number;
    readonly explanation?: Explanation;
    readonly curl: string;
}

export type RedirectUriMatch = (typeof redirectUriMatches)[number];

export type ResourceOperation = (typeof resourceOperations)[number];

export interface Sandbox {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly redirectUri: string;
    readonly adminToken: string;
    readonly url: string | undefined;
    readonly phoneUrl: string | undefined;
    readonly origin: string;
    readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
    issueCode(user?: string | NewUser, options?: {
        readonly clientId?: string;
    }): LaunchedCode;
    launchUrl(user?: string | NewUser): string;
    readonly faults: Omit<Faults, 'take'>;
    requests(): readonly RecordedRequest[];
    userOf(accessToken: string): User | undefined;
    users(): readonly User[];
    invoices(): readonly ShownInvoice[];
    deliveries(): readonly NoticeDelivery[];
    pay(invoiceId: number, options?: {
        readonly user?: string | NewUser;
        readonly notice?: NoticeTime;
    }): Promise<NoticeDelivery | undefined>;
    decline(invoiceId: number, options?: {
        readonly info?: string;
        readonly notice?: NoticeTime;
    }): Promise<NoticeDelivery | undefined>;
    revokeTokens(whose?: 'customer' | 'merchant'): void;
    advance(ms: number): void;
    save(atTheEnd?: boolean): SavedState;
    subscribe(listener: (entry: JournalEntry) => void): () => void;
    reset(): void;
    listen(options?: ListenOptions): Promise<{
        url: string;
    }>;
    close(): Promise<void>;
}

export interface SandboxOptions {
    readonly clients?: readonly ClientRegistration[];
    readonly merchantUrl?: string;
    readonly name?: string;
    readonly redirectUriMatch?: RedirectUriMatch;
    readonly errorShape?: ErrorShape;
    readonly quirks?: readonly Quirk[];
    readonly users?: readonly NewUser[];
    readonly seed?: string;
    readonly now?: () => number;
    readonly latency?: number;
    readonly adminToken?: string;
    readonly codeLifetime?: number;
    readonly notice?: NoticeTime;
    readonly noticeDelay?: number;
    readonly merchantTokenLifetime?: number;
    readonly deliver?: DeliverNotice;
    readonly deliverTo?: readonly string[];
    readonly saved?: SavedState;
}

export interface SavedState {
    readonly version: 1;
    readonly runs: number;
    readonly ahead: number;
    readonly lastInvoiceId: number;
    readonly lastTxn: number;
    readonly lastUserId: number;
    readonly requestCount: number;
    readonly codes: readonly IssuedCode[];
    readonly tokens: readonly IssuedToken[];
    readonly invoices: readonly Invoice[];
    readonly balances: readonly (readonly [
        userId: number,
        balance: number
    ])[];
    readonly passersBy: readonly User[];
    readonly clean: boolean;
}

export type Scope = (typeof scopes)[number];

interface Settings {
    errorShape: ErrorShape;
    quirks: readonly Quirk[];
    latency: number;
    redirectUriMatch: RedirectUriMatch;
    notice: NoticeTime;
    noticeDelay: number;
    merchantTokenLifetime: number;
}

export interface ShownInvoice extends InvoiceRequest {
    readonly id: number;
    readonly clientId: string;
    readonly userId?: number;
    readonly status: InvoiceStatus;
    readonly createdAt: string;
    readonly updatedAt: string;
    readonly payments: readonly ShownPayment[];
    readonly attempt?: {
        readonly txnId: string;
        readonly info: string;
    };
    readonly paysAt?: string;
}

export interface ShownPayment {
    readonly txnId: string;
    readonly userId: number;
    readonly at: string;
    readonly refundTxnId?: string;
}

export interface User {
    readonly id: string;
    readonly userId: number;
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly phone: string;
    readonly email?: string;
    readonly balance: number;
    readonly fate?: Fate;
    readonly shares?: readonly Scope[];
}

interface Visit {
    readonly steps: readonly VisitStep[];
    readonly framing: Framing;
    readonly refusedBy?: 'X-Frame-Options' | 'frame-ancestors';
    readonly strictCookies: readonly string[];
}

interface VisitStep extends RecordedAnswer {
    readonly url: string;
    readonly status: number | null;
    readonly duration?: number;
    readonly reason?: string;
}

export declare function createSandbox(options?: SandboxOptions): Sandbox;

declare const errorShapes: readonly [
    'rfc6749',
    'envelope',
    'html',
    'empty'
];

declare const fates: readonly [
    'declines',
    'pays_late'
];

export declare const faultNames: readonly [
    "server_error",
    "invalid_request",
    "unauthorized_client",
    "invalid_grant",
    "unsupported_grant_type",
    "html",
    "empty",
    "envelope",
    "no_expires_in",
    "null_refresh_token",
    "token_in_envelope",
    "envelope_200",
    "html_200",
    "status_429",
    "status_500",
    "status_502",
    "status_503",
    "redirect",
    "hang",
    "hang_after",
    "reset_before",
    "reset_after",
    "truncated",
    "slow_body",
    "delay",
    "gzip",
    "wrong_content_type",
    "huge_body"
];

export declare const faultTargets: readonly [
    "token",
    "resource",
    "getUserInfo",
    "createInvoice",
    "getInvoice",
    "cancelInvoice",
    "refundInvoice"
];

declare const invoiceTypes: readonly [
    'P2B',
    'P2P',
    'B2B'
];

export declare function isMonPayHost(host: string): boolean;

export declare function looksReal(secret: string): boolean;

export declare const magicCodes: readonly string[];

declare const noticeTimes: readonly [
    'before',
    'with',
    'after',
    'never'
];

declare const quirks: readonly [
    'no_expires_in',
    'null_refresh_token',
    'envelope_200',
    'refusal_200',
    'phone_text',
    'redirect_uri_pay_page',
    'tnx_id',
    'both_txn_ids',
    'failed_without_id',
    'notice_twice',
    'notices_out_of_order',
    'double_payment'
];

declare const redirectUriMatches: readonly [
    'scheme-and-domain',
    'exact'
];

export declare const resourceFaultNames: readonly [
    "unauthorized",
    "insufficient_access",
    "bad_request",
    "internal_error",
    "refund_failed",
    "other_amount",
    "other_receiver",
    "other_customer",
    "envelope_200",
    "html_200",
    "status_429",
    "status_500",
    "status_502",
    "status_503",
    "redirect",
    "hang",
    "hang_after",
    "reset_before",
    "reset_after",
    "truncated",
    "slow_body",
    "delay",
    "gzip",
    "wrong_content_type",
    "huge_body"
];

declare const resourceOperations: readonly [
    'getUserInfo',
    'createInvoice',
    'getInvoice',
    'cancelInvoice',
    'refundInvoice'
];

declare const scopes: readonly [
    'phone',
    'email',
    'name'
];

export {};
