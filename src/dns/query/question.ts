/** Writes a question, and tells its answer from everything else that arrives. */
import type { World } from '../../system/world.ts';
import { OPT, typeNumber } from '../record-types.ts';
import type { RecordType } from '../records.ts';

/** What is asked of a server. */
export interface Question {
  /** As records have it: in lower case, without the final dot. */
  readonly name: string;
  readonly type: RecordType;
}

/** What else a question says. All of it is off when absent. */
export interface QuestionBits {
  /** RD: the server is to find the answer of other servers. */
  readonly isRecursive?: boolean | undefined;
  /** AD: the server is to say whether it has validated the answer (RFC 6840 section 5.7). */
  readonly wantsAuthentic?: boolean | undefined;
  /** CD: the server is to answer although the answer cannot be validated (RFC 4035 section 3.2.2). */
  readonly isUnchecked?: boolean | undefined;
  /** DO: signatures are wanted, too (RFC 3225). */
  readonly wantsSignatures?: boolean | undefined;
}

/** The form of a question on the wire. */
export interface QuestionForm {
  readonly hasEdns: boolean;
  /** Letters in either case at random: an answer that was not made for this question has others. */
  readonly isMixedCase: boolean;
}

/** A question as octets. */
export interface WrittenQuestion {
  readonly octets: Buffer;
  /**
   * Tells whether a message answers the question. `form error`: it is only a header that says that the question was not
   * understood, as servers send it that do not know EDNS (RFC 6891 section 7).
   */
  recognise(message: Buffer): 'answer' | 'form error' | 'other';
}

/** The largest datagram that passes everywhere without fragments (RFC 9715), in octets. */
export const DATAGRAM_OCTETS = 1232;

const HEADER_OCTETS = 12;
const INTERNET = 1;
const DOT = 0x2e;
/** Bits of the header (RFC 1035 section 4.1.1, RFC 4035 section 3.2). */
const RECURSION_DESIRED = 0x100;
const AUTHENTIC_DATA = 0x20;
const CHECKING_DISABLED = 0x10;
/** The root, the type, the size of a datagram, the flags and no options (RFC 6891 section 6.1.2). */
const OPT_OCTETS = 11;
/** In the flags of EDNS (RFC 3225). */
const DNSSEC_OK = 0x8000;
const FORMERR = 1;
const NOTIMP = 4;
/** QR and the opcode: in an answer, a set bit and zeros. */
const KIND_MASK = 0xf8;
const RESPONSE = 0x80;
/** What an upper case letter lacks of a lower case one. */
const CASE_BIT = 0x20;

/** Writes a question with a random id. The name must be one that `isAskable` takes. */
export function writeQuestion(
  { name, type }: Question,
  bits: QuestionBits,
  { hasEdns, isMixedCase }: QuestionForm,
  random: World['random'],
): WrittenQuestion {
  const asked = nameOctets(name);
  const end = HEADER_OCTETS + asked.length + 4;
  const octets = Buffer.alloc(hasEdns ? end + OPT_OCTETS : end);
  const chance = random(2 + (isMixedCase ? asked.length : 0));
  if (isMixedCase) mixCase(asked, chance.subarray(2));
  octets.writeUInt16BE(chance.readUInt16BE(0), 0);
  octets.writeUInt16BE(flagsOf(bits), 2);
  octets.writeUInt16BE(1, 4);
  octets.writeUInt16BE(Number(hasEdns), 10);
  asked.copy(octets, HEADER_OCTETS);
  octets.writeUInt16BE(typeNumber(type), end - 4);
  octets.writeUInt16BE(INTERNET, end - 2);
  if (hasEdns) {
    octets.writeUInt16BE(OPT, end + 1);
    octets.writeUInt16BE(DATAGRAM_OCTETS, end + 3);
    octets.writeUInt16BE(bits.wantsSignatures ? DNSSEC_OK : 0, end + 7);
  }
  return { octets, recognise: (message) => recognise(message, octets.subarray(0, end), isMixedCase) };
}

function flagsOf({ isRecursive, wantsAuthentic, isUnchecked }: QuestionBits): number {
  return (
    (isRecursive ? RECURSION_DESIRED : 0) |
    (wantsAuthentic ? AUTHENTIC_DATA : 0) |
    (isUnchecked ? CHECKING_DISABLED : 0)
  );
}

/** Labels with their lengths before them, and the root (RFC 1035 section 3.1). */
function nameOctets(name: string): Buffer {
  // Each dot becomes the length of the label behind it.
  const octets = Buffer.from(name === '' ? '\0' : `.${name}\0`);
  for (let end = octets.length - 1, at = end - 1; at >= 0; at -= 1) {
    if (octets[at] !== DOT) continue;
    octets[at] = end - at - 1;
    end = at;
  }
  return octets;
}

/** Puts each letter into upper case for a bit of its own. The length of a label is less than any letter. */
function mixCase(name: Buffer, chance: Buffer): void {
  for (let at = 0; at < name.length; at += 1) {
    const octet = name[at] ?? 0;
    if (octet >= 0x61 && octet <= 0x7a && ((chance[at] ?? 0) & 1) === 1) name[at] = octet - CASE_BIT;
  }
}

/** `asked` is the header and the question as they were sent. Takes the same time whatever the message holds. */
function recognise(message: Buffer, asked: Buffer, isExact: boolean): 'answer' | 'form error' | 'other' {
  if (message.length < HEADER_OCTETS || message.readUInt16BE(0) !== asked.readUInt16BE(0)) return 'other';
  if (((message[2] ?? 0) & KIND_MASK) !== RESPONSE) return 'other';
  const questions = message.readUInt16BE(4);
  const rcode = (message[3] ?? 0) & 0xf;
  if (questions === 0 && (rcode === FORMERR || rcode === NOTIMP)) return 'form error';
  const [there, here] = [message.subarray(HEADER_OCTETS, asked.length), asked.subarray(HEADER_OCTETS)];
  const isSame = there.equals(here) || (!isExact && foldOctets(there).equals(foldOctets(here)));
  return questions === 1 && isSame ? 'answer' : 'other';
}

function foldOctets(octets: Buffer): Buffer {
  return octets.map((octet) => (octet >= 0x41 && octet <= 0x5a ? octet | CASE_BIT : octet)) as Buffer;
}
