/** What a cipher is worth, whatever it is called. */

/** The properties of a cipher that can become weaker. */
export interface CipherClass {
  /** Whether encryption and authentication are one (RFC 5116). */
  readonly isAead: boolean;
  /** Whether a key that is lost later does not open this session. */
  readonly hasForwardSecrecy: boolean;
  readonly bits: number;
}

/** Returns the class of a cipher in words: `AEAD, forward secrecy, 256 bits`. Undefined when its bits are not known. */
export function cipherClass(cipher: string, version: string): string | undefined {
  const bits = bitsOf(cipher);
  if (bits === undefined) return undefined;
  const isAead = /GCM|CCM|POLY1305/i.test(cipher);
  // Up to TLS 1.2 the name begins with the key exchange; TLS 1.3 has no other than Diffie-Hellman without a static key.
  const hasForwardSecrecy = version === 'TLSv1.3' || /(?:ECDHE|DHE|EDH)[-_]/i.test(cipher);
  return describe({ isAead, hasForwardSecrecy, bits });
}

function describe({ isAead, hasForwardSecrecy, bits }: CipherClass): string {
  return [
    isAead ? 'AEAD' : 'no AEAD',
    hasForwardSecrecy ? 'forward secrecy' : 'no forward secrecy',
    `${bits} bits`,
  ].join(', ');
}

/** Whether a class, in words, lacks what the other one has. */
export function isWeakerClass(before: string, after: string): boolean {
  const [one, other] = [read(before), read(after)];
  return (one.isAead && !other.isAead) || (one.hasForwardSecrecy && !other.hasForwardSecrecy) || one.bits > other.bits;
}

function read(words: string): CipherClass {
  return {
    isAead: words.startsWith('AEAD'),
    hasForwardSecrecy: /(?<!no )forward secrecy/.test(words),
    bits: Number.parseInt(words.split(', ').at(-1) ?? '0', 10),
  };
}

function bitsOf(cipher: string): number | undefined {
  if (/CHACHA20/i.test(cipher)) return 256;
  if (/3DES|DES-CBC3/i.test(cipher)) return 112;
  if (/SEED|IDEA|RC4/i.test(cipher)) return 128;
  const found = /(?:AES|CAMELLIA|ARIA)[-_]?(128|256)/i.exec(cipher)?.[1];
  return found === undefined ? undefined : Number(found);
}
