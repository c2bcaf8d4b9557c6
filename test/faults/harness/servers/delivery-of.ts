/** What happens to a message between the two servers, by the words of the catalogue. */
import type { Put } from '../../../support/scripted/mail-system.ts';
import { PASSWORD, USERNAME } from '../../../support/scripted/run-probe.ts';
import type { ScriptReader } from '../catalogue/parameter-reader.ts';
import { momentOf } from './unusual-mailboxes.ts';

const LATE_MS = 700;

type Deliver = (raw: string, put: Put) => void;
type Change = (raw: string) => string;

/** The delivery that a fault describes. @throws Gap */
export function deliveryOf(reader: ScriptReader): Deliver {
  const isLost = reader.flag('deliver') === false;
  const delayMs = reader.number('delay_ms') ?? 0;
  const folder = reader.text('folder');
  const copies = reader.number('copies') ?? 1;
  const beside = besides(reader);
  const lateness = reader.value('dsn_delay');
  const isLate = lateness !== undefined && lateness !== false;
  const report = reader.text('dsn') ?? (isLate ? '4.4.1' : undefined);
  const words = reader.text('dsn_text')?.replaceAll('{password}', Buffer.from(PASSWORD).toString('latin1'));
  const changes = changesOf(reader);
  const deliver = (raw: string, put: Put): void => {
    for (const other of beside) put(other(raw));
    if (report !== undefined) put(dsn(raw, report, words));
    if (isLost || report?.startsWith('5')) return;
    const changed = changes.reduce((text, change) => change(text), raw);
    const arrive = (): void => {
      for (let copy = 0; copy < copies; copy += 1) put(changed, folder);
    };
    // What is reported to be late comes later than the report.
    if (report === undefined) arrive();
    else setTimeout(arrive, typeof lateness === 'number' ? lateness : LATE_MS);
  };
  return (raw, put) => {
    if (delayMs > 0) setTimeout(deliver, delayMs, raw, put);
    else deliver(raw, put);
  };
}

/** Messages that come beside our own. */
function besides(reader: ScriptReader): readonly Change[] {
  return [...(reader.flag('autoreply') ? [autoreply] : []), ...(reader.flag('foreign_with_token') ? [quotation] : [])];
}

/** What is done to the message, in the order in which servers would. */
function changesOf(reader: ScriptReader): readonly Change[] {
  const prefix = reader.text('subject_prefix');
  const parts = reader.number('parts');
  const nested = reader.number('nested');
  const headerBytes = reader.number('header_bytes');
  const hops = reader.number('hops') ?? reader.number('received') ?? reader.number('received_count');
  const skew = skewOf(reader);
  const bombMb = reader.number('bomb_mb');
  return [
    ...(reader.flag('append_footer')
      ? [(raw: string) => `${raw}-- \r\nSent by way of the gateway of example.org\r\n`]
      : []),
    ...(reader.flag('reencode') ? [quotedPrintable] : []),
    ...(reader.flag('rewrite_message_id')
      ? [(raw: string) => replace(raw, 'Message-ID', () => '<1234@ses.test>')]
      : []),
    ...(prefix === undefined ? [] : [(raw: string) => replace(raw, 'Subject', (old) => prefix + old)]),
    ...(reader.flag('strip_x') ? [(raw: string) => without(raw, 'X-[\\w-]+')] : []),
    ...(parts === undefined ? [] : [(raw: string) => siblings(raw, parts)]),
    ...(nested === undefined ? [] : [(raw: string) => matryoshka(raw, nested)]),
    ...(headerBytes === undefined ? [] : [(raw: string) => filler(headerBytes) + raw]),
    ...(bombMb === undefined ? [] : [(raw: string) => `${raw}${`${'0'.repeat(998)}\r\n`.repeat(bombMb * 1000)}`]),
    ...(hops === undefined && skew === undefined
      ? []
      : [(raw: string) => received(hops ?? 1, new Date(Date.now() + (skew ?? 0) * 1000)) + raw]),
  ];
}

/** Takes header fields away, with their continuation lines. */
function without(raw: string, field: string): string {
  const [head, body] = split(raw);
  return `${head.replace(new RegExp(`^${field}:.*\\r\\n(?:[ \\t].*\\r\\n)*`, 'gim'), '')}\r\n${body}`;
}

