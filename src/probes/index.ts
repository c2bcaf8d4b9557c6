/** The registry of modes. */
import { imapLogin } from './imap-login.ts';
import type { Probe } from './probe.ts';
import { roundTrip } from './round-trip.ts';
import { smtpLogin } from './smtp-login.ts';

/** All modes, in the order of the documentation. */
export const PROBES: readonly Probe[] = [roundTrip, smtpLogin, imapLogin];
