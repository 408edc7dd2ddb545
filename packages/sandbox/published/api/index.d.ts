interface After {
    readonly en: string;
    readonly mn: string;
    readonly after: (answer: PlainAnswer, ms: number | undefined) => PlainAnswer;
    readonly quirk?: Quirk;
}

export interface ArmedFault {
    readonly fault: FaultName;
    readonly times: number;
    readonly left: number;
    readonly ms?: number;
}

export interface ClientRegistration {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly redirectUri: string;
}

interface Delivery {
    readonly delay?: number;
    readonly fault?: 'hang' | 'reset' | 'truncated' | 'slow_body';
    readonly slowBody?: number;
}

export type ErrorShape = (typeof errorShapes)[number];

export interface Explanation {
    readonly rule: string;
    readonly level: ProvenanceLevel;
    readonly sources: readonly string[];
    readonly en: string;
    readonly mn: string;
    readonly differences?: readonly FieldDifference[];
}

type Fault = (Instead | After) & {
    readonly name: FaultName;
    readonly ms?: number;
};

export type FaultName = 'server_error' | 'invalid_request' | 'unauthorized_client' | 'invalid_grant' | 'unsupported_grant_type' | 'html' | 'empty' | 'envelope' | 'envelope_200' | 'html_200' | 'status_429' | 'status_500' | 'status_502' | 'status_503' | 'redirect' | 'hang' | 'hang_after' | 'reset_before' | 'reset_after' | 'truncated' | 'slow_body' | 'delay' | 'gzip' | 'wrong_content_type' | 'huge_body' | 'no_expires_in' | 'null_refresh_token' | 'token_in_envelope';

export interface FaultOptions {
    readonly times?: number;
    readonly ms?: number;
}

interface Faults {
    add(fault: FaultName, options?: FaultOptions): void;
    list(): ArmedFault[];
    clear(): void;
    take(): Fault | undefined;
}

export interface FieldDifference {
    readonly field: string;
    readonly part?: 'scheme' | 'host' | 'value';
    readonly got: string;
    readonly expected: string;
}

interface Instead {
    readonly en: string;
    readonly mn: string;
    readonly instead: (shape: ErrorShape) => PlainAnswer;
}

export interface JournalEntry {
    readonly id: number;
    readonly at: string;
    readonly type: JournalEntryType;
    readonly codeId?: string;
    readonly user?: User;
    readonly request?: RecordedRequest;
    readonly explanation?: Explanation;
}

export type JournalEntryType = 'minted' | 'launched' | 'token_request' | 'token_issued' | 'refused' | 'expired' | 'revoked' | 'fault_set' | 'clock' | 'settings' | 'reset';

export interface LaunchedCode {
    readonly code: string;
    readonly launchUrl: string;
    readonly expiresAt: Date;
}

export interface ListenOptions {
    readonly port?: number;
    readonly host?: string;
    readonly https?: {
        readonly key: string;
        readonly cert: string;
    };
}

interface PlainAnswer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Uint8Array;
    readonly delivery?: Delivery;
}

export type ProvenanceLevel = 'documented' | 'observed' | 'assumed';

export type Quirk = (typeof quirks)[number];

export interface RecordedRequest {
    readonly id: number;
    readonly at: string;
    readonly codeId?: string;
    readonly method: string;
    readonly path: string;
    readonly userAgent?: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly status: number | null;
    readonly error?: string;
    readonly fault?: FaultName;
    readonly explanation?: Explanation;
    readonly curl: string;
}

export type RedirectUriMatch = 'scheme-and-domain' | 'exact';

export interface Sandbox {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly redirectUri: string;
    readonly adminToken: string;
    readonly url: string | undefined;
    readonly origin: string;
    readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
    issueCode(user?: string | User, options?: {
        readonly clientId?: string;
    }): LaunchedCode;
    launchUrl(user?: string | User): string;
    readonly faults: Omit<Faults, 'take'>;
    requests(): readonly RecordedRequest[];
    userOf(accessToken: string): User | undefined;
    advance(ms: number): void;
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
    readonly redirectUriMatch?: RedirectUriMatch;
    readonly errorShape?: ErrorShape;
    readonly quirks?: readonly Quirk[];
    readonly users?: readonly User[];
    readonly seed?: string;
    readonly now?: () => number;
    readonly latency?: number;
    readonly adminToken?: string;
    readonly codeLifetime?: number;
}

export interface User {
    readonly id: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly phone: string;
    readonly email?: string;
}

export declare function createSandbox(options?: SandboxOptions): Sandbox;

declare const errorShapes: readonly [
    'rfc6749',
    'envelope',
    'html',
    'empty'
];

export declare const faultNames: readonly FaultName[];

export declare function isMonPayHost(host: string): boolean;

export declare function looksReal(secret: string): boolean;

export declare const magicCodes: readonly string[];

declare const quirks: readonly [
    'no_expires_in',
    'null_refresh_token',
    'envelope_200'
];

export {};
