/**
 * The login of an IMAP session: AUTHENTICATE with an initial response where the server accepts one (RFC 4959), else
 * with continuations, else the LOGIN command. LOGINDISABLED is respected (RFC 9051 section 6.2.3).
 */

import type { Credentials } from '../../model/credentials.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { ProbeFailure } from '../../model/failure.ts';
import { decodeTokenError, loginRefused } from '../login/login-refused.ts';
import { chooseMechanism, type Mechanism, notOffered } from '../login/mechanism.ts';
import { base64, cramMd5, cramMd5Digests, oauthBearer, plain, xoauth2 } from '../login/sasl.ts';
import type { Argument, ParsedResponse } from './wire/grammar.ts';
import { atom, statusText, text } from './wire/values.ts';

/** The parts of a session that a login needs. */
export interface LoginExchange {
  readonly endpoint: Endpoint;
  readonly isProtected: boolean;
  readonly capabilities: ReadonlySet<string>;
  readonly hasInitialResponse: boolean;
  /** Whether another command is sent right behind the login. */
  readonly isFollowed: boolean;
  run(command: {
    readonly name: string;
    readonly args: readonly Argument[];
    readonly onPlus?: (response: ParsedResponse) => void;
    readonly isUnfinished?: () => boolean;
    /** Present when the last that this login sends is known; a command may then be sent behind that. */
    readonly mayBeFollowed?: () => boolean;
    readonly onRefusal: (refusal: { readonly reply: string }) => ProbeFailure;
  }): Promise<void>;
  /** Writes the answer to a continuation; it is not logged. */
  write(line: string): void;
  /** Has a text removed from all that is written: it is sent in place of the password. */
  conceal(value: string): void;
  /** Gives up a capability that is announced and does not work. */
  distrust(capability: string, reply: string): void;
}

/** Logs in, and returns the mechanism. @throws ProbeFailure unless the tagged answer is OK */
export async function loginWith(exchange: LoginExchange, credentials: Credentials): Promise<Mechanism> {
  const { endpoint, capabilities } = exchange;
  const isDisabled = capabilities.has('LOGINDISABLED');
  if (isDisabled && !exchange.isProtected) throw notOffered(endpoint, 'It announces LOGINDISABLED.');
  const named = [...capabilities]
    .map((name) => /^AUTH=(.+)$/i.exec(name)?.[1]?.toUpperCase())
    .filter((name) => name !== undefined);
  const offered = new Set(isDisabled ? named : [...named, 'LOGIN']);
  const mechanism = chooseMechanism(endpoint, credentials, offered, exchange.isProtected);
  if (mechanism === 'LOGIN' && !isDisabled) await loginCommand(exchange, credentials);
  else await authenticate(exchange, credentials, mechanism);
  return mechanism;
}

async function loginCommand(exchange: LoginExchange, credentials: Credentials): Promise<void> {
  await exchange.run({
    name: 'LOGIN',
    args: [text(credentials.username), text(credentials.password?.reveal() ?? '', true)],
    mayBeFollowed: () => true,
    onRefusal: ({ reply }) => loginRefused(exchange.endpoint, { reply, hasToken: false }),
  });
}

/**
 * Runs AUTHENTICATE. A server that announces SASL-IR and then asks for a password that it was given has not looked at
 * it: only then is the login begun once more, without it. One that refuses the password is never given it again.
 */
async function authenticate(exchange: LoginExchange, credentials: Credentials, mechanism: Mechanism): Promise<void> {
  const initial = initialResponse(exchange.endpoint, credentials, mechanism);
  if (initial === undefined || !exchange.hasInitialResponse) {
    await authenticateWith(exchange, credentials, mechanism, initial, false);
    return;
  }
  const unread = await authenticateWith(exchange, credentials, mechanism, initial, true);
  if (unread === undefined) return;
  exchange.distrust('SASL-IR', unread);
  await authenticateWith(exchange, credentials, mechanism, initial, false);
}

/** Returns the words of a refusal when the server has not looked at the initial response. */
async function authenticateWith(
  exchange: LoginExchange,
  credentials: Credentials,
  mechanism: Mechanism,
  initial: string | undefined,
  isSentAtOnce: boolean,
): Promise<string | undefined> {
  const answers = isSentAtOnce ? [] : [...(initial === undefined ? [] : [initial])];
  let tokenError: string | undefined;
  let questions = 0;
  const needed = isSentAtOnce ? 0 : QUESTIONS[mechanism];
  let unread: string | undefined;
  const answered = exchange.run({
    name: 'AUTHENTICATE',
    args: isSentAtOnce ? [atom(mechanism), { type: 'ATOM', value: initial ?? '', sensitive: true }] : [atom(mechanism)],
    onPlus: (response) => {
      const challenge = statusText({ ...response, command: '' });
      questions += 1;
      // What was sent behind the login is what the server reads as the answer.
      if (isSentAtOnce && exchange.isFollowed && !credentials.token) return;
      if (mechanism === 'CRAM-MD5') cramMd5Digests(credentials, challenge).forEach(exchange.conceal);
      const next = answers.shift() ?? answer(credentials, mechanism, challenge, questions);
      if (credentials.token) tokenError ??= decodeTokenError(challenge);
      exchange.write(next);
    },
    // A question beyond these explains why a token is refused, or is cancelled: an OK after it confirms no login.
    isUnfinished: () => questions !== needed,
    ...(credentials.token ? {} : { mayBeFollowed: () => questions === needed }),
    onRefusal: ({ reply }) => {
      if (isSentAtOnce && questions > 0 && !credentials.token) unread = reply;
      return loginRefused(exchange.endpoint, { reply, hasToken: credentials.token !== undefined, tokenError });
    },
  });
  try {
    await answered;
  } catch (error) {
    if (unread === undefined) throw error;
  }
  return unread;
}

/** The number of continuation requests for the credentials, when none were sent with the command. */
const QUESTIONS: Readonly<Record<Mechanism, number>> = {
  PLAIN: 1,
  LOGIN: 2,
  'CRAM-MD5': 1,
  XOAUTH2: 1,
  OAUTHBEARER: 1,
};

/** Returns the initial response of a mechanism, if it has one. */
function initialResponse(endpoint: Endpoint, credentials: Credentials, mechanism: Mechanism): string | undefined {
  if (mechanism === 'PLAIN') return base64(plain(credentials));
  if (mechanism === 'XOAUTH2') return base64(xoauth2(credentials));
  if (mechanism === 'OAUTHBEARER') return base64(oauthBearer(credentials, endpoint));
  return undefined;
}

/** Returns the answer to a challenge. One that cannot be answered is cancelled with `*` (RFC 9051 section 6.2.2). */
function answer(credentials: Credentials, mechanism: Mechanism, challenge: string, question: number): string {
  if (mechanism === 'CRAM-MD5' && question === 1) return base64(cramMd5(credentials, Buffer.from(challenge, 'base64')));
  if (mechanism === 'LOGIN' && question === 1) return base64(credentials.username);
  if (mechanism === 'LOGIN' && question === 2) return base64(credentials.password?.reveal() ?? '');
  // A refused token is explained in a challenge, which is answered so that the server can refuse.
  if (mechanism === 'OAUTHBEARER') return base64('\x01');
  if (mechanism === 'XOAUTH2') return '';
  return '*';
}
