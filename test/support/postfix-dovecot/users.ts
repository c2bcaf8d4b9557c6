/** The people of the laboratory, and the files in which Dovecot looks them up. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Layout } from './layout.ts';

/** One mailbox owner. Login works with the user name and with the address. */
export interface MailUser {
  readonly username: string;
  readonly password: string;
  readonly address: string;
}

/** An ordinary user, a second one whose password is hard to quote, and one whose mail all goes to Junk. */
export type MailUsers = readonly [probe: MailUser, other: MailUser, junk: MailUser];

/** The only domain that the servers take mail for. */
export const DOMAIN = 'example.test';

/** Postfix takes mail for this address, Dovecot then knows nobody of that name: the sender gets a bounce. */
export const BOUNCING_ADDRESS = `gone@${DOMAIN}`;

/** Owner of all mail. No account needs to have this number; Dovecot refuses those below 500. */
export const MAIL_UID = 5000;

/** Users with passwords of their own for each pair of servers. */
export function makeUsers(): MailUsers {
  const word = () => randomBytes(9).toString('base64url');
  return [user('probe', word()), user('other', `${word()} it's "hard" \\ to 100%n quote {ü}`), user('junk', word())];
}

/** A Dovecot passwd-file: name, password, uid, gid, (comment), home. */
export function passwdFile(users: MailUsers, { mail }: Layout): string {
  return users
    .map(
      ({ username, password }) => `${username}:{PLAIN}${password}:${MAIL_UID}:${MAIL_UID}::${join(mail, username)}::\n`,
    )
    .join('');
}

function user(username: string, password: string): MailUser {
  return { username, password, address: `${username}@${DOMAIN}` };
}
