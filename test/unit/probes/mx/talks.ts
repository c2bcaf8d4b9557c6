/** Talks as data, for rules that need no server. */
import type { MxTalk, MxTarget, RecipientAnswer } from '../../../../src/mail/mx/talk.ts';
import { judgeTalks } from '../../../../src/probes/mx/talks/judge-talks.ts';
import type { TalksToJudge } from '../../../../src/probes/mx/talks/talks-to-judge.ts';

export const NOW = new Date('2026-12-01T00:00:00Z');
export const HOST = 'mx.example.org';
const TARGET: MxTarget = { host: HOST, address: '192.0.2.1', port: 25, origin: 'published' };
const DAY_MS = 86_400_000;

/** What a test changes of a healthy talk. */
export interface TalkParts extends Partial<Omit<MxTalk, 'target' | 'recipients'>> {
  readonly target?: Partial<MxTarget>;
  /** Replies to RCPT, by address. */
  readonly replies?: Readonly<Record<string, string>>;
}

export function talkWith({
  target,
  replies = { 'postmaster@example.org': '250 Ok' },
  ...parts
}: TalkParts = {}): MxTalk {
  return {
    target: { ...TARGET, ...target },
    outcome: parts.failure ? 'failed' : 'ok',
    extensions: ['SIZE', '8BITMIME', 'SMTPUTF8', 'PIPELINING'],
    sizeLimit: 52_428_800,
    tls: { version: 'TLSv1.3', isVerified: true },
    recipients: Object.entries(replies).map(([address, reply]) => answer(address, reply)),
    ...parts,
  };
}

export function answer(address: string, reply: string, step: RecipientAnswer['step'] = 'rcpt'): RecipientAnswer {
  return {
    address,
    reply,
    step,
    outcome: reply.startsWith('2') ? 'accepted' : reply.startsWith('4') ? 'deferred' : 'refused',
  };
}

/** TLS with a certificate that lives for some days, of which some are left. */
export function certificateWith(lifetimeDays: number, daysLeft: number): NonNullable<MxTalk['tlsFacts']> {
  const at = (days: number): string => new Date(NOW.getTime() + days * DAY_MS).toISOString();
  const leaf = {
    subject: `CN=${HOST}`,
    issuer: 'CN=CA',
    names: [`DNS:${HOST}`],
    validFrom: at(daysLeft - lifetimeDays),
    validTo: at(daysLeft),
    daysLeft: Math.floor(daysLeft),
    fingerprint256: '00',
  };
  return { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', isVerified: true, chain: [leaf] };
}

/** `warning E_GREYLISTED` for each concern. */
export function judged(talks: readonly MxTalk[], more: Partial<TalksToJudge> = {}): readonly string[] {
  return concernsOf(talks, more).map(({ severity, code }) => `${severity} ${code}`);
}

export function concernsOf(talks: readonly MxTalk[], more: Partial<TalksToJudge> = {}) {
  return judgeTalks({
    domain: 'example.org',
    hosts: [{ host: HOST, preference: 10 }],
    talks,
    promises: { isEnforced: false, tlsaHosts: [] },
    allowDead: [],
    areRecipientsDeclared: true,
    now: NOW,
    ...more,
  });
}
