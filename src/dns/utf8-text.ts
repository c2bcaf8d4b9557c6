/** Texts of files in UTF-8. */
import { BadRecord } from './bad-record.ts';

/**
 * Decodes a file.
 *
 * @param maxBytes size limit
 * @throws {BadRecord} when it is too large, or not in UTF-8
 */
export function utf8Text(octets: Uint8Array, maxBytes: number): string {
  if (octets.length > maxBytes) {
    throw new BadRecord(`has a file of more than ${maxBytes / 1_048_576} MB`, 'Name the files of one zone only.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    throw new BadRecord('has a file that is not in UTF-8', 'Save the file as plain text in UTF-8.');
  }
}
