/** The registry of modes. */
import { imapConnect } from './imap-connect.ts';
import { imapLogin } from './imap-login.ts';
import type { Probe } from './probe.ts';
import { roundTrip } from './round-trip.ts';
import { smtpConnect } from './smtp-connect.ts';
import { smtpLogin } from './smtp-login.ts';

/** All modes, in the order of the documentation. */
export const PROBES: readonly Probe[] = [roundTrip, smtpConnect, smtpLogin, imapConnect, imapLogin];
