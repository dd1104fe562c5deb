export declare const ADVICE: string;
export declare function findReaders(): { readonly python: string; readonly folder: string } | undefined;
