/**
 * Mailbox names on the wire: modified UTF-7 (RFC 3501 section 5.1.3), which every server understands as long as
 * UTF8=ACCEPT and IMAP4rev2 are not enabled. Plain names need no conversion, and the library is not loaded for them.
 */

/** Returns the wire form of a mailbox name. */
export async function encodeMailbox(name: string): Promise<string> {
  if (name.toUpperCase() === 'INBOX') return 'INBOX';
  if (/^[\x20-\x25\x27-\x7e]*$/.test(name)) return name;
  const { default: iconv } = await import('iconv-lite');
  return iconv.encode(name, 'utf-7-imap').toString('latin1');
}

/** Returns the readable form of a mailbox name. Names that a server sends as UTF-8 are accepted too. */
export async function decodeMailbox(name: string): Promise<string> {
  if (!name.includes('&')) return name;
  const { default: iconv } = await import('iconv-lite');
  return iconv.decode(Buffer.from(name, 'utf8'), 'utf-7-imap');
}
