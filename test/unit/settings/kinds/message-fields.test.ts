import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadValue } from '../../../../src/settings/kinds/kind.ts';
import { attachmentPaths, headerLines, messageSize } from '../../../../src/settings/kinds/message-fields.ts';

function refusal(parse: () => unknown): BadValue {
  try {
    parse();
  } catch (error) {
    if (error instanceof BadValue) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

describe('headers', () => {
  test('are read one a line, in order', () => {
    expect(headerLines.parse('X-One: 1\r\n\n  x-two:a: b \nX-One: ü')).toEqual([
      { name: 'X-One', value: '1' },
      { name: 'x-two', value: 'a: b' },
      { name: 'X-One', value: 'ü' },
    ]);
  });

  test.each([
    ['From', /input from\./],
    ['to', /input to\./],
    ['CC', /input cc\./],
    ['Bcc', /input bcc/],
    ['Subject', /input subject\./],
    ['Reply-To', /input reply-to\./],
    ['Date', /time of sending/],
    ['Message-ID', /output message-id/],
    ['Mime-Version', /body, html and attachments/],
    ['Content-Type', /body, html and attachments/],
    ['CONTENT-anything', /body, html and attachments/],
    ['X-Mail-Probe', /recognised/],
    ['Return-Path', /from/],
    ['Received', /servers add it/],
    ['DKIM-Signature', /servers add it/],
    ['Auto-Submitted', /automatic replies/],
    ['X-Auto-Response-Suppress', /automatic replies/],
  ])('refuse %s, and say what to do', (name, remedy) => {
    const bad = refusal(() => headerLines.parse(`X-A: 1\n${name}: evil@z.test`));
    expect(bad.message).toMatch(/sets by itself/);
    expect(bad.remedy).toMatch(remedy);
    expect(bad.value).toBe(name);
  });

  test.each([
    ['INP-016: JSON with a line end in the name', '{"X-A\\r\\nX-B":"1"}', /name that is not valid/],
    ['INP-016: a space before the colon', 'From : evil@z.test', /name that is not valid/],
    ['INP-016: a name outside ASCII', 'Frоm: evil@z.test', /name that is not valid/],
    ['INP-016: a CR alone in a value', 'X-A: 1\rX-B: 2', /control characters/],
    ['INP-016: a line separator in a value', 'X-A: 1\u2028X-B: 2', /control characters/],
    ['no colon', 'X-A 1', /without a colon/],
    ['no name', ': 1', /name that is not valid/],
    ['no value', 'X-A: ', /without a value/],
    ['a value that is too long', `X-A: ${'x'.repeat(900)}`, /too long/],
    ['too many', 'X-A: 1\n'.repeat(51), /holds 51 header fields/],
  ])('%s', (_title, text, problem) => {
    expect(refusal(() => headerLines.parse(text)).message).toMatch(problem);
  });

  test('never show a value, which may be a token', () => {
    expect(refusal(() => headerLines.parse('Subject: s3cret')).value).toBe('Subject');
    expect(refusal(() => headerLines.parse('X-A: s3cret\u0007')).value).toBe('X-A');
  });

  test('are 50 at most', () => {
    expect(headerLines.parse('X-A: 1\n'.repeat(50))).toHaveLength(50);
  });

  test('never hold a line end, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let fields: ReturnType<typeof headerLines.parse> = [];
        try {
          fields = headerLines.parse(`X-A: 1${text}`);
        } catch (error) {
          expect(error).toBeInstanceOf(BadValue);
        }
        for (const { name, value } of fields) expect(`${name}${value}`).not.toMatch(/[\r\n\0]/);
      }),
    );
  });
});

describe('attachments', () => {
  test('are read one a line, commas included, each once', () => {
    expect(attachmentPaths.parse('a, b.txt\n\n out/c.pdf \na, b.txt')).toEqual(['a, b.txt', 'out/c.pdf']);
  });

  test('are 10 at most, without control characters', () => {
    const many = Array.from({ length: 11 }, (_each, index) => `${index}.txt`);
    expect(attachmentPaths.parse(many.slice(1).join('\n'))).toHaveLength(10);
    expect(refusal(() => attachmentPaths.parse(many.join('\n'))).message).toBe('names 11 files');
    expect(refusal(() => attachmentPaths.parse('a\0b')).message).toMatch(/control characters/);
  });
});

describe('message-size', () => {
  test.each([
    ['5MB', 5 * 1024 ** 2],
    ['50MB', 50 * 1024 ** 2],
    ['1', 1],
  ])('%s', (text, bytes) => {
    expect(messageSize.parse(text)).toBe(bytes);
  });

  test.each(['0', '51MB', '1GB', 'big', '-1'])('refuses %s', (text) => {
    expect(() => messageSize.parse(text)).toThrow(BadValue);
  });
});
