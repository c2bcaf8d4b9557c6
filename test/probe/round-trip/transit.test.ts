/** What is done to the message on its way: what is told of it, and what is as good as nothing. */
import { describe, expect, test } from 'vitest';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';

const phase = 'arrival' as const;
const ok: Verdict = { status: 'ok' };
const modified: Verdict = {
  status: 'warning',
  code: 'E_MODIFIED',
  phase,
  message: /changed in transit/,
  hint: /footer/,
};
const tooComplex = (message: RegExp): Verdict => ({ status: 'warning', code: 'E_MSG_TOO_COMPLEX', phase, message });

type Change = (raw: string) => string;
type Inputs = Readonly<Record<string, string>>;

const split = (raw: string): [head: string, body: string] => {
  const at = raw.indexOf('\r\n\r\n') + 2;
  return [raw.slice(0, at), raw.slice(at + 2)];
};
const withoutContent = (head: string): string => head.replace(/^Content-[\w-]+:.*\r\n(?:[ \t].*\r\n)*/gim, '');
/** The message in other words of MIME; of a message whose body is plain text. */
const asPart = (fields: string, write: (body: string) => string) => (raw: string) => {
  const [head, body] = split(raw);
  return `${withoutContent(head)}${fields}\r\n\r\n${write(body)}`;
};
const inMixed = (added: string): Change =>
  asPart('Content-Type: multipart/mixed; boundary="=_b 1"', (body) =>
    ['--=_b 1', 'Content-Type: text/plain', '', body, `--=_b 1\r\n${added}`, '--=_b 1--', ''].join('\r\n'),
  );
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64').replace(/.{76}/g, '$&\r\n');

async function deliver(change: Change, expected: Verdict, inputs: Inputs = {}): Promise<void> {
  await using system = await startMailSystem({ deliver: (raw, put) => put(change(raw)) });
  expectVerdict(await system.run(inputs), expected);
  expect(system.messages()).toEqual([]);
}

describe.concurrent('a text that was changed', () => {
  test.each<[string, Change]>([
    ['a footer', (raw) => `${raw}-- \r\nSent by way of the gateway\r\n`],
    ['a banner', (raw) => raw.replace('\r\n\r\n', '\r\n\r\n[External] Do not click on anything.\r\n')],
    ['a footer as a part of its own', inMixed('Content-Type: text/plain\r\n\r\nlist@b.test mailing list')],
    ['another text', (raw) => `${split(raw)[0]}\r\nYour message was removed by the scanner.\r\n`],
    ['a character that was lost', (raw) => raw.replace('This message', 'This m?ssage')],
  ])('TRN-008: %s', async (_what, change) => await deliver(change, modified));

  test('TRN-008: a footer behind a text of many lines, in base64', async () => {
    const body = Array.from({ length: 200 }, (_each, at) => `line ${at}, äöü`).join('\n');
    const change = asPart('Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64', () =>
      Buffer.from(`${body}\n\n-- \nfooter`).toString('base64').replace(/.{76}/g, '$&\r\n'),
    );
    await deliver(change, modified, { body });
  });

  test('TRN-008: beside a file', async () => {
    const change: Change = (raw) => raw.replace('This message', 'CAUTION. This message');
    await deliver(change, modified, { attachments: 'package.json' });
  });

  test('TRN-008: where the server does not find our header', async () => {
    await using system = await startMailSystem({
      deliver: (raw, put) => put(`${raw}footer\r\n`),
      imap: { headerSearch: 'ignored' },
    });
    expectVerdict(await system.run(), modified);
    expect(system.messages()).toEqual([]);
  });
});

describe.concurrent('a text that is the same', () => {
  test.each<[string, Change, Inputs?]>([
    ['in base64', asPart('Content-Type: text/plain\r\nContent-Transfer-Encoding: base64', base64)],
    ['without a type', asPart('X-Was: plain', (body) => body)],
    ['wrapped anew', asPart('Content-Type: text/plain; format=flowed', (body) => body.replace(/ /g, ' \r\n '))],
    [
      'with more and fewer empty lines',
      asPart('X-A: b', (body) => `\r\n${body.replaceAll('\r\n\r\n', '\r\n')}\r\n \r\n`),
    ],
    ['signed', inMixed('Content-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA')],
    ['with HTML made of it', inMixed('Content-Type: text/html\r\n\r\n<p>This message checks</p>')],
    [
      'with a report of a scanner as a file',
      inMixed('Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nok'),
    ],
  ])('TRN-009: %s', async (_what, change, inputs) => await deliver(change, ok, inputs));

  test('TRN-009: in 8 bits and another character set', async () => {
    const body = 'Grüße aus Köln\nà bientôt';
    const change = asPart('Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit', () =>
      body.replaceAll('\n', '\r\n'),
    );
    await deliver(change, ok, { body });
  });

  test.each<[string, Change, Inputs]>([
    ['of HTML', (raw) => raw.replace('<p>', '<p>banner</p><p>'), { html: '<p>Hello</p>' }],
    ['of text and HTML', (raw) => raw.replace('Hello', 'Hello there'), { html: '<p>Hi</p>', body: 'Hello' }],
    ['that is long', (raw) => `${raw}footer\r\n`, { 'message-size': '300KB' }],
    ['in an unknown character set', asPart('Content-Type: text/plain; charset=x-klingon', (body) => body), {}],
    ['in an unknown encoding', asPart('Content-Transfer-Encoding: x-uuencode', () => 'begin 644 a'), {}],
    ['that is encrypted', asPart('Content-Type: application/pkcs7-mime', () => 'AAAA'), {}],
    ['that became HTML', asPart('Content-Type: text/html', () => '<p>This message checks</p>'), {}],
  ])('is not told from another where it cannot be compared: a text %s', async (_what, change, inputs) => {
    await deliver(change, ok, inputs);
  });

  test('where the server reads out nothing but header fields', async () => {
    await using system = await startMailSystem({
      imap: { onCommand: (verb, line) => (verb === 'UID FETCH' && line.includes('[TEXT]') ? 'BAD What?' : undefined) },
      deliver: (raw, put) => put(`${raw}footer\r\n`),
    });
    expectVerdict(await system.run(), ok);
    expect(system.messages()).toEqual([]);
  });
});

describe.concurrent('more than anybody looks through', () => {
  const nested = (raw: string): string => {
    const [head, body] = split(raw);
    let text = `\r\n${body}`;
    for (let level = 0; level < 1000; level += 1) {
      text = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${text}\r\n--b${level}--\r\n`;
    }
    return withoutContent(head) + text;
  };
  const hops = (count: number): Change => {
    return (raw) =>
      'Received: from a.test\r\n\tby b.test with ESMTPS; Sun, 1 Nov 2026 10:00:00 +0000\r\n'.repeat(count) + raw;
  };
  const siblings = inMixed(Array.from({ length: 9999 }, (_each, at) => `\r\npart ${at}\r\n--=_b 1`).join('\r\n'));

  test.each<[string, Change, Verdict]>([
    ['RES-007: parts', siblings, tooComplex(/more than 100 parts/)],
    ['RES-008: levels', nested, tooComplex(/more than 20 levels/)],
    ['RES-009: header', (raw) => `X-A: ${'x'.repeat(900)}\r\n`.repeat(11_000) + raw, tooComplex(/larger than 256 KiB/)],
    ['TRN-902: hops', hops(200), { status: 'warning', code: 'E_MAIL_LOOP', phase, message: /passed 200 hops/ }],
    ['as many hops as mail may take', hops(50), ok],
  ])('%s', async (_what, change, expected) => await deliver(change, expected));
});
