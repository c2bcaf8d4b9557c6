/** Capabilities of a server, in upper case. */
import type { ParsedResponse } from './grammar.ts';
import { kindOf, responseCode, textOf } from './values.ts';

/** Capabilities that are part of IMAP4rev2 and need no announcement of their own. */
const IN_REV2 = new Set([
  'UIDPLUS',
  'ESEARCH',
  'SASL-IR',
  'LITERAL-',
  'LIST-EXTENDED',
  'LIST-STATUS',
  'STATUS=SIZE',
  'NAMESPACE',
  'UNSELECT',
  'IDLE',
  'MOVE',
]);

/** Whether a list of capabilities has one, or IMAP4rev2, which includes it (RFC 9051 appendix E). */
export function hasCapability(capabilities: ReadonlySet<string>, capability: string): boolean {
  const name = capability.toUpperCase();
  return capabilities.has(name) || (IN_REV2.has(name) && capabilities.has('IMAP4REV2'));
}

/** Reads a list of capabilities, which comes as a response or in a response code (RFC 9051 section 7.1). */
export function announced(response: ParsedResponse): ReadonlySet<string> | undefined {
  const code = responseCode(response);
  const list =
    kindOf(response) === 'CAPABILITY' ? response.attributes : code?.name === 'CAPABILITY' ? code.args : undefined;
  return list && new Set(list.map((value) => textOf(value)?.toUpperCase().trim() ?? ''));
}
