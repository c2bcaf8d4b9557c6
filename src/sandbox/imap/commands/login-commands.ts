/** The commands that need no mailbox: identification, capabilities, TLS, login, logout. */

import { findAccount } from '../../common/mailbox-store.ts';
import { isMechanism, MECHANISMS } from '../../common/sasl.ts';
import type { ImapArguments } from '../arguments.ts';
import { BadCommand, Refused } from '../errors.ts';
import type { Answer, ImapCommandHandler, ImapSession } from '../session.ts';

const LOGIN_REFUSED = '[AUTHENTICATIONFAILED] Invalid credentials';

/** The commands, by name. */
export const LOGIN_COMMANDS: Readonly<Record<string, ImapCommandHandler>> = {
  AUTHENTICATE: { states: ['not authenticated'], run: authenticate },
  CAPABILITY: { run: capability },
  ENABLE: { states: ['authenticated'], extension: 'ENABLE', run: enable },
  ID: { extension: 'ID', run: identify },
  LOGIN: { states: ['not authenticated'], run: login },
  LOGOUT: { run: logout },
  NOOP: { announces: true, run: noop },
  STARTTLS: { states: ['not authenticated'], extension: 'STARTTLS', run: startTls },
};

function capability(session: ImapSession, args: ImapArguments): Answer {
  args.end();
  session.untagged(`CAPABILITY ${session.capabilities}`);
  return 'CAPABILITY completed';
}

function noop(_session: ImapSession, args: ImapArguments): Answer {
  args.end();
  return 'NOOP completed';
}

/** RFC 2971. The identification of the client is in the log. */
function identify(session: ImapSession, args: ImapArguments): Answer {
  if (args.nextKind === 'list') args.list();
  else if (!args.takeWord('NIL')) throw new BadCommand('List or NIL expected');
  args.end();
  session.untagged('ID ("name" "Mail Probe sandbox")');
  return 'ID completed';
}

/** RFC 5161. There is nothing that could be enabled, which is not an error. */
function enable(session: ImapSession, args: ImapArguments): Answer {
  args.atom();
  args.rest(() => args.atom());
  session.untagged('ENABLED');
  return 'ENABLE completed';
}

function startTls(session: ImapSession, args: ImapArguments): Answer {
  args.end();
  if (session.connection.isSecure) throw new BadCommand('TLS is already active');
  return { text: 'Begin TLS now', after: () => session.connection.beginTls() };
}

function login(session: ImapSession, args: ImapArguments): Answer {
  const username = args.text();
  const password = args.text();
  args.end();
  requirePrivacy(session);
  const account = findAccount(session.options.store, username);
  if (account?.password !== password) throw new Refused(LOGIN_REFUSED);
  session.logIn(account);
  return `[CAPABILITY ${session.capabilities}] Logged in`;
}

async function authenticate(session: ImapSession, args: ImapArguments): Promise<Answer> {
  const mechanism = args.word();
  const initial = args.isEmpty ? undefined : args.atom();
  args.end();
  if (initial !== undefined && !session.offers('SASL-IR')) throw new BadCommand('Too many arguments');
  requirePrivacy(session);
  if (!isMechanism(mechanism) || !session.options.mechanisms.includes(mechanism)) {
    throw new Refused('[CANNOT] Unknown mechanism');
  }
  const account = await MECHANISMS[mechanism]({
    initial: initial === undefined || initial === '=' ? initial && '' : decode(initial),
    ask: async (challenge) => decode(await session.connection.ask(Buffer.from(challenge).toString('base64'))),
    find: (username) => findAccount(session.options.store, username),
  });
  if (!account) throw new Refused(LOGIN_REFUSED);
  session.logIn(account);
  return `[CAPABILITY ${session.capabilities}] Logged in`;
}

function logout(session: ImapSession, args: ImapArguments): Answer {
  args.end();
  session.untagged('BYE Logging out');
  return { text: 'LOGOUT completed', after: () => session.logOut() };
}

/** Where TLS is offered, no password is accepted before it. */
function requirePrivacy(session: ImapSession): void {
  if (session.awaitsTls) throw new Refused('[PRIVACYREQUIRED] Begin TLS first');
}

function decode(base64: string): string {
  if (base64 === '*') throw new BadCommand('Login cancelled');
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new BadCommand('Not valid base64');
  return Buffer.from(base64, 'base64').toString('utf8');
}
