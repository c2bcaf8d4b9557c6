/** What reads single texts of mail servers: replies, headers, mailbox names, dates, sets of UIDs, values of IMAP. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeTransit, readSentText } from '../../../src/mail/arrival/transit.ts';
import { decodeMailbox, encodeMailbox } from '../../../src/mail/imap/mailbox-name.ts';
import type { ParsedResponse, ParsedValue } from '../../../src/mail/imap/wire/grammar.ts';
import { listOf, numberOf, pairsOf, responseCode, statusText, textOf } from '../../../src/mail/imap/wire/values.ts';
import { decodeTokenError, loginRefused } from '../../../src/mail/login/login-refused.ts';
import { parseInternalDate } from '../../../src/mail/mailbox/internal-date.ts';
import { findJunk } from '../../../src/mail/mailbox/junk.ts';
import { MailboxHints } from '../../../src/mail/mailbox/missing-mailbox.ts';
import { parseUidSet, splitUids } from '../../../src/mail/mailbox/uid-set.ts';
import { readContentField } from '../../../src/mail/message/content-type.ts';
import { MAX_REPORT, readDeliveryReport } from '../../../src/mail/message/delivery-report.ts';
import { headerField, headerFieldEndingIn } from '../../../src/mail/message/header-field.ts';
import { isProbeMessage, parseHeaders } from '../../../src/mail/message/message.ts';
import { MAX_PARTS, takeApart } from '../../../src/mail/message/message-parts.ts';
import { partText } from '../../../src/mail/message/part-text.ts';
import { describeCodes, enhancedCode, smtpReplyCode } from '../../../src/mail/refusal/smtp-codes.ts';
import { findRefusal, refusalFailure } from '../../../src/mail/smtp/refusals.ts';
import { ReplyArrivals } from '../../../src/mail/smtp/reply-arrivals.ts';
import { ProbeFailure } from '../../../src/model/failure.ts';
import { decodeText } from '../../support/servers/parse-message.ts';
import { corpusLines, corpusTexts } from '../corpus.ts';
import { ENDPOINTS } from '../endpoints.ts';
import { type FuzzTarget, fuzzCase } from '../fuzz-case.ts';
import { foreignText } from '../mutate.ts';

const lines = corpusLines('mail-text');
const reply = foreignText(lines, [
  '5.7.139',
  '[EXPIRED]',
  '[LIMIT]',
  'greylist',
  'relay',
  '4.3.2 ',
  '535-',
  '\n535 ',
  'throttled',
]);
const name = foreignText(lines, ['&', '-', '&AGE-', '&2D3eAA-', '&2D0-', '&//8-', '/', '.', 'INBOX', 'Junk', 'Spam']);
const header = foreignText(corpusTexts('mail-text'), [
  'X-Mail-Probe:',
  'Message-ID:',
  '\r\n ',
  '\r\n\t',
  ': ',
  'In-Reply-To: x\r\n',
]);
const messages = corpusTexts('mail-text').map((text) => text.replace(/\r?\n/g, '\r\n'));
const message = foreignText(messages, [
  'Content-Type: multipart/mixed; boundary=b\r\n\r\n',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'charset=utf-16',
  '--b\r\n',
  '--b--\r\n',
  '\r\n\r\n',
  '=\r\n',
  '=C3',
  'Action: failed\r\n',
]);
const endpoint = fc.constantFrom(...ENDPOINTS);
/** A text as the settings let it through: one line without white space at its ends. */
const words = fc
  .string({ unit: 'grapheme', maxLength: 200 })
  .map((text) =>
    text
      .replace(/\p{C}|\s+/gu, ' ')
      .trim()
      .toWellFormed(),
  )
  .filter((text) => text !== '');
const TOKEN = '0123456789abcdef0123456789abcdef';
const mark = { token: TOKEN, sender: 'probe@mail.test' };
const sentText = readSentText(Buffer.from('Subject: x\r\n\r\nHello\r\n'));

/** A message as it is fetched. */
function fetched(raw: string) {
  const end = raw.indexOf('\r\n\r\n');
  const text = Buffer.from(end < 0 ? '' : raw.slice(end + 4));
  return { uid: 1, headers: parseHeaders(end < 0 ? raw : raw.slice(0, end)), header: Buffer.from(raw), text };
}

/** A failure that explains itself. */
function expectFailure(failure: unknown): ProbeFailure {
  assert(failure instanceof ProbeFailure);
  assert.match(failure.message, /\w \w/);
  assert.match(failure.hint, /\.$/);
  return failure;
}

