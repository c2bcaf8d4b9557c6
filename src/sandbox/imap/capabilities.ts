/** What an IMAP server says that it can do. */
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

/** What can be switched off: the commands that belong to it are then refused. */
export type Extension = (typeof EXTENSIONS)[number] | 'STARTTLS';

/** What the answer depends on. */
export interface CapabilityState {
  readonly without: readonly Extension[];
  readonly mechanisms: readonly Mechanism[];
  readonly isLoggedIn: boolean;
  /** Whether TLS is still to come: until then nobody may log in. */
  readonly awaitsTls: boolean;
}

/** The list that stands behind `CAPABILITY`. */
export function capabilities({ without, mechanisms, isLoggedIn, awaitsTls }: CapabilityState): string[] {
  const extensions = EXTENSIONS.filter((extension) => !without.includes(extension));
  const logins = mechanisms.map((mechanism) => `AUTH=${mechanism}`);
  const ways = isLoggedIn ? [] : awaitsTls ? ['STARTTLS', 'LOGINDISABLED'] : logins;
  return ['IMAP4rev1', ...extensions, ...ways];
}
