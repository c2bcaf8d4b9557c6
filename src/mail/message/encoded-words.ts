/** Decodes encoded words in header fields (RFC 2047). */

const WORD = /=\?([!-<>@-~]{1,75})\?([bq])\?([!->@-~]*)\?=/giu;
const BETWEEN = /^[ \t]+$/;

/**
 * Returns the readable text of an unfolded header field. Words in an unknown character set stay as they are. Adjacent
 * words are decoded together, since some mailers split a character between them.
 */
export function decodeWords(field: string): string {
  let text = '';
  let end = 0;
  let open: { charset: string; bytes: Buffer[]; raw: string } | undefined;
  const close = (): void => {
    if (open) text += decodeBytes(open.charset, Buffer.concat(open.bytes)) ?? open.raw;
    open = undefined;
  };
  for (const match of field.matchAll(WORD)) {
    const [word, charset = '', encoding = '', content = ''] = match;
    const between = field.slice(end, match.index);
    // White space between two words belongs to neither (RFC 2047 section 6.2).
    const isAdjacent = open !== undefined && BETWEEN.test(between);
    if (!isAdjacent || open?.charset !== charset.toLowerCase()) {
      close();
      if (!isAdjacent) text += between;
      open = { charset: charset.toLowerCase(), bytes: [], raw: '' };
    }
    open.bytes.push(bytesOf(encoding, content));
    open.raw += word;
    end = match.index + word.length;
  }
  close();
  return text + field.slice(end);
}

function bytesOf(encoding: string, content: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(content, 'base64');
  const text = content
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_coded, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}

/** @param charset may have a language behind an asterisk (RFC 2231 section 5) */
function decodeBytes(charset: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(charset.split('*', 1)[0]).decode(bytes);
  } catch {
    return undefined;
  }
}
