/**
 * What reads foreign text does work in proportion to it: twice the text is never more than three times the work.
 * Regular expressions are analysed by themselves, in `regular-expressions.test.ts`.
 */

// What follows is loaded when the counting has begun.
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { overlayZones } from '../../src/dns/overlay/overlay-zones.ts';
import { readPlan } from '../../src/dns/plan/read-plan.ts';
import { findZoneFaults } from '../../src/dns/zone-faults.ts';
import { judgeTransit, readSentText } from '../../src/mail/arrival/transit.ts';
import { uidTest } from '../../src/mail/imap/asked-uids.ts';
import { listOf, pairsOf, responseCode, statusText } from '../../src/mail/imap/wire/values.ts';
import { decodeTokenError, loginRefused } from '../../src/mail/login/login-refused.ts';
import { parseInternalDate } from '../../src/mail/mailbox/internal-date.ts';
import { findJunk } from '../../src/mail/mailbox/junk.ts';
import { matchesCriterion } from '../../src/mail/mailbox/matches-criterion.ts';
import { MailboxHints } from '../../src/mail/mailbox/missing-mailbox.ts';
import { parseUidSet, splitUids } from '../../src/mail/mailbox/uid-set.ts';
import { readContentField } from '../../src/mail/message/content-type.ts';
import { readDeliveryReport } from '../../src/mail/message/delivery-report.ts';
import { decodeWords } from '../../src/mail/message/encoded-words.ts';
import { isProbeMessage, parseHeaders } from '../../src/mail/message/message.ts';
import { LineReader, lineText } from '../../src/mail/network/line-reader.ts';
import { mixedCodes } from '../../src/mail/opening/smtp-reply.ts';
import { describeCodes } from '../../src/mail/refusal/smtp-codes.ts';
import { ReplyArrivals } from '../../src/mail/smtp/reply-arrivals.ts';
import { contradictionsOf } from '../../src/merge/contradictions.ts';
import { mergeReports } from '../../src/merge/merge-reports.ts';
import { createSums } from '../../src/merge/merge-sums.ts';
import { readReport } from '../../src/merge/read-report.ts';
import type { Report } from '../../src/model/report.ts';
import { Secret } from '../../src/model/secret.ts';
import { jsonText } from '../../src/report/common/json-text.ts';
import { FORMATS } from '../../src/report/formats.ts';
import { secretForms } from '../../src/secrets/forms.ts';
import { redactReport } from '../../src/secrets/redact-report.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { addresses } from '../../src/settings/kinds/address.ts';
import { criteria } from '../../src/settings/kinds/criteria.ts';
import { host } from '../../src/settings/kinds/host.ts';
import { closest } from '../../src/text/closest.ts';
import { prose } from '../../src/text/markdown.ts';
import { codeSpan, forLabel, forMarkup, forNagiosLabel, safeText } from '../../src/text/untrusted.ts';
import { judgeThresholds } from '../../src/verdict/judge-thresholds.ts';
import { parseRange } from '../../src/verdict/range.ts';
import { parseThreshold } from '../../src/verdict/threshold.ts';
import { ENDPOINTS } from '../fuzz/endpoints.ts';
import { manyRows } from '../support/reports/large-reports.ts';
import { SAMPLE_REPORTS } from '../support/reports/sample-reports.ts';
import { renderSinks } from '../support/reports/sinks.ts';
import { countWork, countWorks } from '../support/settings/count-work.ts';

const SIZE = 1000;
/** Below that, what is done once weighs too much. */
const FEW = 500;

/** What is repeated to make a text. */
const PIECES = [
  ...[
    'a',
    ' ',
    '\n',
    '\r\n',
    '\r\n ',
    ':',
    '::',
    '#[',
    '##[',
    '`',
    '|',
    '&',
    '\0',
    '\u202e',
    '😀',
    '"',
    '\\',
    '(',
    '***',
  ],
  ...[
    '250-x\r\n',
    '250 x\r\n',
    '5.7.8 ',
    'throttled ',
    'A: b\r\n',
    '1,',
    '1:9,',
    '* 1 FETCH ',
    '&APw-',
    'unseen\n',
    'a@b.test,',
    '--b\r\n',
    '=20',
    '=\r\n',
    '; a="',
  ],
  ...[
    '$GENERATE 1-3 a$ A 192.0.2.$\n',
    'a.b 60 MX 10 c\n',
    ' TXT "a"\n',
    'a: {type: A, value: 192.0.2.1}\n',
    '- a\n',
    '{"a":[',
    '[1,',
    '\\"',
    '&a *a ',
    '*.',
    'a.',
  ],
  ...['***a', 'a***', 'aaaa', 'abab', '=', '@', '1.', 'ä', "word's ", '=?utf-8?B?'],
];
/** What stands before them, once. */
const HEADS = ['', '***', '"'];
const [smtp, imap] = ENDPOINTS;
const MESSAGE = { uid: 1, isLast: true };
const redactors = ['***a', 'a***', 'abab', '**a**', 'pass*word'].map((value) =>
  createRedactor(secretForms([{ username: 'u', password: new Secret(value) }])),
);
const whole = Number.POSITIVE_INFINITY;
const mark = { token: 'a'.repeat(32), sender: 'a@b.test' };
const sentText = readSentText(Buffer.from('A: b\r\n\r\nHello\r\n'));
const REPORT = 'multipart/report; report-type=delivery-status; boundary=b';
const SPECS = [{ name: 'mailbox_unseen', unit: 'count', help: 'unseen', label: 'mailbox' }] as const;

