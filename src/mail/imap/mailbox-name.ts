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

/**
 * Returns a test for whether a name on the wire is that of a mailbox: INBOX in any capitals (RFC 9051 section 5.1), and
 * modified UTF-7 or UTF-8 in any spelling.
 */
export async function nameTest(mailbox: string): Promise<(wire: string | undefined) => boolean> {
  if (mailbox.toUpperCase() === 'INBOX') return (wire) => wire?.toUpperCase() === 'INBOX';
  const encoded = await encodeMailbox(mailbox);
  if (encoded === mailbox) return (wire) => wire === mailbox;
  const { default: iconv } = await import('iconv-lite');
  const wanted = mailbox.normalize('NFC');
  const decode = (wire: string): string => iconv.decode(Buffer.from(wire, 'utf8'), 'utf-7-imap');
  // A name without `&` is no modified UTF-7, and some servers send UTF-8.
  return (wire) =>
    wire !== undefined && (wire === encoded || (wire.includes('&') ? decode(wire) : wire).normalize('NFC') === wanted);
}
