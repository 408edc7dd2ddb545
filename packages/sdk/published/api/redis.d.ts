export interface IoredisClient {
    readonly status: string;
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

export interface RedisSpentCodesOptions {
    readonly prefix?: string | undefined;
    readonly timeout?: number | undefined;
}

interface SpentCodes {
    claim(key: string, ttl: number): Promise<boolean>;
    release?(key: string): Promise<void>;
}

export declare function redisSpentCodes(redis: IoredisClient | NodeRedisClient, { prefix, timeout }?: RedisSpentCodesOptions): Required<SpentCodes>;

export {};
