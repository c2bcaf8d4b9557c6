/** The SASL mechanisms of the IMAP server: which account logs in, and whether the credentials are valid. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Account } from './mailbox-store.ts';

/** The exchange of a mechanism with the client. */
export interface Exchange {
  /** The initial response that the client sent with the command (RFC 4959), decoded. */
  readonly initial: string | undefined;
  /** Sends a challenge and returns the client's response, decoded. */
  ask(challenge: string): Promise<string>;
  find(username: string): Account | undefined;
}

/** Returns the account, or undefined when the credentials are not valid. */
type Login = (exchange: Exchange) => Promise<Account | undefined>;

/** RFC 4616: authorization identity, user name, password. No user may act for another. */
async function plain({ initial, ask, find }: Exchange): Promise<Account | undefined> {
  const [actsFor, username = '', password, ...rest] = (initial ?? (await ask(''))).split('\0');
  const isOwn = actsFor === '' || actsFor === username;
  return isOwn && rest.length === 0 ? withPassword(find(username), password) : undefined;
}

async function login({ initial, ask, find }: Exchange): Promise<Account | undefined> {
  const username = initial ?? (await ask('Username:'));
  const password = await ask('Password:');
  return withPassword(find(username), password);
}

/** RFC 2195: a keyed hash of a challenge from the server. The client never speaks first. */
async function cramMd5({ ask, find }: Exchange): Promise<Account | undefined> {
  const challenge = `<${randomBytes(8).toString('hex')}@sandbox.test>`;
  const [, username = '', digest] = /^(.*) ([0-9a-f]{32})$/.exec(await ask(challenge)) ?? [];
  const account = find(username);
  const expected = createHmac('md5', account?.password ?? '')
    .update(challenge)
    .digest('hex');
  return digest === expected ? account : undefined;
}

/** The mechanism of Google and Microsoft: user and token, each ended by a control character, and one more. */
async function xoauth2(exchange: Exchange): Promise<Account | undefined> {
  const [user = '', ...fields] = (exchange.initial ?? (await exchange.ask(''))).split('\x01');
  return withToken(exchange, /^user=(.*)$/.exec(user)?.[1], fields);
}

/** RFC 7628: the header of RFC 5801 with the user, then fields as above. */
async function oauthBearer(exchange: Exchange): Promise<Account | undefined> {
  const [header = '', ...fields] = (exchange.initial ?? (await exchange.ask(''))).split('\x01');
  const username = /^n,a=([^,]*),$/.exec(header)?.[1];
  return withToken(exchange, username?.replaceAll('=2C', ',').replaceAll('=3D', '='), fields);
}

function withPassword(account: Account | undefined, password: string | undefined): Account | undefined {
  return account && account.password === password ? account : undefined;
}

/** A client that is refused gets the reason as a challenge, and has to answer it before the command fails. */
async function withToken(
  { find, ask }: Exchange,
  username = '',
  fields: readonly string[] = [],
): Promise<Account | undefined> {
  const account = find(username);
  const [token] = fields.flatMap((field) => /^auth=Bearer (.+)$/i.exec(field)?.[1] ?? []);
  const isComplete = fields.slice(-2).every((field) => field === '');
  if (isComplete && token !== undefined && account?.accessToken === token) return account;
  await ask(JSON.stringify({ status: 'invalid_token', schemes: 'bearer', scope: 'mail' }));
  return undefined;
}

/** All mechanisms, the strongest first. */
export const MECHANISMS = {
  'CRAM-MD5': cramMd5,
  OAUTHBEARER: oauthBearer,
  XOAUTH2: xoauth2,
  PLAIN: plain,
  LOGIN: login,
} as const satisfies Record<string, Login>;

/** The name of a mechanism. */
export type Mechanism = keyof typeof MECHANISMS;

/** Narrows a text to a mechanism. */
export function isMechanism(text: string): text is Mechanism {
  return Object.hasOwn(MECHANISMS, text);
}
