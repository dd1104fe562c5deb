/**
 * What the page uses of a browser, by name: the sources are compiled without the library of the DOM, so that
 * nothing below the page can lean on it.
 */

export interface Handle {
  readonly clientWidth: number;
  readonly focus: () => void;
  readonly getBoundingClientRect: () => { readonly left: number; readonly width: number };
  readonly setPointerCapture: (pointer: number) => void;
}

export interface PointerLike {
  readonly clientX: number;
  readonly pointerId: number;
  readonly buttons: number;
  readonly currentTarget: Handle;
}

export interface KeyLike {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly preventDefault: () => void;
}

/** A worker with an engine. */
export interface EngineWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message: string }) => void): void;
}

interface Browser {
  readonly document: {
    title: string;
    readonly getElementById: (id: string) => unknown;
    readonly documentElement: Handle;
  };
  readonly location: { readonly search: string; readonly pathname: string; readonly href: string };
  readonly history: {
    readonly pushState: (state: null, title: string, address: string) => void;
    readonly replaceState: (state: null, title: string, address: string) => void;
  };
  readonly navigator: { readonly hardwareConcurrency: number };
  readonly Worker: new (address: string, options: { readonly type: 'module' }) => EngineWorker;
  readonly addEventListener: (type: 'popstate' | 'resize', listener: () => void) => void;
}

/** The browser that this page is in. */
export const browser = globalThis as unknown as Browser;
