import type { FuzzTarget } from '../fuzz-case.ts';
import { certificates } from './certificates.ts';
import { dnsMessages } from './dns-messages.ts';
import { imapSession } from './imap-session.ts';
import { mailText } from './mail-text.ts';
import { report } from './report.ts';
import { settings } from './settings.ts';
import { smtpSession } from './smtp-session.ts';

/** Everything that is fuzzed. Those that talk to a server come first, so that the others fill their pauses. */
export const TARGETS: readonly FuzzTarget[] = [
  smtpSession,
  imapSession,
  mailText,
  settings,
  report,
  certificates,
  dnsMessages,
];
