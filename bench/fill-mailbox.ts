/** Fills an INBOX with many small messages. */
import type { MailServers } from '../test/support/postfix-dovecot/mail-servers.ts';
import type { MailUser } from '../test/support/postfix-dovecot/users.ts';
import { RawImap } from './raw-imap.ts';

/** Messages to a command (MULTIAPPEND, RFC 3502): one transaction of the server each. */
const BATCH = 2000;

/** @throws Error with what the server said when it refused */
export async function fillMailbox(servers: MailServers, user: MailUser, count: number): Promise<void> {
  const client = await RawImap.open(servers, user);
  for (let first = 1; first <= count; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - first + 1) }, (_, index) => first + index);
    await client.ask(`APPEND INBOX${numbers.map(literal).join('')}`);
  }
  await client.close();
}

/** A message with its own date, an hour after the one before, sent without waiting for permission (RFC 7888). */
function literal(number: number): string {
  const date = new Date(Date.UTC(2003, 0, 1) + number * 3_600_000);
  const [, day = '', month = '', year = ''] = /, (\d\d) (\w{3}) (\d{4})/.exec(date.toUTCString()) ?? [];
  const internalDate = `${day}-${month}-${year} ${date.toISOString().slice(11, 19)} +0000`;
  const text =
    `From: <someone@example.test>\r\nTo: <other@example.test>\r\nSubject: Filling ${number}\r\n` +
    `Date: ${date.toUTCString()}\r\nMessage-ID: <${number}@filling.test>\r\n\r\nOne of many.\r\n`;
  return ` (\\Seen) "${internalDate}" {${text.length}+}\r\n${text}`;
}
