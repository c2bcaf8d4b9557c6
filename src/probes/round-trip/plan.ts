import type { Account } from '../shared/account.ts';
import type { PlannedMessage } from '../shared/plan-message.ts';

/** Everything a round trip needs to know. */
export interface RoundTripPlan {
  readonly smtp: Account;
  readonly imap: Account;
  readonly message: PlannedMessage;
  /** Where the message is looked for. */
  readonly mailbox: string;
  /** Whether the message is deleted afterwards. */
  readonly cleanup: boolean;
  /** Whether a plain EXPUNGE may be sent to a server without UIDPLUS, when no other message is flagged. */
  readonly mayExpunge: boolean;
  /** How long the message may take after its acceptance. */
  readonly deliveryTimeoutMs: number;
  /** How long duplicates are looked for after the first copy. */
  readonly settleTimeMs: number;
  /** The status of a message that arrives in the junk mailbox. */
  readonly junk: 'ok' | 'warning' | 'critical';
}
