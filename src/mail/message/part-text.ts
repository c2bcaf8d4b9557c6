/** The characters of a part of a message, whatever encoding and character set it came in. */
import type { Part } from './message-parts.ts';

/** What stands for nothing more than seven bits. Servers put eight there without saying so, and then they are UTF-8. */
const PLAIN_CHARSETS = new Set(['us-ascii', 'ascii', 'utf8']);

/** The text of a part, or nothing when nobody can read it. */
export function partText({ body, encoding, charset = 'us-ascii' }: Part): string | undefined {
  const bytes = decode(body, encoding);
  if (!bytes) return undefined;
  try {
    return new TextDecoder(PLAIN_CHARSETS.has(charset) ? 'utf-8' : charset).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Content-Transfer-Encoding (RFC 2045 section 6). */
function decode(body: string, encoding: string): Buffer | undefined {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return ['7bit', '8bit', 'binary'].includes(encoding) ? Buffer.from(body, 'latin1') : undefined;
}

function decodeQuotedPrintable(body: string): Buffer {
  // White space at the end of a line was added on the way (RFC 2045 section 6.7, rule 3).
  const lines = body.split('\r\n').map((line) => line.trimEnd());
  const joined = lines.join('\r\n').replace(/=\r\n/g, '');
  const text = joined.replace(/=([0-9a-f]{2})/gi, (_coded, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(text, 'latin1');
}
