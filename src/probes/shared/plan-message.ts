import { type Issue, isReported } from '../../model/issue.ts';
import type { Envelope, MessageSpec } from '../../model/message/message-spec.ts';
import type { Settings } from '../../settings/settings.ts';

/** A message to be composed, and its envelope. */
export interface PlannedMessage {
  readonly spec: MessageSpec;
  readonly envelope: Envelope;
}

/** Every recipient costs a refusal or a delivery: a probe is no mailing list. */
const MAX_RECIPIENTS = 5;

/** Plans the message, or reports what is missing. */
export function planMessage(settings: Settings, mode: string, issues: Issue[]): PlannedMessage | undefined {
  const { from, to, cc = [], bcc = [] } = settings;
  for (const [input, value] of Object.entries({ from, to })) {
    if (value !== undefined || isReported(issues, input)) continue;
    issues.push({
      code: 'E_INPUT',
      input,
      problem: `is required by ${mode}`,
      remedy: 'Write an address such as probe@example.org.',
    });
  }
  // An address that is named twice gets the message once.
  const recipients = [...new Set([...(to ?? []), ...cc, ...bcc])];
  if (recipients.length > MAX_RECIPIENTS) {
    issues.push({
      code: 'E_INPUT',
      input: cc.length > 0 ? 'cc' : 'bcc',
      problem: `brings the recipients to ${recipients.length}`,
      remedy: `Write at most ${MAX_RECIPIENTS} addresses in to, cc and bcc together.`,
    });
  }
  if (from === undefined || to === undefined) return undefined;
  const { replyTo, subject, body, html, headers = [], attachedFiles: attachments, messageSize: sizeBytes } = settings;
  return {
    spec: { from, to, cc, replyTo, subject, body, html, headers, attachments, sizeBytes },
    envelope: { from, to: recipients },
  };
}
