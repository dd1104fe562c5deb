/**
 * Where the Redis of a queue is: the URL of `--redis`, read once.
 *
 * Decision worth knowing: the URL may hold a password, so it is taken apart here and never kept; whatever is
 * printed says `shown`, which has neither user nor password. A URL that cannot be read is not repeated in its
 * fault either.
 */
import { refuse as refuseAt } from '../../../foundation/fault.js';

export interface QueueAddress {
  readonly host: string;
  readonly port: number;
  /** Number of the database within the server. */
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  /** Whether the connection is encrypted (`rediss:`). */
  readonly tls: boolean;
  /** The address for people, without credentials. */
  readonly shown: string;
}

const PORT = 6379;
const HINT =
  'write redis://HOST:6379, or rediss://USER:PASSWORD@HOST:6379/0 for TLS, a password and a database';

const refuse = (message: string, hint = HINT): never => refuseAt('redis-url', '--redis', message, hint);

function urlOf(text: string): URL {
  try {
    return new URL(text);
  } catch {
    return refuse('this is not a URL');
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse('user or password hold a % that is no code', 'write a % of the password as %25');
  }
}

/** The number of the database; what is neither that nor nothing is refused. */
function databaseOf({ pathname, search, hash }: URL): number {
  const [, digits] = /^\/?(\d*)$/.exec(pathname) ?? [];
  if (digits === undefined || search !== '' || hash !== '') {
    const hint =
      'end with /0 to /15 or with the port; write signs such as / ? # of a password as %2F %3F %23';
    return refuse('after the host comes nothing but the number of a database', hint);
  }
  return Number(digits);
}

/** Reads a URL `redis[s]://[[user]:password@]host[:port][/database]`. Throws a FaultError. */
export function readAddress(text: string): QueueAddress {
  const url = urlOf(text);
  const { protocol, username, password } = url;
  if (protocol !== 'redis:' && protocol !== 'rediss:')
    refuse('a URL of Redis begins with redis:// or rediss://');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (host === '') refuse('the URL names no host');
  const port = url.port === '' ? PORT : Number(url.port);
  const db = databaseOf(url);
  return {
    host,
    port,
    db,
    ...(username === '' ? {} : { username: decoded(username) }),
    ...(password === '' ? {} : { password: decoded(password) }),
    tls: protocol === 'rediss:',
    shown: `${protocol}//${url.hostname}:${port}${db === 0 ? '' : `/${db}`}`,
  };
}
