/** Tests that a probe's message contains what the settings say, and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeMessage } from '../../../../src/mail/message/message.ts';
import type { MessageSpec } from '../../../../src/model/message/message-spec.ts';
import { line, paragraph } from '../../../../src/settings/kinds/basic.ts';
import { BadValue } from '../../../../src/settings/kinds/kind.ts';
import { headerLines } from '../../../../src/settings/kinds/message-fields.ts';
import { decodeText, type ParsedPart, parseMessage, valuesOf } from '../../../support/servers/parse-message.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const DATE = new Date('2026-11-20T12:34:56Z');

async function compose(overrides: Partial<MessageSpec> = {}): Promise<{ raw: Buffer; parsed: ParsedPart }> {
  const spec: MessageSpec = {
    from: 'probe@mail.test',
    to: ['a@mail.test'],
    cc: [],
    replyTo: undefined,
    subject: undefined,
    body: undefined,
    html: undefined,
    headers: [],
    attachments: [],
    sizeBytes: undefined,
    ...overrides,
  };
  const { raw } = await composeMessage(spec, TOKEN, DATE);
  return { raw, parsed: parseMessage(raw) };
}

const names = (part: ParsedPart): string[] => part.fields.map(([name]) => name.toLowerCase()).sort();
const USUAL = [
  ...['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from', 'message-id', 'mime-version'],
  ...['subject', 'to', 'x-auto-response-suppress', 'x-mail-probe'],
];
/** Normalises text as it is in a message: the last line end belongs to the format. */
const lines = (text: string): string => text.replace(/\r?\n/g, '\n').replace(/\n$/, '');
const textOf = (part: ParsedPart | undefined): string => lines(part?.content.toString('utf8') ?? '');

