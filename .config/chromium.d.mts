export declare const ADVICE: string;
export declare const DEVICE_FLAGS: readonly string[];
export declare const FLAGS: readonly string[];
export declare function findChromium(): string | undefined;
