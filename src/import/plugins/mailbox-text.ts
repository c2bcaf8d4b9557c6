/**
 * Decodes the name of a mailbox that is given as on the wire, in modified UTF-7 (RFC 3501 section 5.1.3). Anything that
 * is not modified UTF-7 stays as it is.
 */
export function mailboxText(wire: string): string {
  return wire.replace(/&([A-Za-z0-9+,]*)-/g, (whole, encoded: string) => {
    if (encoded === '') return '&';
    const bytes = Buffer.from(encoded.replaceAll(',', '/'), 'base64');
    const text = bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
    return text !== '' && text.isWellFormed() ? text : whole;
  });
}