describe('composeMessage', () => {
  test('has Date, Message-ID and the token always, and one text', async () => {
    const { parsed } = await compose();
    expect(names(parsed)).toEqual(USUAL);
    expect(Date.parse(valuesOf(parsed, 'Date')[0] ?? '')).toBe(DATE.getTime());
    expect(valuesOf(parsed, 'Message-ID')).toEqual([`<mail-probe.${TOKEN}@mail.test>`]);
    expect(valuesOf(parsed, 'Subject')).toEqual([`Mail probe ${TOKEN}`]);
    expect(parsed.type).toBe('text/plain');
    expect(textOf(parsed)).toContain(TOKEN);
  });

  test('names all recipients of copies, and where answers go', async () => {
    const { parsed } = await compose({
      to: ['a@mail.test', 'b@mail.test'],
      cc: ['c@mail.test', 'd@mail.test'],
      replyTo: 'desk@mail.test',
    });
    expect(valuesOf(parsed, 'To')).toEqual(['a@mail.test, b@mail.test']);
    expect(valuesOf(parsed, 'Cc')).toEqual(['c@mail.test, d@mail.test']);
    expect(valuesOf(parsed, 'Reply-To')).toEqual(['desk@mail.test']);
  });

  test('sends text, HTML, or both as alternatives', async () => {
    const body = 'Grüße\nsecond line';
    const html = '<p>Grüße</p>';
    const only = (await compose({ html })).parsed;
    expect([only.type, textOf(only)]).toEqual(['text/html', html]);
    const both = (await compose({ body, html })).parsed;
    expect(both.type).toBe('multipart/alternative');
    expect(both.parts.map((part) => [part.type, textOf(part)])).toEqual([
      ['text/plain', body],
      ['text/html', html],
    ]);
  });

  test('attaches files behind the texts, byte for byte', async () => {
    const content = Buffer.from(Array.from({ length: 1000 }, (_each, index) => index % 256));
    const attachments = [
      { name: 'all bytes.bin', contentType: 'application/octet-stream', content },
      { name: 'empty.txt', contentType: 'text/plain', content: Buffer.alloc(0) },
    ];
    const { parsed } = await compose({ body: 'b', html: '<b>b</b>', attachments });
    expect(parsed.type).toBe('multipart/mixed');
    expect(parsed.parts.map(({ type }) => type)).toEqual([
      'multipart/alternative',
      'application/octet-stream',
      'text/plain',
    ]);
    expect(parsed.parts.slice(1).map(({ filename }) => filename)).toEqual(['all bytes.bin', 'empty.txt']);
    expect(parsed.parts[1]?.content.equals(content)).toBe(true);
    expect(parsed.parts[2]?.content).toHaveLength(0);
  });

  test('keeps the token readable behind a subject that is encoded', async () => {
    const { raw, parsed } = await compose({ subject: 'Zustellung geprüft 📬' });
    expect(raw.toString('latin1')).toContain(`\r\n ${TOKEN}\r\n`);
    expect(decodeText(valuesOf(parsed, 'Subject')[0] ?? '')).toBe(`Zustellung geprüft 📬 ${TOKEN}`);
  });

  test('breaks a long text into encoded words that every program reads', async () => {
    const long = 'Zustellung geprüft 📬 '.repeat(40).trim();
    const { raw, parsed } = await compose({ subject: long, headers: [{ name: 'X-Long', value: long }] });
    expect(decodeText(valuesOf(parsed, 'X-Long')[0] ?? '')).toBe(long);
    const words = raw.toString('latin1').match(/=\?\S+\?=/g) ?? [];
    expect(words.length).toBeGreaterThan(20);
    expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(75);
  });

  test.each([
    ['text', {}],
    ['text that is encoded', { body: `ä${'long '.repeat(300)}\n.\n` }],
    ['text in another script', { body: '日本語のメール\n'.repeat(50) }],
    ['HTML alone', { html: '<p>Grüße</p>' }],
    ['both', { body: 'b', html: '<b>b</b>' }],
    ['an attachment', { attachments: [{ name: 'a', contentType: 'text/plain', content: Buffer.from('a') }] }],
  ] satisfies [string, Partial<MessageSpec>][])('pads a message with %s to exactly its size', async (_what, parts) => {
    const bare = (await compose({ ...parts, sizeBytes: 1 })).raw.length;
    for (let more = 0; more < 160; more += 1) {
      const { raw } = await compose({ ...parts, sizeBytes: bare + more });
      expect(raw).toHaveLength(bare + more);
      const text = raw.toString('latin1');
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(
        Math.max(
          ...text
            .slice(text.indexOf('\r\n\r\n'))
            .split('\r\n')
            .map((each) => each.length),
        ),
      ).toBeLessThan(77);
      expect(text).not.toContain('pad-');
    }
    const large = (await compose({ ...parts, sizeBytes: 5 * 1024 ** 2 })).raw;
    expect(large).toHaveLength(5 * 1024 ** 2);
  });

  test('sends a message as it is that is larger than it should be', async () => {
    const body = 'word '.repeat(100);
    expect(textOf((await compose({ body, sizeBytes: 10 })).parsed).trimEnd()).toBe(body.trimEnd());
  });

  test('has exactly the fields that are declared, whatever the settings accept', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.constantFrom(' ', 'a', '=?utf-8?B?eA==?=', '.', '=', 'ü', ',', ':', '<', '"', '=?'), {
          maxLength: 150,
        })
        .map((all) => all.join('')),
    );
    const body = fc.array(fc.oneof(text, fc.constantFrom('.', '..', '', 'From x', ' ', '--')), { maxLength: 6 });
    const name = fc.stringMatching(/^X-[A-Za-z0-9!#$%&'*+.^_`|~-]{1,20}$/);
    const accepted = fc.record({ subject: text, body, html: fc.option(body), name, value: text });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(accepted, async (given) => {
        const subject = accept(() => line.parse(given.subject));
        const [header] = accept(() => headerLines.parse(`${given.name}: ${given.value}`)) ?? [];
        const parts = [given.body, given.html ?? undefined].map((each) =>
          each === undefined ? undefined : accept(() => paragraph.parse(each.join('\n'))),
        );
        const [plain, html] = parts.map((each) => (each?.trim() === '' ? undefined : each));
        if (header) seen += 1;
        const { raw, parsed } = await compose({
          subject: subject || undefined,
          body: plain,
          html,
          headers: header ? [header] : [],
        });
        const isMulti = plain !== undefined && html !== undefined;
        const expected = header ? [...USUAL, header.name.toLowerCase()] : USUAL;
        const withEncoding = isMulti ? expected.filter((each) => each !== 'content-transfer-encoding') : expected;
        expect(names(parsed)).toEqual([...withEncoding].sort());
        if (header) expect(decodeText(valuesOf(parsed, header.name)[0] ?? '')).toBe(header.value);
        const wholeSubject = subject ? `${subject} ${TOKEN}` : `Mail probe ${TOKEN}`;
        expect(decodeText(valuesOf(parsed, 'Subject')[0] ?? '')).toBe(wholeSubject);
        const texts = isMulti ? parsed.parts : [parsed];
        const wanted = [plain, html].filter((each) => each !== undefined);
        if (wanted.length > 0) expect(texts.map(textOf)).toEqual(wanted.map(lines));
        const all = raw.toString('latin1').split('\r\n');
        expect(Math.max(...all.map((each) => each.length))).toBeLessThanOrEqual(998);
        expect(all.filter((each) => /[\r\n]/.test(each))).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});

/** Returns the value that the settings read from a text, or nothing when they refuse it. */
function accept<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof BadValue) return undefined;
    throw error;
  }
}
