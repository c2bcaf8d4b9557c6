/** Mail that is not the probe's: ordinary letters, and whatever resembles the message of a probe, answers it or quotes it. */
import { deliveryReport, headerOf, REPORT_TYPE } from '../servers/delivery-report.ts';

/** What kinds there are. All but the first five know the token. */
export const FOREIGN_KINDS = [
  'letter',
  'same subject',
  'other probe',
  'report on another probe',
  'generated',
  'reply',
  'automatic reply',
  'bare automatic reply',
  'bounce',
  'report without proof',
  'forwarded',
  'quoted',
  'notification',
  'forged',
] as const;

export type ForeignKind = (typeof FOREIGN_KINDS)[number];

/** What is known of the message of the probe. */
export interface Sent {
  readonly raw: string;
  readonly token: string;
  readonly messageId: string;
  readonly subject: string;
}

/** Reads the message that the probe handed in. */
export function readSent(raw: string): Sent {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? '';
  return { raw, token: field('X-Mail-Probe'), messageId: field('Message-ID'), subject: field('Subject') };
}

const NOT_SENT: Sent = {
  raw: '',
  token: 'e'.repeat(32),
  messageId: '<e@e.test>',
  subject: `Mail probe ${'e'.repeat(32)}`,
};

/** Writes a message of somebody else. By its number it is found again, wherever it is. */
export function composeForeign(kind: ForeignKind, id: number, sent: Sent = NOT_SENT): string {
  const { fields, body = 'Hello' } = CONTENTS[kind](sent);
  const all = { From: `Kim <kim-${id}@b.test>`, 'Message-ID': `<${id}@b.test>`, ...fields, 'X-Foreign': String(id) };
  return [...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', body, ''].join('\r\n');
}

/** The number of a message that `composeForeign` wrote. */
export function foreignId(raw: Buffer): number | undefined {
  const id = /^X-Foreign: (\d+)\r$/m.exec(headOf(raw))?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Where the header ends. What stands in a body is no mark. */
export function headOf(raw: Buffer): string {
  const text = raw.toString('latin1');
  return text.slice(0, text.indexOf('\r\n\r\n') + 2);
}

interface Content {
  readonly fields: Readonly<Record<string, string>>;
  readonly body?: string;
}

const CONTENTS: Readonly<Record<ForeignKind, (sent: Sent) => Content>> = {
  letter: () => ({ fields: { Subject: 'Lunch' } }),
  'same subject': () => ({ fields: { Subject: 'Mail probe' } }),
  'other probe': () => {
    const token = 'f'.repeat(32);
    return { fields: { Subject: `Mail probe ${token}`, 'X-Mail-Probe': token, 'Auto-Submitted': 'auto-generated' } };
  },
  'report on another probe': () => {
    const report = deliveryReport(`From: probe@mail.test\r\nX-Mail-Probe: ${'f'.repeat(32)}\r\n\r\n`);
    const fields = { Subject: 'Undelivered', 'Auto-Submitted': 'auto-replied', 'Content-Type': REPORT_TYPE };
    return { fields, body: report.slice(headerOf(report).length + 2) };
  },
  generated: () => ({ fields: { Subject: 'Nightly report', 'Auto-Submitted': 'auto-generated' } }),
  reply: ({ subject, messageId }) => ({ fields: { Subject: `Re: ${subject}`, 'In-Reply-To': messageId } }),
  'automatic reply': ({ subject, messageId }) => ({
    fields: { Subject: `Auto: ${subject}`, 'In-Reply-To': messageId, 'Auto-Submitted': 'auto-generated' },
  }),
  'bare automatic reply': ({ subject }) => ({ fields: { Subject: `Out of office: ${subject}` } }),
  bounce: ({ raw }) => ({
    fields: { Subject: 'Undelivered', 'Auto-Submitted': 'auto-replied' },
    body: `--b\r\nContent-Type: message/rfc822\r\n\r\n${raw}`,
  }),
  // It ends a round trip, and may be anybody's all the same.
  'report without proof': ({ messageId }) => {
    const report = deliveryReport('', { returnedType: undefined });
    const fields = { Subject: 'Undelivered', 'In-Reply-To': messageId, 'Content-Type': REPORT_TYPE };
    return { fields, body: report.slice(headerOf(report).length + 2) };
  },
  forwarded: ({ raw, subject, messageId }) => ({
    fields: { Subject: `Fwd: ${subject}`, References: messageId },
    body: raw,
  }),
  quoted: ({ token }) => ({ fields: { Subject: 'Look at this' }, body: `X-Mail-Probe: ${token}\r\n` }),
  // As ticket systems tell of a message: no answer to it, and made by a machine.
  notification: ({ subject }) => ({
    fields: { Subject: `[Ticket#7] ${subject}`, 'Auto-Submitted': 'auto-generated' },
  }),
  // Somebody has seen the message and sends one of his own with its marks.
  forged: ({ subject, token }) => ({
    fields: { Subject: subject, 'X-Mail-Probe': token, 'Auto-Submitted': 'auto-generated' },
  }),
};
