/** The capabilities that an IMAP server announces. */
import type { Mechanism } from '../common/sasl.ts';

const EXTENSIONS = [
  'CHILDREN',
  'ENABLE',
  'ESEARCH',
  'ID',
  'IDLE',
  'LIST-EXTENDED',
  'LIST-STATUS',
  'LITERAL+',
  'NAMESPACE',
  'QUOTA',
  'SASL-IR',
  'SPECIAL-USE',
  'STATUS=SIZE',
  'UIDPLUS',
  'UNSELECT',
  'WITHIN',
] as const;

/** An extension that can be switched off: the commands that belong to it are then refused. */
export type Extension = (typeof EXTENSIONS)[number] | 'STARTTLS';

/** The state that the capabilities depend on. */
export interface CapabilityState {
  readonly without: readonly Extension[];
  readonly mechanisms: readonly Mechanism[];
  readonly isLoggedIn: boolean;
  /** Whether STARTTLS is still to come: until then no login is allowed. */
  readonly awaitsTls: boolean;
}

/** Returns the list that follows `CAPABILITY`. */
export function capabilities({ without, mechanisms, isLoggedIn, awaitsTls }: CapabilityState): string[] {
  const extensions = EXTENSIONS.filter((extension) => !without.includes(extension));
  const logins = mechanisms.map((mechanism) => `AUTH=${mechanism}`);
  const ways = isLoggedIn ? [] : awaitsTls ? ['STARTTLS', 'LOGINDISABLED'] : logins;
  return ['IMAP4rev1', ...extensions, ...ways];
}
