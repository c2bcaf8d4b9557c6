/** Literals that are sent without waiting for a request: of any length, or of up to 4096 octets (RFC 7888). */
export interface Literals {
  readonly literalPlus: boolean;
  readonly literalMinus: boolean;
}

/** Returns which of them a server with these capabilities takes. IMAP4rev2 includes LITERAL- (RFC 9051 appendix E). */
export function literalsOf(capabilities: ReadonlySet<string>, broken: ReadonlySet<string>): Literals {
  const has = (name: string): boolean => capabilities.has(name);
  return {
    literalPlus: has('LITERAL+') && !broken.has('LITERAL+'),
    literalMinus: (has('LITERAL-') || has('IMAP4REV2')) && !broken.has('LITERAL-'),
  };
}

/** Whether a part of a command has such a literal. */
export function hasUrgedLiteral(part: Buffer): boolean {
  return /\{\d+\+\}\r\n/.test(part.toString('latin1'));
}
