/** Names as they stand in a message (RFC 1035 sections 3.1 and 4.1.4), and how they are compared. */

/** A message that breaks the rules of its format. Such a message is believed in nothing. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/** A name of 255 octets has no more labels; and no sender has reason to follow more pointers than there are labels. */
const MAX_JUMPS = 127;
const MAX_NAME_OCTETS = 255;
const MAX_LABEL_OCTETS = 63;
const POINTER = 0xc0;

/** A name, and where the next thing in the message begins. */
export interface ReadName {
  /** In lower case, without the final dot. Dots in labels, backslashes and octets that cannot be shown are `\DDD`. */
  readonly name: string;
  readonly end: number;
}

/**
 * Reads the name at an offset. The work is bounded by the length of a name, whatever the pointers say.
 * @throws MalformedMessage
 */
export function readName(octets: Buffer, start: number): ReadName {
  const labels: string[] = [];
  let [at, floor, length, jumps] = [start, start, 1, 0];
  let end: number | undefined;
  for (;;) {
    const first = octets[at];
    if (first === undefined) throw new MalformedMessage('a name that goes on after the end');
    if (first === 0) return { name: labels.join('.'), end: end ?? at + 1 };
    if (first >= POINTER) {
      const second = octets[at + 1];
      if (second === undefined) throw new MalformedMessage('a pointer that goes on after the end');
      end ??= at + 2;
      at = ((first - POINTER) << 8) | second;
      jumps += 1;
      // A pointer leads to an earlier place: so no name goes round in a circle.
      if (at >= floor || jumps > MAX_JUMPS) throw new MalformedMessage('a pointer that does not lead back');
      floor = at;
    } else {
      const next = at + 1 + first;
      length += 1 + first;
      if (first > MAX_LABEL_OCTETS || length > MAX_NAME_OCTETS || next > octets.length) {
        throw new MalformedMessage('a label that is too long');
      }
      labels.push(labelText(octets.toString('latin1', at + 1, next)));
      at = next;
    }
  }
}

function labelText(label: string): string {
  // Nearly all labels are of letters, digits and hyphens.
  if (/^[\w-]+$/.test(label)) return label.toLowerCase();
  return asciiLower(label).replace(/[^!-~]|[.\\]/g, (octet) => `\\${String(octet.charCodeAt(0)).padStart(3, '0')}`);
}

/** Folds the letters that DNS folds: those of ASCII, and no others (RFC 4343 section 3). */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Returns a name as records have it: in lower case and without the final dot. */
export function foldName(name: string): string {
  return asciiLower(name.endsWith('.') ? name.slice(0, -1) : name);
}

/** Whether a name fits into a question: labels of 1 to 63 octets, 255 in all. The root, an empty text, does. */
export function isAskable(name: string): boolean {
  if (name === '') return true;
  // Escapes stand for octets that no host name and no name of a record for mail has.
  if (name.includes('\\') || Buffer.byteLength(name) > MAX_NAME_OCTETS - 2) return false;
  return name.split('.').every((label) => label !== '' && Buffer.byteLength(label) <= MAX_LABEL_OCTETS);
}

/** Returns the names above a folded name, nearest first, with the root, an empty text, at the end. */
export function namesAbove(name: string): readonly string[] {
  if (name === '') return [];
  const labels = name.split('.');
  return labels.map((_label, index) => labels.slice(index + 1).join('.'));
}
