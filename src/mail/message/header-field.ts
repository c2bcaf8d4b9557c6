/** Writes header fields of unstructured text (RFC 5322 section 2.2.1) that decode to exactly the same text. */

/** Bytes per encoded word: base64 makes 60 characters of them, and 72 with prefix and suffix (RFC 2047 allows 75). */
const WORD_BYTES = 45;
const MAX_LINE_OCTETS = 998;

/** Writes a whole field with its line end. ASCII text is kept; anything else becomes encoded words, one per line. */
export function headerField(name: string, text: string): string {
  const plain = `${name}: ${text}`;
  return `${needsEncoding(text) || plain.length > MAX_LINE_OCTETS ? `${name}: ${encodeWords(text)}` : plain}\r\n`;
}

/** Writes a field whose last word is never encoded, so that servers can read it and search for it. */
export function headerFieldEndingIn(name: string, text: string, lastWord: string): string {
  const plain = `${name}: ${text} ${lastWord}`;
  const isEncoded = needsEncoding(text) || plain.length > MAX_LINE_OCTETS;
  return `${isEncoded ? `${name}: ${encodeWords(text)}\r\n ${lastWord}` : plain}\r\n`;
}

function needsEncoding(text: string): boolean {
  // Text that looks like an encoded word would be decoded.
  return /[^ -~]|=\?/.test(text);
}

/** Encodes text as encoded words (RFC 2047), none of which splits a character. */
function encodeWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
}
