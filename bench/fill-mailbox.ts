/** Fills an INBOX with many small messages. */
import type { MailServers } from '../test/support/postfix-dovecot/mail-servers.ts';
import type { MailUser } from '../test/support/postfix-dovecot/users.ts';
import { RawImap } from './raw-imap.ts';

/** Messages to a command (MULTIAPPEND, RFC 3502): one transaction of the server each. */
const BATCH = 2000;
/** So many entries are more than 8 KB. */
const ENTRIES = 2000;

/** @throws Error with what the server said when it refused */
export async function fillMailbox(servers: MailServers, user: MailUser, count: number): Promise<void> {
  const client = await RawImap.open(servers, user);
  for (let first = 1; first <= count; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - first + 1) }, (_, index) => first + index);
    await client.ask(`APPEND INBOX${numbers.map(literal).join('')}`);
  }
  await client.close();
}

/**
 * Has Dovecot write its index, as it does now and then in a mailbox that is in use. The first delivery adds a column; until
 * the index is written again, each process that opens the mailbox adds it to every row in memory: 17 ms for 200,000.
 *
 * @param deliver delivers a message and removes it
 */
export async function settle(servers: MailServers, user: MailUser, deliver: () => Promise<unknown>): Promise<void> {
  await deliver();
  const client = await RawImap.open(servers, user);
  await client.ask('SELECT INBOX');
  // Every second message, so that each is an entry of its own in the log of the index: it is written after 8 KB of them.
  const numbers = Array.from({ length: ENTRIES }, (_, index) => 2 * index + 1).join(',');
  await client.ask(`STORE ${numbers} +FLAGS.SILENT (\\Flagged)`);
  await client.ask(`STORE ${numbers} -FLAGS.SILENT (\\Flagged)`);
  await client.ask('CLOSE');
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
