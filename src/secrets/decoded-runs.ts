/** Decodes what may be base64 or hexadecimal in a text, wherever it begins: a secret may be in the middle of it. */
import { PlaceMaker, type Traced } from './traced.ts';

/** A run of letters that may be encoded bytes: shorter ones hold too little of a secret. */
const BASE64 = /[A-Za-z\d+/_-]{12,}/g;
/** Pairs of digits may be separated as in a dump. */
const HEX = /[\da-fA-F]{8,}|(?:[\da-fA-F]{2}[ :,-]){4,}(?:[\da-fA-F]{2})?/g;
/** Bytes that make a text. Those of a run that was decoded from the wrong place rarely do. */
const READABLE = /(?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){8,}/g;
/** Between decoded texts, which do not belong together; in no secret. */
const BETWEEN = '\uffff';

interface Encoding {
  readonly pattern: RegExp;
  readonly name: 'base64' | 'hex';
  /** Characters after which the encoding begins anew. */
  readonly group: number;
  /** Characters per byte. */
  readonly perByte: number;
}

const ENCODINGS: readonly Encoding[] = [
  { pattern: BASE64, name: 'base64', group: 4, perByte: 8 / 6 },
  { pattern: HEX, name: 'hex', group: 2, perByte: 2 },
];

/** Where the bytes of a decoded text are. */
interface Piece {
  /** The place of each character of the encoding. */
  readonly charPlace: (index: number) => number;
  readonly perByte: number;
  readonly firstByte: number;
  /** One character per byte. */
  readonly text: string;
}

/** Returns what the runs of a text say, all that are base64 in one text and all that are hexadecimal in another. */
export function decodedRuns(source: Traced): readonly Traced[] {
  return ENCODINGS.flatMap((encoding) => {
    const pieces: Piece[] = [];
    for (const { 0: run, index } of source.text.matchAll(encoding.pattern)) {
      for (let offset = 0; offset < encoding.group; offset += 1) pieces.push(...decode(encoding, run, index, offset));
    }
    if (pieces.length === 0) return [];
    const text = pieces.map((piece) => piece.text + BETWEEN).join('');
    return [{ text, places: () => placesOf(source, pieces, text.length) }];
  });
}

function decode({ name, perByte }: Encoding, run: string, index: number, offset: number): Piece[] {
  const isDump = name === 'hex' && /[ :,-]/.test(run);
  const letters = (isDump ? run.replace(/[ :,-]/g, '') : run).slice(offset);
  const charPlace = (at: number): number =>
    index + (isDump ? at + offset + Math.floor((at + offset) / 2) : at + offset);
  const bytes = Buffer.from(letters, name).toString('latin1');
  return Array.from(bytes.matchAll(READABLE), ({ 0: text, index: firstByte }) => ({
    ...{ charPlace, perByte, firstByte, text },
  }));
}

function placesOf(source: Traced, pieces: readonly Piece[], length: number): PlaceMaker['places'] {
  const made = new PlaceMaker(source, length);
  for (const { charPlace, perByte, firstByte, text } of pieces) {
    for (let byte = firstByte; byte < firstByte + text.length; byte += 1) {
      // A character that a neighbour has a part in belongs to neither.
      const [first, last] = [Math.ceil(byte * perByte), Math.floor((byte + 1) * perByte) - 1];
      made.add(charPlace(first), charPlace(Math.max(first, last)) + 1);
    }
    made.add(charPlace(0), charPlace(0));
  }
  return made.places;
}
