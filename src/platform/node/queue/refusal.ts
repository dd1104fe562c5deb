/**
 * Why there is no connection to a Redis, in words a person can act on.
 *
 * Decision worth knowing: the text of an error is never repeated. What the client throws may carry the
 * command that failed, and with it the password.
 */
import { faultOf, type Fault } from '../../../foundation/fault.js';
import type { QueueAddress } from './address.js';

const TLS_HINT = 'redis:// is for a server without TLS, rediss:// for one with it';
const PASSWORD_HINT =
  'write the password into the URL: redis://:PASSWORD@HOST, or redis://USER:PASSWORD@HOST';

/** Each is looked for in the code of an error and the text of its message; the first that fits is told. */
const REASONS: readonly (readonly [matches: RegExp, message: string, hint: string])[] = [
  [/ECONNREFUSED/, 'nothing listens there', 'start redis-server, or name another host or port'],
  [/ENOTFOUND|EAI_AGAIN/, 'there is no host of this name', 'correct the host in the URL'],
  [/EHOSTUNREACH|ENETUNREACH/, 'there is no way to this host', 'check the network'],
  [/NOAUTH/, 'it asks for a password', PASSWORD_HINT],
  [/WRONGPASS|invalid password/, 'it refuses the user or the password', PASSWORD_HINT],
  [
    /NOPERM/,
    'its user may not do what a queue needs',
    'allow it the keys `tauride:*`, INFO, and all commands that are not dangerous',
  ],
  [/DB index|invalid DB/, 'it has no database of this number', 'end the URL with /0'],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    'its certificate is not trusted here',
    'name a file with the certificate of who signed it in the variable NODE_EXTRA_CA_CERTS',
  ],
  [/ERR_SSL|EPROTO|ECONNRESET|EPIPE|closed/, 'it hung up', TLS_HINT],
  [
    /TIMEDOUT|timed out/,
    'it does not answer in time',
    `is the server busy, or a firewall between? ${TLS_HINT}`,
  ],
  [/RESP type|Protocol error/, 'what answers there is no Redis', 'correct host and port'],
  [/LOADING/, 'it is still loading its data', 'try again in a moment'],
  [/OOM|MISCONF|READONLY/, 'it takes no data', 'its log says why'],
];

const UNKNOWN = [/^/, 'it cannot be used', 'look whether `redis-cli` on this host can'] as const;

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  return `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}`;
};

/** The fault of a connection that failed. */
export function redisFault(error: unknown, { shown }: QueueAddress): Fault {
  const text = textOf(error);
  const [, message, hint] = REASONS.find(([matches]) => matches.test(text)) ?? UNKNOWN;
  return faultOf('redis', `--redis ${shown}`, message, hint);
}