/** Says why it does not read a text, as it may. */
function refusing(parse: (text: string) => unknown): (text: string) => void {
  return (text) => {
    try {
      parse(text);
    } catch {
      // Only the work counts here.
    }
  };
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'SMTP replies': describeCodes,
  'replies as they arrive': (text) => new ReplyArrivals().add(Buffer.from(text)),
  'replies as they arrive, byte by byte': (text) => {
    const arrivals = new ReplyArrivals();
    for (const byte of Buffer.from(text)) arrivals.add(Buffer.of(byte));
  },
  'refused logins': (reply) => imap && loginRefused(imap, { reply, hasToken: true }),
  'errors of tokens': decodeTokenError,
  'header fields': (text) => isProbeMessage(parseHeaders(text), mark),
  'content fields': readContentField,
  'texts of messages': (text) => {
    for (const encoding of ['quoted-printable', 'base64', '8bit']) {
      const headers = new Map([['content-transfer-encoding', encoding]]);
      judgeTransit(sentText, { uid: 1, headers, header: Buffer.from(text), text: Buffer.from(text) });
    }
  },
  'parts of messages': (text) => {
    const headers = new Map([['content-type', 'multipart/mixed; boundary=b']]);
    judgeTransit(sentText, { uid: 1, headers, text: Buffer.from(`--b\r\n${text}`) });
  },
  'reports of deliveries': (text) => {
    const parts = ['message/delivery-status', 'text/rfc822-headers'].map(
      (type) => `--b\r\nContent-Type: ${type}\r\n\r\n`,
    );
    readDeliveryReport(new Map([['content-type', REPORT]]), Buffer.from(parts.join(`${text}\r\n`) + text), mark);
  },
  lines: (text) => lineText(Buffer.from(text)),
  'lines from a socket': readLines,
  'UID sets': (text) => parseUidSet(text, 100_000),
  'UID sets that were asked for': (text) => uidTest(text)(7),
  'codes of SMTP replies': (text) => smtp && mixedCodes(smtp, 'smtp_send', 'DATA', text.split('\n')),
  'encoded words': decodeWords,
  'header fields that were searched': (text) => [
    matchesCriterion({ kind: 'header', name: 'a', text: 'z', isNegated: false }, { ...MESSAGE, header: text }, 0),
    matchesCriterion(
      { kind: 'header', name: 'a', text: 'z', isNegated: false },
      { ...MESSAGE, header: `a: ${text}` },
      0,
    ),
  ],
  'misspelt names': (text) => [closest(text, ['Junk']), closest('Junk', text.split(/[\n,]/))],
  dates: parseInternalDate,
  'status texts': (text) => {
    const attributes = Array.from(text, (value) => ({ type: 'ATOM', value }));
    const list = [{ section: attributes }, attributes, ...attributes];
    return [
      statusText({ attributes: list }),
      responseCode({ attributes: list }),
      pairsOf(attributes),
      listOf(attributes),
    ];
  },
  'names of mailboxes': (text) => {
    const listed = text.split(/[\n,]/).map((name) => ({ name, delimiter: '/', flags: new Set<string>() }));
    return [new MailboxHints(listed).hintFor('Junk'), findJunk(listed)];
  },
  'safe texts': (text) => [safeText, codeSpan, forMarkup, forLabel, forNagiosLabel].map((make) => make(text, whole)),
  prose: (text) => prose(text, whole),
  JSON: (text) => jsonText(text),
  secrets: (text) => redactors.map((redact) => redact(text)),
  ranges: refusing((text) => parseRange(text, 'seconds')),
  thresholds: (text) => parseThreshold(`mailbox_unseen{mailbox="${text}"} warning=${text}`, SPECS),
  criteria: refusing(criteria.parse),
  hosts: refusing(host.parse),
  addresses: refusing(addresses(5).parse),
  'reports of other runs': readReport,
  'planned zones': (text) => planned('zone', `$TTL 60\n$ORIGIN a.test.\n${text}`),
  'planned zones in YAML': (text) => planned('octodns', text),
  'planned zones in JSON': (text) => planned('dnscontrol', text),
  'texts in plans': (text) => planned('terraform', JSON.stringify(terraformPlan(text))),
  'results in every format': (text) => renderAll(redactReport(SAMPLE_REPORTS.wrongPassword, () => text)),
};

/** Reads a planned zone, and asks for the names of it. */
async function planned(format: 'zone' | 'octodns' | 'dnscontrol' | 'terraform', text: string): Promise<void> {
  const file = { path: 'planned', octets: Buffer.from(text) };
  const { zones } = await readPlan([file], { domain: 'a.test', format, merge: 'auto' });
  const published = { lookup: async () => ({ outcome: 'nxdomain', records: [], aliases: [] }) as const };
  await overlayZones(zones, published, 'a.test').lookup('x.y.a.test', 'MX');
  for (const zone of zones) findZoneFaults(zone);
}

