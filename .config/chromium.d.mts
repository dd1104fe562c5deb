export declare const ADVICE: string;
export declare const FLAGS: readonly string[];
export declare function findChromium(): string | undefined;
