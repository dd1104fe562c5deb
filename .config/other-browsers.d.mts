export declare const OTHERS_ADVICE: string;
export declare function findFirefox(): string | undefined;
export declare function findWebKit(): Readonly<Record<'driver' | 'browser' | 'screen', string>> | undefined;