function replace(raw: string, field: string, value: (old: string) => string): string {
  return raw.replace(
    new RegExp(`^(${field}): (.*)$`, 'im'),
    (_line, name: string, old: string) => `${name}: ${value(old)}`,
  );
}

function fieldOf(raw: string, field: string): string {
  return new RegExp(`^${field}: (.*)\\r$`, 'im').exec(raw)?.[1] ?? '';
}

/** Header with the line end of its last field, and body. */
function split(raw: string): [head: string, body: string] {
  const at = raw.indexOf('\r\n\r\n');
  return [raw.slice(0, at + 2), raw.slice(at + 4)];
}

/** The same text in another encoding: every byte written as `=XX`, in short lines. */
function quotedPrintable(raw: string): string {
  const [head, body] = split(without(raw, 'Content-Transfer-Encoding'));
  const lines = body.split('\r\n').map((line) => {
    const coded = [...line].map((char) => `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    return coded.join('').replace(/(?:=..){24}(?!$)/g, '$&=\r\n');
  });
  return `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n${lines.join('\r\n')}`;
}

/** The body as the first of so many parts. */
function siblings(raw: string, count: number): string {
  const [head, body] = split(without(raw, 'Content-[\\w-]+'));
  const parts = Array.from({ length: count - 1 }, (_, at) => `--b\r\n\r\npart ${at}\r\n`);
  return `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${body}\r\n${parts.join('')}--b--\r\n`;
}

/** The body inside so many multiparts. */
function matryoshka(raw: string, depth: number): string {
  const [head, body] = split(without(raw, 'Content-[\\w-]+'));
  let text = `\r\n${body}`;
  for (let level = 0; level < depth; level += 1) {
    text = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${text}\r\n--b${level}--\r\n`;
  }
  return head + text;
}

function filler(bytes: number): string {
  const line = `X-Filler: ${'x'.repeat(900)}\r\n`;
  return line.repeat(Math.ceil(bytes / line.length));
}

/** How far the clock of the servers on the way is ahead, in seconds: a number, or `+2h`. @throws Gap */
function skewOf(reader: ScriptReader): number | undefined {
  const value = reader.value('received_skew');
  if (value === undefined || typeof value === 'number') return value;
  return (momentOf(String(value)).getTime() - Date.now()) / 1000;
}

function received(hops: number, when: Date): string {
  const date = when.toUTCString().replace('GMT', '+0000');
  return Array.from(
    { length: hops },
    (_, at) => `Received: from a${at}.test by b${at}.test with ESMTPS; ${date}\r\n`,
  ).join('');
}

function autoreply(raw: string): string {
  return letter({
    Subject: `Automatic reply: ${fieldOf(raw, 'Subject')}`,
    'In-Reply-To': fieldOf(raw, 'Message-ID'),
    'Auto-Submitted': 'auto-replied',
  });
}

function quotation(raw: string): string {
  return letter({ Subject: 'foreign' }, `X-Mail-Probe: ${fieldOf(raw, 'X-Mail-Probe')}\r\n`);
}

/** A message of somebody else. */
function letter(fields: Readonly<Record<string, string>>, body = 'Hello\r\n'): string {
  const all = { From: 'a@b.test', To: USERNAME, ...fields };
  return [...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');
}

/** A report on the message (RFC 3464): it failed for good, or is late. */
function dsn(raw: string, status: string, words?: string): string {
  const isFinal = status.startsWith('5');
  const fields = {
    From: 'Mail Delivery System <MAILER-DAEMON@mail.test>',
    Subject: isFinal ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)',
    'Auto-Submitted': 'auto-replied',
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary="dsn"',
  };
  const body = [
    '--dsn',
    'Content-Type: text/plain',
    '',
    'This is the mail system at host mail.test.',
    '--dsn',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.test',
    '',
    `Final-Recipient: rfc822; ${USERNAME}`,
    `Action: ${isFinal ? 'failed' : 'delayed'}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${isFinal ? 550 : 451} ${status} ${words ?? (isFinal ? 'No such user' : 'Try again later')}`,
    '',
    '--dsn',
    'Content-Type: text/rfc822-headers',
    '',
    split(raw)[0],
    '--dsn--',
    '',
  ];
  return letter(fields, body.join('\r\n'));
}
