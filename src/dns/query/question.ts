/** Writes a question, and tells its answer from everything else that arrives. */
import packet from 'dns-packet';
import type { World } from '../../system/world.ts';
import { typeNumber } from '../record-types.ts';
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
  form: QuestionForm,
  random: World['random'],
): WrittenQuestion {
  const id = random(2).readUInt16BE();
  const asked = form.isMixedCase ? mixCase(name, random(name.length)) : name;
  const question = {
    name: asked === '' ? '.' : asked,
    type: `UNKNOWN_${typeNumber(type)}`,
  } as unknown as packet.Question;
  const octets = packet.encode({
    type: 'query',
    id,
    flags:
      (bits.isRecursive ? packet.RECURSION_DESIRED : 0) |
      (bits.wantsAuthentic ? packet.AUTHENTIC_DATA : 0) |
      (bits.isUnchecked ? packet.CHECKING_DISABLED : 0),
    questions: [question],
    additionals: form.hasEdns ? [ednsRecord(bits)] : [],
  });
  const end = HEADER_OCTETS + nameOctets(name) + 4;
  return { octets, recognise: (message) => recognise(message, octets.subarray(0, end), form.isMixedCase) };
}

function ednsRecord({ wantsSignatures }: QuestionBits): packet.OptAnswer {
  return {
    type: 'OPT',
    name: '.',
    udpPayloadSize: DATAGRAM_OCTETS,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: wantsSignatures ? packet.DNSSEC_OK : 0,
    flag_do: wantsSignatures === true,
    options: [],
  };
}

function nameOctets(name: string): number {
  return name === '' ? 1 : Buffer.byteLength(name) + 2;
}

/** Puts each letter into upper case for a bit of its own. */
function mixCase(name: string, bits: Buffer): string {
  return name.replace(/[a-z]/g, (letter, index: number) => ((bits[index] ?? 0) & 1 ? letter.toUpperCase() : letter));
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
