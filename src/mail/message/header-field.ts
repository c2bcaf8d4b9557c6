/** Header fields of unstructured text (RFC 5322 section 2.2.1), which read back as exactly what was put in. */

/** What one encoded word holds: base64 makes 60 characters of it, and 72 with what stands around them (RFC 2047: 75). */
const WORD_BYTES = 45;
const MAX_LINE_OCTETS = 998;

/** A whole field with its line end. Text in ASCII stands as it is; anything else becomes encoded words, one a line. */
export function headerField(name: string, text: string): string {
  const plain = `${name}: ${text}`;
  return `${needsEncoding(text) || plain.length > MAX_LINE_OCTETS ? `${name}: ${encodeWords(text)}` : plain}\r\n`;
}

/** A field that ends in a word that servers must be able to read and to search for. */
export function headerFieldEndingIn(name: string, text: string, lastWord: string): string {
  const plain = `${name}: ${text} ${lastWord}`;
  const isEncoded = needsEncoding(text) || plain.length > MAX_LINE_OCTETS;
  return `${isEncoded ? `${name}: ${encodeWords(text)}\r\n ${lastWord}` : plain}\r\n`;
}

function needsEncoding(text: string): boolean {
  // What looks like an encoded word would be shown as something else.
  return /[^ -~]|=\?/.test(text);
}

/** Encoded words (RFC 2047), none of which splits a character. */
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
