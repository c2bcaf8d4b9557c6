/** Reads messages as a mail program does, with no code of the library that writes them. */

/** A part of a message, or the whole of it. */
export interface ParsedPart {
  /** In order, unfolded, encoded words as they stand. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Type and subtype in lower case. */
  readonly type: string;
  /** Of a file that is attached. */
  readonly filename: string | undefined;
  /** Decoded; empty for a multipart. */
  readonly content: Buffer;
  readonly parts: readonly ParsedPart[];
}

export function parseMessage(raw: Buffer): ParsedPart {
  return parsePart(raw.toString('latin1'));
}

/** The values of all fields of this name. */
export function valuesOf(part: ParsedPart, name: string): readonly string[] {
  return part.fields.filter(([each]) => each.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

/** What a mail program shows for a field in unstructured text (RFC 2047). */
export function decodeText(value: string): string {
  return value
    .replace(/(=\?[^? ]+\?[bq]\?[^? ]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?utf-8\?b\?([^? ]*)\?=/gi, (_word, text: string) => Buffer.from(text, 'base64').toString('utf8'));
}

function parsePart(text: string): ParsedPart {
  const end = text.startsWith('\r\n') ? 0 : text.indexOf('\r\n\r\n') + 2;
  const head = text.slice(0, end);
  const body = text.slice(end + 2);
  const fields = head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line): [string, string] => {
      const [, name = '', value = ''] = /^([!-9;-~]+): ?(.*)$/.exec(line) ?? [];
      if (name === '') throw new Error(`No header field: ${JSON.stringify(line)}`);
      return [name, Buffer.from(value, 'latin1').toString('utf8')];
    });
  const first = (name: string): string => fields.find(([each]) => each.toLowerCase() === name)?.[1] ?? '';
  const [type = ''] = first('content-type').toLowerCase().split(/[; ]/);
  const [, filename] = /filename="?([^";]*)"?/.exec(first('content-disposition')) ?? [];
  const boundary = /boundary="([^"]+)"/.exec(first('content-type'))?.[1];
  if (!type.startsWith('multipart/') || boundary === undefined) {
    return { fields, type, filename, content: decode(body, first('content-transfer-encoding')), parts: [] };
  }
  const [, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`);
  const parts = pieces
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => parsePart(piece.replace(/^ *\r\n/, '')));
  return { fields, type, filename, content: Buffer.alloc(0), parts };
}

function decode(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const joined = body.replace(/[ \t]+(?=\r\n)/g, '').replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