function terraformPlan(text: string): object {
  const after = { name: 'a.test', type: 'TXT', ttl: 60, records: [text, ...text.split('\n')] };
  const change = { actions: ['create'], before: null, after, after_unknown: {} };
  const resource = { type: 'aws_route53_record', mode: 'managed', address: 'x', change };
  return { format_version: '1.0', resource_changes: [resource] };
}

/** What is done with results. */
const REPORTS: Readonly<Record<string, (report: Report) => unknown>> = {
  renderers: renderAll,
  'a verdict': ({ checks }) => {
    for (const { measurements, metrics, thresholds } of checks) {
      const limits = thresholds.flatMap(({ label }) => {
        const limit = parseThreshold(`mailbox_unseen{mailbox="${label}"} critical=5`, metrics);
        return typeof limit === 'string' ? [] : [limit];
      });
      expect(judgeThresholds(limits, measurements, metrics).length).toBeLessThanOrEqual(thresholds.length);
    }
  },
  'a merge': async (report) => {
    const read = await readReport(FORMATS.json.render(report));
    const taken = typeof read === 'string' ? read : createSums().take(read);
    if (typeof taken === 'string') throw new Error(taken);
    expect(contradictionsOf(taken)).toEqual([]);
    const both = ['a.json', 'b.json'].map((path) => ({ path, report: taken }));
    expect(mergeReports({ reports: both, trouble: [], target: '*' }).verdict.checks.length).toBeGreaterThan(0);
  },
};

function renderAll(report: Report): unknown {
  return [
    renderSinks(report),
    Object.values(FORMATS).map(({ render, pages }) => (pages ? [...pages(report)] : render(report))),
  ];
}

/** All lines of a connection on which single bytes arrive. */
async function readLines(text: string): Promise<void> {
  const socket = new PassThrough({ highWaterMark: 1 << 20 });
  const reader = new LineReader(socket as never, () => {});
  for (const byte of Buffer.from(text)) socket.write(Buffer.of(byte));
  socket.end();
  try {
    for (;;) await reader.line();
  } catch {
    reader.detach();
  }
}

describe('twice the text is not more than three times the work', () => {
  test.each(Object.entries(READERS))('%s', async (_what, read) => {
    const slow: string[] = [];
    for (const head of HEADS) {
      const counts = await worksFor(read, PIECES, head);
      for (const [index, piece] of PIECES.entries()) {
        let [once = 0, twice = 0] = counts.slice(2 * index);
        // V8 forgets some counts when it compiles what it counts anew.
        if (twice > 3 * once) {
          const [onceMore = 0, twiceMore = 0] = await worksFor(read, [piece], head);
          [once, twice] = [Math.max(once, onceMore), twiceMore];
        }
        if (twice > FEW && twice > 3 * once) slow.push(`${JSON.stringify([head, piece])}: ${once} became ${twice}`);
      }
    }
    expect(slow).toEqual([]);
  });

  test('sets of UIDs that are written', async () => {
    const odd = (count: number): number[] => Array.from({ length: count }, (_each, index) => 2 * index + 1);
    const [once, twice] = [
      await countWork(() => splitUids(odd(SIZE))),
      await countWork(() => splitUids(odd(2 * SIZE))),
    ];
    expect(twice).toBeGreaterThan(SIZE);
    expect(twice / once).toBeLessThan(3);
  });

  test.each(Object.entries(REPORTS))('%s, with many checks, and with many rows of one check', async (_what, work) => {
    const works: string[] = [];
    for (const [few, many] of [
      [manyRows(100, 3), manyRows(200, 3)],
      [manyRows(1, 300), manyRows(1, 600)],
    ] as const) {
      // What is made once and kept is not counted.
      await work(few);
      const [once, twice] = [await countWork(() => work(few)), await countWork(() => work(many))];
      if (once < FEW || twice > 3 * once) works.push(`${few.checks.length} checks: ${once} became ${twice}`);
    }
    expect(works).toEqual([]);
  });

  test('the measure is exact, and tells a square from a line', async () => {
    const square = (text: string): unknown => Array.from(text, () => parseUidSet(text, 1));
    const [once, twice] = [await workFor(square, '1,', 0.1), await workFor(square, '1,', 0.2)];
    expect(once).toBeGreaterThan(200 * 100);
    expect(twice / once).toBeGreaterThan(3.9);
  });
});

/** For each piece in turn, the work for a text of it, and for twice that text. */
function worksFor(
  read: (text: string) => unknown,
  pieces: readonly string[],
  head: string,
): Promise<readonly number[]> {
  return countWorks(...pieces.flatMap((piece) => [1, 2].map((times) => () => read(textOf(piece, times, head)))));
}

function workFor(read: (text: string) => unknown, piece: string, times: number): Promise<number> {
  return countWork(() => read(textOf(piece, times)));
}

function textOf(piece: string, times: number, head = ''): string {
  return head + piece.repeat((times * SIZE) / piece.length);
}
