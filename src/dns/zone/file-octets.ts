/** The text of a master file: Latin-1, so that each character is an octet of the file. */
import { BadRecord } from '../bad-record.ts';

const PLAIN_TEXT = 'Save the file as plain text in UTF-8.';

/**
 * Returns the text without a byte order mark.
 *
 * @param maxBytes size limit
 * @throws {BadRecord} when it is no text in ASCII, UTF-8 or Latin-1, or too large
 */
export function fileOctets(octets: Uint8Array, maxBytes: number): string {
  if (octets.length > maxBytes) {
    throw new BadRecord(`has a file of more than ${maxBytes / 1_048_576} MB`, 'Name the files of one zone only.');
  }
  const [first, second, third] = octets;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new BadRecord('has a file in UTF-16', PLAIN_TEXT);
  }
  const start = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  return Buffer.from(octets.buffer, octets.byteOffset + start, octets.byteLength - start).toString('latin1');
}
