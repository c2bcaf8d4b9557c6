/** Whether a text is the one that was sent: every encoding of it is, and a word more is not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeTransit, readSentText } from '../../../../src/mail/arrival/transit.ts';
import { composeMessage, parseHeaders } from '../../../../src/mail/message/message.ts';
import type { MessageSpec } from '../../../../src/model/message/message-spec.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const SPEC: MessageSpec = {
  from: 'probe@mail.test',
  to: ['probe@mail.test'],
  cc: [],
  replyTo: undefined,
  subject: undefined,
  body: undefined,
  html: undefined,
  headers: [],
  attachments: [],
  sizeBytes: undefined,
};

const compose = async (spec: Partial<MessageSpec>): Promise<Buffer> =>
  (await composeMessage({ ...SPEC, ...spec }, TOKEN, new Date())).raw;

/** What is found when this arrives in place of that. */
function codes(sent: Buffer, arrived: Buffer): readonly (string | undefined)[] {
  const text = readSentText(sent);
  const end = arrived.indexOf('\r\n\r\n') + 4;
  const found = judgeTransit(text, {
    uid: 1,
    headers: parseHeaders(arrived.toString('utf8', 0, end)),
    header: arrived.subarray(0, end).subarray(0, text.beginnings.header),
    text: arrived.subarray(end).subarray(0, text.beginnings.text),
  });
  return found.map(({ code }) => code);
}

const encoded = (charset: string, encoding: string, content: string): Buffer =>
  Buffer.from(
    `X-Mail-Probe: ${TOKEN}\r\nContent-Type: text/plain; charset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}`,
    'latin1',
  );
const inBase64 = (bytes: Buffer): Buffer =>
  encoded('utf-8', 'base64', `${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`);

/** A text that people could have written: no lone surrogates, no marks of the byte order. */
const body = fc
  .string({
    unit: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'aä日\n =.>') },
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    ),
    maxLength: 400,
  })
  .map((text) => text.replace(/[\p{Cc}\ufeff]/gu, (char) => (char === '\n' ? char : '')).toWellFormed())
  .filter((text) => text.trim() !== '');

describe('judgeTransit', () => {
  test('TRN-009: a text is the same in every encoding', async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.boolean(), async (text, isPadded) => {
        const sent = await compose({ body: text, sizeBytes: isPadded ? 2000 : undefined });
        expect(codes(sent, sent)).toEqual([]);
        if (isPadded) return;
        const bytes = Buffer.from(text.replaceAll('\n', '\r\n'));
        expect(codes(sent, inBase64(bytes))).toEqual([]);
        expect(codes(sent, encoded('utf-8', '8bit', bytes.toString('latin1')))).toEqual([]);
        expect(codes(sent, inBase64(Buffer.from(text.replace(/\n/g, ' \n\n').normalize('NFD'))))).toEqual([]);
      }),
    );
  });

  test('TRN-008: a text with a word more, or a character less, is another', async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.nat(), async (text, at) => {
        const sent = await compose({ body: text });
        const characters = Array.from(text.normalize('NFC'));
        const place = at % characters.length;
        const more = [...characters.slice(0, place), ' word ', ...characters.slice(place)].join('');
        expect(codes(sent, inBase64(Buffer.from(more)))).toEqual(['E_MODIFIED']);
        if (/\s/u.test(characters[place] ?? '')) return;
        const less = characters.toSpliced(place, 1).join('');
        const isSame = less.normalize('NFC').replace(/\s/g, '') === text.normalize('NFC').replace(/\s/g, '');
        if (!isSame) expect(codes(sent, inBase64(Buffer.from(less)))).toEqual(['E_MODIFIED']);
      }),
    );
  });

  test('TRN-008: a text that became so long that not all of it is fetched is another', async () => {
    const sent = await compose({ body: 'short' });
    expect(codes(sent, Buffer.concat([sent, Buffer.from(`${'advertisement '.repeat(5000)}\r\n`)]))).toEqual([
      'E_MODIFIED',
    ]);
  });

  test.each([
    ['a long text', { body: 'long '.repeat(20_000) }],
    ['HTML', { html: '<p>x</p>' }],
    ['text and HTML', { body: 'x', html: '<p>x</p>' }],
    ['padding beyond what is fetched', { sizeBytes: 200_000 }],
  ] satisfies [string, Partial<MessageSpec>][])('what cannot be compared is not judged: %s', async (_what, spec) => {
    const sent = await compose(spec);
    expect(codes(sent, Buffer.concat([sent, Buffer.from('footer\r\n')]))).toEqual([]);
    expect(readSentText(sent).visible).toBeUndefined();
  });

  test('no more is fetched than it takes to judge', async () => {
    const usual = readSentText(await compose({}));
    expect(usual.beginnings.text).toBeLessThan(20_000);
    const large = readSentText(await compose({ body: 'x '.repeat(30_000) }));
    expect(large.beginnings).toEqual({ header: 262_144, text: 81_920 });
  });

  test('what the server did not give is not judged', async () => {
    const sent = await compose({});
    expect(judgeTransit(readSentText(sent), { uid: 1, headers: new Map() })).toEqual([]);
  });

  test('counts hops by whole field names', () => {
    const header = Buffer.from(
      `${'RECEIVED : from a\r\n by b\r\n'.repeat(51)}X-Received: x\r\nReceived-SPF: pass\r\nX: Received: y\r\n`,
    );
    const [finding, ...more] = judgeTransit(readSentText(Buffer.from('A: b\r\n\r\n')), {
      uid: 1,
      headers: new Map(),
      header,
    });
    expect([finding?.code, finding?.message, more]).toEqual(['E_MAIL_LOOP', 'The message passed 51 hops.', []]);
  });
});
