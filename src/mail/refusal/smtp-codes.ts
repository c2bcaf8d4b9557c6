/** The codes of an SMTP reply (RFC 5321 section 4.2; enhanced codes RFC 3463). */

/** Returns the three-digit code of a reply, or 0 when it has none. Every line has it; the last line is read. */
export function smtpReplyCode(lines: readonly string[] | string): number {
  const last = (typeof lines === 'string' ? lines.split('\n') : lines).at(-1) ?? '';
  return Number(/^(\d{3})(?:[ -]|$)/.exec(last)?.[1] ?? 0);
}

/** Returns the enhanced status code of a reply: `5.7.8`. */
export function enhancedCode(reply: string): string | undefined {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/m.exec(reply)?.[1];
}

/** Describes code and enhanced code for people: `535 5.7.8`. */
export function describeCodes(reply: string): string {
  const code = smtpReplyCode(reply);
  return [code === 0 ? 'no code' : String(code), enhancedCode(reply)].filter((part) => part !== undefined).join(' ');
}
