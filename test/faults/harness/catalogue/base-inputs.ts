import type { Protocol } from '../../../../src/model/phase.ts';
import { LONG_LIMITS, PASSWORD, SHORT_LIMITS, USERNAME } from '../../../support/scripted/run-probe.ts';
import { Gap } from './case.ts';
import type { Fault } from './fault.ts';

export type Inputs = Readonly<Record<string, string>>;

/** What the catalogue calls them -> our modes. */
const MODES: Readonly<Record<string, string>> = {
  'smtp-login': 'smtp-login',
  'smtp-send': 'smtp-send',
  'imap-login': 'imap-login',
  'imap-search': 'imap-search',
  'mailbox-metrics': 'imap-mailbox',
  'round-trip': 'round-trip',
};

const ADDRESSES = { from: USERNAME, to: USERNAME };

/** Whether a fault shows by a limit that expires. For others the limits are long: a busy machine is no slow server. */
export function needsShortLimits({ expect, inject }: Fault): boolean {
  const script = JSON.stringify(inject.script);
  return /TIMEOUT|DEADLINE/.test(expect.class) || /"(?:hang|drip|drop|blackhole|client_tls)/.test(script);
}

const QUOTA = 'quota_used_ratio warning=0.8 critical=0.9';

/** Limits of which the catalogue speaks in words; ours are thresholds that somebody sets. */
const THRESHOLDS: Readonly<Record<string, string>> = {
  E_QUOTA: QUOTA,
  E_UNSUPPORTED: QUOTA,
  E_SEARCH_NO_MATCH: 'messages_found critical=1:',
  E_TLS_CERT_EXPIRING: 'tls_certificate_days_left warning=21: critical=7:',
};

/** User, password and limits. */
export function baseInputs(fault: Fault): Inputs {
  const thresholds = THRESHOLDS[fault.expect.class];
  return {
    username: USERNAME,
    password: PASSWORD,
    ...(needsShortLimits(fault) ? SHORT_LIMITS : LONG_LIMITS),
    ...(thresholds === undefined ? {} : { thresholds }),
  };
}

/** The mode of a fault, with what that mode needs. @throws Gap for an op that is no mode of ours */
export function modeInputs(op: string): Inputs {
  const mode = MODES[op];
  if (mode === undefined) throw new Gap(`there is no mode for ${op}`);
  const isSending = mode === 'smtp-send' || mode === 'round-trip';
  return { mode, ...(isSending ? ADDRESSES : {}), ...(mode === 'round-trip' ? { 'delivery-timeout': '3s' } : {}) };
}

/** The protocols that a fault is about, each with the op that shows it. */
export function sides({ op, inject }: Fault): readonly { readonly protocol: Protocol; readonly op: string }[] {
  if (op !== 'any') return [{ protocol: op.startsWith('smtp') ? 'smtp' : 'imap', op }];
  const both = (['smtp', 'imap'] as const).map((protocol) => ({ protocol, op: `${protocol}-login` }));
  const named = /^fake-(smtp|imap)$/.exec(inject.harness)?.[1];
  return both.filter(({ protocol }) => named === undefined || protocol === named);
}
