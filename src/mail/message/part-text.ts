/** Decodes the text of a message part from its transfer encoding and character set. */
import type { Part } from './message-parts.ts';

/** Character sets read as UTF-8: servers put undeclared 8-bit text into 7-bit parts, and then it is UTF-8. */
const PLAIN_CHARSETS = new Set(['us-ascii', 'ascii', 'utf8']);

/** Returns the text of a part, or nothing when its encoding or character set is unknown. */
export function partText({ body, encoding, charset = 'us-ascii' }: Part): string | undefined {
  const bytes = decode(body, encoding);
  if (!bytes) return undefined;
  try {
    return new TextDecoder(PLAIN_CHARSETS.has(charset) ? 'utf-8' : charset).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes a Content-Transfer-Encoding (RFC 2045 section 6). */
function decode(body: string, encoding: string): Buffer | undefined {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return ['7bit', '8bit', 'binary'].includes(encoding) ? Buffer.from(body, 'latin1') : undefined;
}

function decodeQuotedPrintable(body: string): Buffer {
  // White space at the end of a line was added in transport (RFC 2045 section 6.7, rule 3).
  const lines = body.split('\r\n').map((line) => line.trimEnd());
  const joined = lines.join('\r\n').replace(/=\r\n/g, '');
  const text = joined.replace(/=([0-9a-f]{2})/gi, (_coded, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(text, 'latin1');
}
