export interface BunRedisClient {
    readonly connected: boolean;
    send(command: string, parameters: string[]): Promise<unknown>;
}

export interface IoredisClient {
    defineCommand(name: string, definition: {
        lua: string;
    }): unknown;
    eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>;
}

export interface NodeRedisClient {
    readonly isOpen: boolean;
    evalSha(sha1: string, options: {
        keys: string[];
        arguments: string[];
    }): Promise<unknown>;
    eval(script: string, options: {
        keys: string[];
        arguments: string[];
    }): Promise<unknown>;
}

export type RedisClient = IoredisClient | NodeRedisClient | UpstashClient | BunRedisClient;

export interface RedisSpentCodesOptions {
    readonly prefix?: string | undefined;
    readonly timeout?: number | undefined;
}

interface SpentCodes {
    claim(key: string, ttl: number): Promise<boolean>;
    release?(key: string): Promise<void>;
}

export interface UpstashClient {
    createScript(script: string): unknown;
    eval(script: string, keys: string[], values: string[]): Promise<unknown>;
}

export declare function redisSpentCodes(redis: RedisClient, { prefix, timeout }?: RedisSpentCodesOptions): Required<SpentCodes>;

export {};
