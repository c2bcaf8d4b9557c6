/** The registry of modes. */
import { imapConnect } from './imap-connect.ts';
import { imapLogin } from './imap-login.ts';
import { imapMailbox } from './imap-mailbox.ts';
import { imapSearch } from './imap-search.ts';
import { mx } from './mx.ts';
import type { Probe } from './probe.ts';
import { roundTrip } from './round-trip.ts';
import { smtpConnect } from './smtp-connect.ts';
import { smtpLogin } from './smtp-login.ts';
import { smtpSend } from './smtp-send.ts';

/** All modes, in the order of the documentation. */
export const PROBES: readonly Probe[] = [
  roundTrip,
  smtpConnect,
  smtpLogin,
  smtpSend,
  imapConnect,
  imapLogin,
  imapSearch,
  imapMailbox,
  mx,
];
