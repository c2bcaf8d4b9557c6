import type { Settings } from '../../settings/settings.ts';
import type { Account } from '../shared/account.ts';
import type { PlannedMessage } from '../shared/plan-message.ts';

/** Everything a round trip needs to know. */
export interface RoundTripPlan {
  readonly smtp: Account;
  readonly imap: Account;
  readonly message: PlannedMessage;
  readonly settings: Settings;
}
