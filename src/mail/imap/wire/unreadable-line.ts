import { readableText } from '../../network/line-reader.ts';

/** Returns a line that is no IMAP as text. Of a FETCH only the beginning: the contents of messages are private. */
export function unreadableLine(payload: Buffer): string {
  const line = readableText(payload);
  const [head] = /^\0*\* \d+ FETCH\b(?: \(UID \d+)?/i.exec(line) ?? [];
  return head === undefined ? line : `${head} … (${payload.length} octets that cannot be read)`;
}
