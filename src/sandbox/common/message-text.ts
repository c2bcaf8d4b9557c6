/** Reads what a server has to know of a message: where its header ends, its fields, and the addresses in them. */

/** A header field. */
export interface Field {
  readonly name: string;
  /** Unfolded, with encoded words decoded. */
  readonly value: string;
  /** As it came, with its line end. */
  readonly raw: Buffer;
}

/** An address as an ENVELOPE has it. */
export interface Address {
  readonly name: string | undefined;
  readonly mailbox: string;
  readonly host: string;
}

/** Splits a message. The header ends with the empty line; a message without one is all header. */
export function splitMessage(raw: Buffer): { header: Buffer; body: Buffer } {
  const emptyLine = raw.indexOf('\r\n\r\n');
  const hasNoFields = raw.indexOf('\r\n') === 0;
  const end = hasNoFields ? 2 : emptyLine < 0 ? raw.length : emptyLine + 4;
  return { header: raw.subarray(0, end), body: raw.subarray(end) };
}

/** Returns the fields of a message, in order. Lines that are not a field are left out. */
export function headerFields(raw: Buffer): Field[] {
  const text = splitMessage(raw).header.toString('latin1');
  return [...text.matchAll(/^([!-9;-~]+)[ \t]*:((?:.|\r\n[ \t])*)\r\n/gm)].map(([field, name = '', value = '']) => {
    const bytes = Buffer.from(value.replace(/\r\n(?=[ \t])/g, '').trim(), 'latin1');
    return { name, value: decodeWords(bytesToText(bytes)), raw: Buffer.from(field, 'latin1') };
  });
}

/** Returns the values of all fields of this name. */
export function fieldValues(raw: Buffer, name: string): string[] {
  const wanted = name.toLowerCase();
  return headerFields(raw)
    .filter((field) => field.name.toLowerCase() === wanted)
    .map((field) => field.value);
}

/** Decodes bytes as UTF-8, or as Latin-1 when they are not UTF-8. */
export function bytesToText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

/** Parses the addresses of a field. Groups and comments are not supported. */
export function parseAddresses(value: string): Address[] {
  return [...value.matchAll(/((?:"(?:[^"\\]|\\.)*"|[^",<])*)(?:<([^>]*)>)?(?:,|$)/g)].flatMap(
    ([, text = '', angle]) => {
      const address = (angle ?? text).trim();
      const at = address.lastIndexOf('@');
      if (at < 1) return [];
      const name = text.trim().replace(/^"(.*)"$/, (_, quoted: string) => quoted.replace(/\\(.)/g, '$1'));
      const host = address.slice(at + 1);
      return [{ name: angle === undefined || name === '' ? undefined : name, mailbox: address.slice(0, at), host }];
    },
  );
}

/** Decodes the encoded words of RFC 2047. Words in an unknown character set stay as they are. */
function decodeWords(value: string): string {
  const joined = value.replace(/\?=[ \t]+(?==\?)/g, '?=');
  return joined.replace(
    /=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi,
    (word, charset: string, encoding: string, text: string) => {
      const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : decodeQ(text);
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return word;
      }
    },
  );
}

function decodeQ(text: string): Buffer {
  const plain = text.replaceAll('_', ' ');
  return Buffer.from(
    plain.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
