/** Mailbox names on the wire (RFC 3501, section 5.1.3): ASCII is literal, all else is base64 of UTF-16. */

/** Encodes a name. */
export function encodeModifiedUtf7(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${encodeRun(run)}-`));
}

/** Decodes a name. Returns undefined when it is not encoded in the one way that is allowed. */
export function decodeModifiedUtf7(text: string): string | undefined {
  const name = text.replace(/&([A-Za-z0-9+,]*)-/g, (_, run: string) => (run === '' ? '&' : decodeRun(run)));
  return encodeModifiedUtf7(name) === text ? name : undefined;
}

function encodeRun(run: string): string {
  return Buffer.from(run, 'utf16le').swap16().toString('base64').replaceAll('/', ',').replace(/=+$/, '');
}

function decodeRun(run: string): string {
  const bytes = Buffer.from(run.replaceAll(',', '/'), 'base64');
  return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
}
