/** A server of its own for a test. */
export interface TestRedis {
  readonly port: number;
  /** Without a password. */
  readonly url: string;
  /** Starts it again, on the same port and data. */
  readonly start: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Lets it answer nobody, without an end, until it is told to go on. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
}

/** The program, installed where that is possible; an error says what to do where it is not. */
export function findRedisServer(): string;

/** Starts a server with further settings, as `['--requirepass', 'x']`. */
export function startRedis(settings?: readonly string[]): Promise<TestRedis>;
