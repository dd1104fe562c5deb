/**
 * Why there is no connection to a Redis, in words a person can act on.
 *
 * Decision worth knowing: the text of an error is never repeated. What the client throws may carry the command that failed, and with it
 * the password.
 */
import type { Fault } from '../../../foundation/fault.js';
import type { QueueAddress } from './address.js';

/** What is said, and what would mend it. */
interface Reason {
  readonly matches: RegExp;
  readonly message: string;
  readonly hint: string;
}

const TLS_HINT = 'redis:// is for a server without TLS, rediss:// for one with it';
const PASSWORD_HINT =
  'write the password into the URL: redis://:PASSWORD@HOST, or redis://USER:PASSWORD@HOST';

/** Each is looked for in the code of an error and the text of its message; the first that fits is told. */
const REASONS: readonly Reason[] = [
  {
    matches: /ECONNREFUSED/,
    message: 'nothing listens there',
    hint: 'start redis-server, or name another host or port',
  },
  {
    matches: /ENOTFOUND|EAI_AGAIN/,
    message: 'there is no host of this name',
    hint: 'correct the host in the URL',
  },
  { matches: /EHOSTUNREACH|ENETUNREACH/, message: 'there is no way to this host', hint: 'check the network' },
  { matches: /NOAUTH/, message: 'it asks for a password', hint: PASSWORD_HINT },
  {
    matches: /WRONGPASS|invalid password/,
    message: 'it refuses the user or the password',
    hint: PASSWORD_HINT,
  },
  {
    matches: /NOPERM/,
    message: 'its user may not do what a queue needs',
    hint: 'allow it the keys `tauride:*`, INFO, and all commands that are not dangerous',
  },
  {
    matches: /DB index|invalid DB/,
    message: 'it has no database of this number',
    hint: 'end the URL with /0',
  },
  {
    matches: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    message: 'its certificate is not trusted here',
    hint: 'name a file with the certificate of who signed it in the variable NODE_EXTRA_CA_CERTS',
  },
  { matches: /ERR_SSL|EPROTO|ECONNRESET|EPIPE|closed/, message: 'it hung up', hint: TLS_HINT },
  {
    matches: /TIMEDOUT|timed out/,
    message: 'it does not answer in time',
    hint: `is the server busy, or a firewall between? ${TLS_HINT}`,
  },
  {
    matches: /RESP type|Protocol error/,
    message: 'what answers there is no Redis',
    hint: 'correct host and port',
  },
  { matches: /LOADING/, message: 'it is still loading its data', hint: 'try again in a moment' },
  { matches: /OOM|MISCONF|READONLY/, message: 'it takes no data', hint: 'its log says why' },
];

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  return `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}`;
};

/** The fault of a connection that failed. */
export function redisFault(error: unknown, { shown }: QueueAddress): Fault {
  const text = textOf(error);
  const { message, hint } = REASONS.find(({ matches }) => matches.test(text)) ?? {
    message: 'it cannot be used',
    hint: 'look whether `redis-cli` on this host can',
  };
  return { code: 'redis', message, file: `--redis ${shown}`, hint };
}
