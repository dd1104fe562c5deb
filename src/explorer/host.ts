/**
 * What the page uses of a browser, by name: the sources are compiled without the library of the DOM, so that
 * nothing below the page can lean on it.
 */

export interface Handle {
  readonly clientWidth: number;
  readonly focus: () => void;
  readonly getBoundingClientRect: () => {
    readonly left: number;
    readonly top: number;
    readonly width: number;
  };
  readonly setPointerCapture: (pointer: number) => void;
}

export interface PointerLike {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerId: number;
  readonly buttons: number;
  readonly pointerType: string;
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

/** An element of a picture, as it stands in the page. */
export interface Drawn {
  readonly tagName: string;
  readonly children: Iterable<Drawn>;
  readonly textContent: string | null;
  readonly getAttribute: (name: string) => string | null;
}

/** What draws on a canvas. */
export interface Pen {
  globalAlpha: number;
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineJoin: string;
  font: string;
  textAlign: string;
  readonly save: () => void;
  readonly restore: () => void;
  readonly scale: (x: number, y: number) => void;
  readonly translate: (x: number, y: number) => void;
  readonly setLineDash: (dashes: readonly number[]) => void;
  readonly fill: (path: unknown) => void;
  readonly stroke: (path: unknown) => void;
  readonly fillRect: (x: number, y: number, width: number, height: number) => void;
  readonly fillText: (text: string, x: number, y: number) => void;
  readonly strokeText: (text: string, x: number, y: number) => void;
}

export interface CanvasLike {
  width: number;
  height: number;
  readonly getContext: (kind: '2d') => Pen | null;
  readonly toBlob: (take: (blob: object | null) => void, type: string) => void;
}

interface PathLike {
  readonly rect: (x: number, y: number, width: number, height: number) => void;
  readonly arc: (x: number, y: number, radius: number, from: number, to: number) => void;
}

/** What a style has come to, by property. */
type ComputedStyle = Readonly<
  Record<
    | 'fill'
    | 'fillOpacity'
    | 'stroke'
    | 'strokeOpacity'
    | 'strokeWidth'
    | 'strokeDasharray'
    | 'fontWeight'
    | 'fontSize'
    | 'fontFamily'
    | 'backgroundColor',
    string
  >
>;

interface Browser {
  readonly document: {
    title: string;
    readonly createElement: (tag: string) => unknown;
    readonly getElementById: (id: string) => unknown;
    readonly documentElement: Handle;
  };
  readonly location: { readonly search: string; readonly pathname: string; readonly href: string };
  readonly history: {
    readonly pushState: (state: null, title: string, address: string) => void;
    readonly replaceState: (state: null, title: string, address: string) => void;
  };
  readonly navigator: { readonly hardwareConcurrency: number };
  readonly matchMedia: (query: string) => { readonly matches: boolean };
  readonly getComputedStyle: (element: unknown) => ComputedStyle;
  readonly Path2D: new (path?: string) => PathLike;
  readonly Blob: new (parts: readonly unknown[], options: { readonly type: string }) => object;
  readonly URL: {
    readonly createObjectURL: (blob: object) => string;
    readonly revokeObjectURL: (address: string) => void;
  };
  readonly Worker: new (address: string, options?: { readonly type: 'module' }) => EngineWorker;
  readonly addEventListener: (type: 'popstate' | 'resize', listener: () => void) => void;
}

/** The browser that this page is in. */
export const browser = globalThis as unknown as Browser;