const uid = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2 ** 32 - 1 }));
const { value: imapValue } = fc.letrec<{ value: ParsedValue; token: ParsedValue; list: ParsedValue }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, tie('token'), fc.constant(null), tie('list')),
  token: fc.record(
    {
      type: fc.constantFrom('ATOM', 'STRING', 'LITERAL', 'SECTION', 'NUMBER'),
      value: fc.oneof(
        name,
        reply,
        fc.constant(null),
        fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes)),
      ),
      section: fc.array(tie('value'), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
  list: fc.array(tie('value'), { maxLength: 5 }),
}));

export const mailText: FuzzTarget = {
  name: 'mail-text',
  cases: [
    fuzzCase('an SMTP reply has a code of three digits or none', reply, (text) => {
      const code = smtpReplyCode(text);
      assert(Number.isInteger(code) && code >= 0 && code <= 999);
      assert.match(enhancedCode(text) ?? '5.7.8', /^\d\.\d{1,3}\.\d{1,3}$/);
      assert.match(describeCodes(text), /^(?:no code|\d{1,3})(?: [\d.]+)?$/);
    }),
    fuzzCase(
      'replies are counted alike, however they are cut into pieces',
      fc.tuple(reply, fc.array(fc.nat(60))),
      ([text, cuts]) => {
        const bytes = Buffer.from(text);
        const [whole, pieces] = [new ReplyArrivals(), new ReplyArrivals()];
        whole.add(bytes);
        let at = 0;
        for (const length of [...cuts, bytes.length]) {
          pieces.add(bytes.subarray(at, at + length));
          at += length;
        }
        for (let count = 0; count < 5; count += 1) {
          assert.equal(pieces.ahead(count), whole.ahead(count));
          assert.equal(pieces.ahead(0), whole.ahead(0));
        }
      },
    ),
    fuzzCase(
      'a refused login is a failure, and for good when the server says so',
      fc.tuple(endpoint, reply, fc.boolean()),
      ([server, text, hasToken]) => {
        const failure = expectFailure(
          loginRefused(server, { reply: text, hasToken, tokenError: decodeTokenError(text) }),
        );
        if (/^5\d\d\b/m.test(text)) assert(!failure.isRetryable || failure.code === 'E_TLS_REQUIRED');
      },
    ),
    fuzzCase(
      'a refused message is a failure',
      fc.tuple(endpoint, fc.array(reply, { maxLength: 4 }), fc.constantFrom('MAIL FROM', 'RCPT TO', 'DATA', '.')),
      ([server, replies, command]) => {
        const exchanges = replies.map((text) => ({ command, reply: text }));
        const refusal = findRefusal(exchanges);
        const envelope = { from: 'a@b.test', to: ['c@d.test'] };
        if (refusal)
          expectFailure(
            refusalFailure(
              server,
              envelope,
              { ehloName: 'runner.test', sizeBytes: 100, hasToken: false },
              refusal,
              exchanges,
            ),
          );
      },
    ),
    fuzzCase('header fields have clean names, and the first of a kind counts', header, (block) => {
      for (const [field, value] of parseHeaders(block)) {
        assert.equal(field, field.trim().toLowerCase());
        assert(!field.includes(':') && !/[\n]/.test(value));
        assert.equal(value, value.trim());
      }
      isProbeMessage(parseHeaders(block), mark);
    }),
    fuzzCase('no message without the token is taken for ours', header, (block) => {
      if (!block.includes(TOKEN)) assert(!isProbeMessage(parseHeaders(block), mark));
    }),
    fuzzCase(
      'a message is taken apart, whatever is wrong with it',
      fc.tuple(message, fc.boolean()),
      ([raw, isWhole]) => {
        const { headers, text } = fetched(raw);
        const { parts, excess } = takeApart(headers, text, isWhole);
        assert(parts.length <= MAX_PARTS + 1);
        assert(excess !== undefined || parts.slice(0, -1).every((part) => part.isWhole));
        for (const part of parts) assert(text.includes(part.body.split('\r\n')[0] ?? '', 0, 'latin1'));
        for (const part of parts) assert.equal(typeof (partText(part) ?? ''), 'string');
        for (const field of [raw, ...headers.values()]) readContentField(field);
      },
    ),
    fuzzCase('no report without the token is about our message, and what it says stands in it', message, (raw) => {
      const { headers, text } = fetched(raw);
      const found = readDeliveryReport(headers, text.subarray(0, MAX_REPORT), mark);
      if (!found) return;
      assert(raw.includes(TOKEN));
      assert.match(found.status ?? '5.1.1', /^[245]\.\d{1,3}\.\d{1,3}$/);
      assert.doesNotMatch(`${found.recipient}${found.diagnostic}`, /[\r\n]/);
    }),
    fuzzCase('what was done to a message is told in our words', message, (raw) => {
      for (const finding of judgeTransit(sentText, fetched(raw))) {
        assert.equal(finding.status, 'warning');
        assert.match(finding.message, /^[A-Z][\w ,:]+\.$/);
      }
    }),
    fuzzCase('a header field reads back as what was written', words, (text) => {
      const [plain, marked] = [headerField('X-A', text), headerFieldEndingIn('X-A', text, TOKEN)];
      for (const written of [plain, marked]) assert.match(written, /^X-A: [^\r\n]*\r\n(?: [^\r\n]+\r\n)*$/);
      const read = (written: string): string => decodeText(parseHeaders(written).get('x-a') ?? '');
      assert.equal(read(plain), text);
      assert.equal(read(marked), `${text} ${TOKEN}`);
      assert(parseHeaders(marked).get('x-a')?.endsWith(` ${TOKEN}`));
    }),
    fuzzCase('a mailbox name comes back from the wire', name, async (text) => {
      await decodeMailbox(text);
      // The library takes the character for a mark of the byte order.
      const clean = text.replace(/[\p{Cc}\ufeff]/gu, '').toWellFormed();
      const wire = await encodeMailbox(clean);
      assert.match(wire, /^[ -~]*$/);
      assert.equal(await decodeMailbox(wire), clean.toUpperCase() === 'INBOX' ? 'INBOX' : clean);
    }),
    fuzzCase(
      'a set of UIDs is sorted and bounded, whatever stands in it',
      fc.tuple(name, fc.nat(500)),
      ([text, limit]) => {
        const uids = parseUidSet(text, limit) ?? [];
        assert(uids.length <= limit && uids.every((each) => Number.isSafeInteger(each)));
        assert.deepEqual(
          uids,
          uids.toSorted((a, b) => a - b),
        );
      },
    ),
    fuzzCase('a set of UIDs reads back as what was written', fc.array(uid, { maxLength: 60 }), (uids) => {
      const sets = splitUids(uids);
      const expected = [...new Set(uids)].sort((a, b) => a - b);
      assert.deepEqual(
        sets.flatMap((set) => parseUidSet(set, 1000) ?? []),
        expected,
      );
      assert(sets.every((set) => set.length <= 7000));
    }),
    fuzzCase('a date is a moment or nothing', name, (text) => {
      const moment = parseInternalDate(text);
      assert(moment === undefined || Number.isSafeInteger(moment));
    }),
    fuzzCase(
      'a date reads back as what was written',
      fc.date({ min: new Date('1970-01-02'), max: new Date('2100-12-31'), noInvalidDate: true }),
      (date) => {
        const [, day, month, year, time] = /^\w+, (\d\d) (\w+) (\d+) ([\d:]+) GMT$/.exec(date.toUTCString()) ?? [];
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        assert.equal(parseInternalDate(`${day}-${month}-${year} ${time} +0000`), seconds);
        assert.equal(parseInternalDate(`${day}-${month}-${year} ${time} +0130`), seconds - 90 * 60_000);
      },
    ),
    fuzzCase('values of IMAP are read, whatever their shape', fc.array(imapValue, { maxLength: 5 }), (attributes) => {
      const response: ParsedResponse = { command: 'OK', attributes };
      assert.equal(typeof statusText(response), 'string');
      const code = responseCode(response)?.name ?? '';
      assert.equal(code, code.toUpperCase());
      for (const value of attributes) {
        assert(typeof (textOf(value) ?? '') === 'string' && Array.isArray(listOf(value)));
        assert(Number.isSafeInteger(numberOf(value) ?? 0));
        for (const [key] of pairsOf(value)) assert.equal(key, key.toUpperCase());
      }
    }),
    fuzzCase(
      'a missing mailbox gets advice, and junk is one of the list',
      fc.tuple(
        name,
        fc.array(
          fc.tuple(name, fc.constantFrom('/', '.', undefined), fc.constantFrom('\\junk', '\\noselect', '\\marked')),
          { maxLength: 8 },
        ),
      ),
      ([wanted, rows]) => {
        const listed = rows.map(([each, delimiter, flag]) => ({ name: each, delimiter, flags: new Set([flag]) }));
        assert.match(new MailboxHints(listed).hintFor(wanted), /\w/);
        const junk = findJunk(listed);
        assert(
          junk === undefined || listed.some((mailbox) => mailbox.name === junk && !mailbox.flags.has('\\noselect')),
        );
      },
    ),
  ],
};
