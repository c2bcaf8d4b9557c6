import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { inspect } from 'node:util';
import fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser';
import { describe, expect, test } from 'vitest';
import { address, addresses } from '../../../../src/settings/kinds/address.ts';
import {
  choice,
  duration,
  flag,
  integer,
  line,
  paragraph,
  pem,
  port,
  secret,
  words,
} from '../../../../src/settings/kinds/basic.ts';
import { ehloName, host } from '../../../../src/settings/kinds/host.ts';
import { BadValue, type Kind } from '../../../../src/settings/kinds/kind.ts';
import { listWords } from '../../../../src/text/list-words.ts';

/** How a kind refuses a text, or undefined when it takes the text. */
function refusal(kind: Kind<unknown>, text: string): BadValue | undefined {
  try {
    kind.parse(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    return error;
  }
}

function problemOf(kind: Kind<unknown>, text: string): string | undefined {
  return refusal(kind, text)?.message;
}

/** The value that a kind reads, or undefined when it refuses the text. */
function accepted<T>(kind: Kind<T>, text: string): T | undefined {
  return problemOf(kind, text) === undefined ? kind.parse(text) : undefined;
}

/** Texts put together from pieces that mean something to one parser or another. */
function textOf(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 }));
  return fc.array(piece, { maxLength: 8 }).map((list) => list.join(''));
}

const MANY = { numRuns: 3000 };
const LABEL = 'a'.repeat(63);
const CONTROLS = ['\0', '\x01', '\t', '\n', '\r', '\x1b', '\x7f', '\x85', '\x9b', '\u2028', '\u2029', '\ufeff'];

describe('control characters', () => {
  const oneLine = { line, host, ehloName, address, port, flag, secret, duration: duration(), choice: choice('ab') };

  test.each(Object.entries(oneLine))('%s refuses every one inside', (_name, kind) => {
    for (const char of CONTROLS)
      expect([char, problemOf(kind, `a${char}b`)]).toEqual([char, expect.stringMatching(/control/)]);
  });

  test.each([
    ['INP-004', 'host', host, 'mail.test\r\nQUIT'],
    ['INP-015', 'subject', line, 'hi\r\nX-Evil: 1'],
    ['INP-021', 'mailbox', line, 'INBOX\r\nA LOGOUT'],
    ['INP-021', 'mailbox', line, 'INB\0OX'],
    ['INP-017', 'ehlo-name', ehloName, 'x\r\nMAIL FROM:<a@b>'],
    ['INP-028', 'password', secret, 'a\nb'],
    ['OAU-011', 'access-token', secret, 'ab\ncd'],
    ['OAU-011', 'access-token', secret, 'ab\x01cd'],
  ])('%s: in %s', (_fault, _input, kind, text) => {
    expect(problemOf(kind, text)).toMatch(/control character/);
  });

  test('takes what trimming leaves, since block scalars of YAML end in a newline', () => {
    expect(line.parse('\ufeff Mail \u00a0check\u00a0\r\n')).toBe('Mail \u00a0check');
    expect(host.parse('mail.test\n')).toBe('mail.test');
  });
});

describe('paragraph', () => {
  test.each([
    ['INP-019: lines with a lone dot', '.\r\nQUIT\r\n.'],
    ['blanks and tabs', '  a\tb \n\n'],
    ['any script', 'Grüße, 世界 👋🏽'],
  ])('keeps %s as they are', (_what, text) => {
    expect(paragraph.parse(text)).toBe(text);
  });

  test.each(['a\0b', 'a\x1bb', 'a\x7fb', 'a\x9bb', 'a\rb', 'a\r', 'a\r\r\nb'])('refuses %j', (text) => {
    expect(problemOf(paragraph, text)).toBe('holds control characters');
  });
});

describe('secret', () => {
  test.each([
    ['INP-027: blanks at the ends and UTF-8', ' päss '],
    ['INP-029: one letter', 'a'],
    ['a no-break space', '\u00a0x'],
  ])('keeps %s', (_what, text) => {
    expect(secret.parse(text).reveal()).toBe(text);
  });

  test.each(['hunter2\n', 'hunter2\r\n', '\ufeffhunter2'])('refuses what a file or an editor added: %j', (text) => {
    expect(problemOf(secret, text)).toBe('holds a line end, a byte-order mark or another control character');
  });

  test('never puts the value into its complaint', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...CONTROLS), (rest, char) => {
        const complaint = refusal(secret, `hunter2${char}${rest}`);
        expect(complaint).toBeDefined();
        expect(inspect(complaint, { showHidden: true, depth: 9 }) + JSON.stringify(complaint)).not.toContain('hunter2');
      }),
    );
  });
});

describe('pem', () => {
  test.each([
    [' certs/ca.pem\n', 'certs/ca.pem'],
    [
      '\n-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n',
      '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----',
    ],
  ])('reads %j', (text, expected) => {
    expect(pem.parse(text)).toBe(expected);
  });

  test('refuses a path of two lines', () => {
    expect(problemOf(pem, 'a\nb')).toBe('is neither PEM text nor a path');
  });
});

describe('choice, flag and words', () => {
  const mode = choice('implicit', 'starttls', 'none');
  const status = words('ok', 'warning', 'critical', 'never');

  test('a choice is one of its words, letter by letter', () => {
    expect(mode.parse(' starttls\n')).toBe('starttls');
    for (const text of ['STARTTLS', 'tls', 'toString']) expect(problemOf(mode, text)).toBe('is not known');
  });

  test.each(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'])('a flag may be written %s', (text) => {
    expect(flag.parse(text)).toBe(text.toLowerCase() === 'true');
  });

  test.each(['yes', '1', 'on', 'tRue', 'false true'])('a flag may not be written %s', (text) => {
    expect(problemOf(flag, text)).toBe('is neither true nor false');
  });

  test.each([
    ['critical', ['critical']],
    ['critical, warning', ['critical', 'warning']],
    ['\r\n warning\r\n\r\ncritical ,, ok,\r\n', ['warning', 'critical', 'ok']],
    ['ok,ok\nok', ['ok']],
  ])('the list %j is %j', (text, expected) => {
    expect(status.parse(text)).toEqual(expected);
  });

  test.each([
    ['critical unknown', 'is not known'],
    ['critical;ok', 'is not known'],
    ['critical\rok', 'holds control characters'],
    [',', 'names nothing'],
    [' , \r\n,', 'names nothing'],
  ])('the list %j is refused: it %s', (text, problem) => {
    expect(problemOf(status, text)).toBe(problem);
  });

  test('a list names the entry that is wrong', () => {
    expect(refusal(status, 'ok, critcal, ok')).toMatchObject({
      value: 'critcal',
      remedy: 'Use ok, warning, critical or never.',
    });
  });

  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b or c'],
  ])('listWords(%j) is %j', (list, expected) => {
    expect(listWords(list)).toBe(expected);
  });
});

describe('port and integer', () => {
  test.each([
    [' 587 ', 587],
    ['0', 0],
    ['65535', 65535],
  ])('reads %j', (text, expected) => {
    expect(integer(0, 65535).parse(text)).toBe(expected);
  });

  test.each([
    '0',
    '70000',
    'abc',
    '25.5',
    '65536',
    '-25',
    '+25',
    '025',
    '0x19',
    '1e3',
    '2 5',
    '٢٥',
    '２５',
    '9'.repeat(40),
  ])('INP-005: %j is not a port', (text) => {
    expect(problemOf(port, text)).toBe('is not a whole number from 1 to 65535');
  });

  test('reads every number in its range and none outside', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 70_000 }), (number) => {
        expect(accepted(port, String(number))).toBe(number >= 1 && number <= 65535 ? number : undefined);
      }),
    );
  });
});

describe('duration', () => {
  test.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['30', 30_000],
    ['0.5', 500],
    ['1.5m', 90_000],
    ['2 m', 120_000],
    ['2\u00a0m', 120_000],
    ['24h', 86_400_000],
    ['0.0015s', 2],
  ])('%j is %d ms', (text, ms) => {
    expect(duration().parse(text)).toBe(ms);
  });

  test('may be nothing where that makes sense', () => {
    expect(duration(0).parse('0')).toBe(0);
    expect(duration(0).parse('0.1ms')).toBe(0);
  });

  test.each([
    '-1s',
    '+1s',
    '1d',
    '30S',
    '1,5s',
    '.5s',
    '5.s',
    '1e3',
    's',
    '1m30s',
    '1 h 2',
    'Infinity',
    'NaN',
    '0x10',
    '٣s',
  ])('%j is not a duration', (text) => {
    expect(problemOf(duration(), text)).toBe('is not a duration');
  });

  test.each(['0', '0s', '0.4ms', '86401', '24.1h', '1441m', '9'.repeat(30)])('%j is out of range', (text) => {
    expect(refusal(duration(), text)).toMatchObject({
      message: 'is out of range',
      remedy: 'Write at least 1ms and at most 24h.',
    });
  });

  test('a number that is too large to be one is out of range too', () => {
    expect(problemOf(duration(), `${'9'.repeat(400)}h`)).toBe('is out of range');
  });

  test('every duration of a day comes back, in whatever unit it is written', () => {
    const unit = fc.constantFrom(['ms', 1] as const, ['s', 1000] as const, ['', 1000] as const, ['m', 60_000] as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400_000 }), unit, (ms, [suffix, factor]) => {
        expect(duration().parse(`${(ms / factor).toFixed(9)}${suffix}`)).toBe(ms);
      }),
    );
  });
});

describe('host', () => {
  test.each([
    ['mail.example.org', 'mail.example.org'],
    ['MAIL.Example.ORG', 'mail.example.org'],
    ['localhost', 'localhost'],
    ['my_service', 'my_service'],
    ['3com.example', '3com.example'],
    ['1.example', '1.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['faß.example', 'xn--fa-hia.example'],
    ['mail。test', 'mail.test'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    [`${LABEL}.test`, `${LABEL}.test`],
    ['192.0.2.1', '192.0.2.1'],
    ['2001:DB8::1', '2001:DB8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[::1]', '::1'],
    ['::ffff:127.0.0.1', '::ffff:127.0.0.1'],
    ['[::ffff:7f00:1]', '::ffff:7f00:1'],
  ])('%j is %j', (text, expected) => {
    expect(host.parse(text)).toBe(expected);
  });

  test('takes 253 characters, not counting a trailing dot', () => {
    const longest = `${`${LABEL}.`.repeat(3)}${'a'.repeat(61)}`;
    expect(host.parse(longest)).toBe(longest);
    expect(host.parse(`${longest}.`)).toBe(longest);
  });

  test.each([
    ['mail.test.', 'mail.test'],
    ['mail.test。', 'mail.test'],
    ['bücher.example.', 'xn--bcher-kva.example'],
  ])('DNS-015: %j loses its trailing dot', (text, expected) => {
    expect(host.parse(text)).toBe(expected);
  });

  const url = 'is a URL';
  const withPort = 'holds a port';
  const number = 'ends in a number, but is not an IP address';
  const neither = 'is neither a host name nor an IP address';
  test.each([
    ['INP-002: URL', 'smtp://mail.test', url],
    ['INP-002: URL in capitals', 'IMAPS://mail.test:993/', url],
    ['INP-003: name with port', 'mail.test:587', withPort],
    ['INP-003: IPv4 with port', '192.0.2.1:25', withPort],
    ['INP-003: IPv6 with port', '[::1]:993', withPort],
    ['DNS-011: label too long', `${LABEL}a.test`, neither],
    ['name too long', `${`${LABEL}.`.repeat(3)}${'a'.repeat(62)}`, neither],
    ['longer than anything', 'ü'.repeat(100_000), neither],
    ['short IPv4', '127.1', number],
    ['one number', '0', number],
    ['decimal IPv4', '2130706433', number],
    ['hexadecimal IPv4', '0x7f000001', number],
    ['hexadecimal part', '0x7F.1', number],
    ['octal IPv4', '0177.0.0.1', number],
    ['IPv4 with leading zeros', '127.000.000.001', number],
    ['IPv4 with a trailing dot', '127.0.0.1.', number],
    ['too large', '256.256.256.256', number],
    ['too many parts', '1.2.3.4.5', number],
    ['numeric top-level domain', 'mail.1', number],
    ['full-width digits', '１２７.１', neither],
    ['circled digits', '①②⑦.0.0.①', neither],
    ['ideographic full stops', '127。0。0。1', neither],
    ['zone', 'fe80::1%eth0', neither],
    ['zone of the loopback', '::1%lo', neither],
    ['path', 'mail.test/inbox', neither],
    ['query', 'mail.test?x', neither],
    ['fragment', 'mail.test#x', neither],
    ['backslash', 'mail.test\\x', neither],
    ['percent-encoding', 'mail%2etest', neither],
    ['full-width slash', 'mail.test／x', neither],
    ['user', 'me@mail.test', neither],
    ['blank', 'mail test', neither],
    ['no-break space', 'mail\u00a0test', neither],
    ['empty label', 'mail..test', neither],
    ['two trailing dots', 'mail.test..', neither],
    ['leading dot', '.mail.test', neither],
    ['only a dot', '.', neither],
    ['hyphen first', '-mail.test', neither],
    ['hyphen last', 'mail-.test', neither],
    ['wildcard', '*.mail.test', neither],
    ['list', 'a.test,b.test', neither],
    ['quotes', '"mail.test"', neither],
    ['empty brackets', '[]', neither],
    ['half brackets', '[::1', neither],
    ['name in brackets', '[mail.test]', neither],
    ['zero-width joiner', 'ma\u200dil.test', neither],
    ['half a surrogate pair', 'ma\ud800il.test', neither],
  ])('refuses %s', (_what, text, problem) => {
    expect(problemOf(host, text)).toBe(problem);
  });

  test.each([
    ['smtps://me:hunter2@mail.test:465', '***@mail.test:465'],
    ['me:hunter2@mail.test', '***@mail.test'],
    ['me:hun@ter2@mail.test:465', '***@mail.test:465'],
  ])('does not show the password in %j', (text, shown) => {
    expect(refusal(host, text)?.value).toBe(shown);
  });

  test('gives safe characters only, and the same again when read again', () => {
    const pieces = [
      'mail',
      '.',
      '127',
      '0x7f',
      '1',
      '::',
      'ffff',
      '[',
      ']',
      '%',
      '/',
      '@',
      '#',
      '?',
      '\\',
      'ü',
      '。',
      '１',
    ];
    fc.assert(
      fc.property(textOf([...pieces, '\u00ad', '\u200b', ' ', '\r', '\n', '\0', '-', '_', 'xn--', ':25']), (text) => {
        const name = accepted(host, text);
        if (name === undefined) return;
        expect(name).toMatch(isIP(name) ? /^[\da-f.:]+$/i : /^[\da-z_]([\da-z_.-]*[\da-z_])?$/);
        expect(host.parse(name)).toBe(name);
      }),
      MANY,
    );
  });

  test('gives an address only for a text that is that address, so that nobody else reads another one', () => {
    const part = fc.constantFrom('0', '1', '127', '0177', '0x7f', '0x', '2130706433', '１２７', '①', '256', 'a', '');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom('.', '。'), (parts, dot) => {
        const text = parts.join(dot);
        const name = accepted(host, text);
        if (name === undefined) return;
        expect(isIP(name) ? text : isIP(domainToASCII(name))).toBe(isIP(name) ? name : 0);
      }),
      MANY,
    );
  });
});

describe('ehloName', () => {
  test.each(['runner.example.org', 'runner', '12345', '[192.0.2.1]', '[IPv6:2001:db8::1]', '[ipv6:::1]'])(
    'takes %j as it is',
    (text) => {
      expect(ehloName.parse(` ${text} `)).toBe(text);
    },
  );

  test.each([
    'runner example',
    '<a@b>',
    'bücher.example',
    'runner.',
    '192.0.2.1]',
    '[192.0.2]',
    '[2001:db8::1]',
    '[IPv6:192.0.2.1]',
    '[IPv6:fe80::1%eth0]',
    '[IPv6:]',
    '[]',
  ])('INP-017: refuses %j', (text) => {
    expect(problemOf(ehloName, text)).toBe('is not a host name');
  });
});

describe('address', () => {
  const local64 = 'a'.repeat(64);
  test.each([
    ['probe@example.org', 'probe@example.org'],
    [' Probe+Tag.x@EXAMPLE.org\n', 'Probe+Tag.x@example.org'],
    ["o'brien!#$%&*/?=^_`{|}~-@example.org", "o'brien!#$%&*/?=^_`{|}~-@example.org"],
    ['root@localhost', 'root@localhost'],
    ['probe@bücher.example', 'probe@xn--bcher-kva.example'],
    ['bücher@bücher.example', 'bücher@xn--bcher-kva.example'],
    ['用户@例え.jp', '用户@xn--r8jz45g.jp'],
    [`${local64}@example.org`, `${local64}@example.org`],
  ])('%j is %j', (text, expected) => {
    expect(address.parse(text)).toBe(expected);
  });

  const not = 'is not an address';
  const noDomain = 'has no valid domain';
  test.each([
    ['INP-011: header', 'Bcc: evil@z.test', not],
    ['INP-013: no domain at all', 'bob', not],
    ['INP-014: quoted local part', '"evil@a.test x"@b.test', 'has a quoted local part'],
    ['display name', 'Probe <probe@example.org>', not],
    ['angle brackets', '<probe@example.org>', not],
    ['comment', 'probe(x)@example.org', not],
    ['group', 'all:a@b.test;', not],
    ['two addresses', 'a@b.test b@b.test', not],
    ['semicolons', 'a@b.test;c@d.test', not],
    ['source route', '@relay.test:a@b.test', not],
    ['two at signs', 'a@evil.test@b.test', not],
    ['full-width at sign', 'a＠evil.test@b.test', not],
    ['full-width comma', 'a，b@c.test', not],
    ['empty', '@b.test', not],
    ['dot first', '.a@b.test', not],
    ['dot last', 'a.@b.test', not],
    ['two dots', 'a..b@b.test', not],
    ['backslash', 'a\\@b.test', not],
    ['no-break space', 'a\u00a0b@b.test', not],
    ['ideographic space', 'a\u3000b@b.test', not],
    ['zero-width space', 'a\u200bb@b.test', not],
    ['invisible letter', 'a\u3164b@b.test', not],
    ['invisible mark', 'a\u034fb@b.test', not],
    ['bidi override', 'a\u202eb@b.test', not],
    ['half a surrogate pair', 'a\ud800@b.test', not],
    ['encoded word', '=?utf-8?Q?evil=40a.test=3E?=@b.test', not],
    ['no domain', 'a@', noDomain],
    ['domain of dots', 'a@.', noDomain],
    ['address literal', 'a@[192.0.2.1]', noDomain],
    ['IP address', 'a@192.0.2.1', noDomain],
    ['short IP address', 'a@127.1', noDomain],
    ['slash', 'a@good.test/evil.test', noDomain],
    ['slash after letters', 'ü@good.test/><evil', noDomain],
    ['percent-encoding', 'a@good%2etest', noDomain],
    ['port', 'a@good.test:25', noDomain],
    ['blank', 'a@ good.test', noDomain],
    ['long local part', `${local64}a@b.test`, 'has more than 64 octets before the @'],
    ['long local part in UTF-8', `${'ü'.repeat(33)}@b.test`, 'has more than 64 octets before the @'],
    ['long address', `${local64}@${`${LABEL}.`.repeat(3)}test`, 'is longer than 254 octets'],
  ])('refuses %s', (_what, text, problem) => {
    expect(problemOf(address, text)).toBe(problem);
  });

  const pieces = [
    'a',
    'b.c',
    '@',
    'x.test',
    '.',
    ',',
    ';',
    ':',
    '<',
    '>',
    '(',
    ')',
    '"',
    "'",
    '\\',
    '[',
    ']',
    '=?',
    '?=',
    '/',
  ];
  const text = textOf([
    ...pieces,
    ' ',
    '\t',
    '\r\n',
    '\u00a0',
    '\u200b',
    'ü',
    '＠',
    '@x.test',
    '@xn--a',
    '%',
    '!',
    '\0',
    '&',
  ]);

  test('every one that is accepted is the same single mailbox to the mail library', () => {
    fc.assert(
      fc.property(text, (candidate) => {
        const parsed = accepted(address, candidate);
        if (parsed !== undefined) expect(addressparser(parsed)).toEqual([{ name: '', address: parsed }]);
      }),
      MANY,
    );
  });

  test('every one that is accepted has nothing in it that ends a command or a header', () => {
    fc.assert(
      fc.property(text, (candidate) => {
        const parsed = accepted(address, `${candidate}@x.test`);
        if (parsed === undefined) return;
        expect(parsed).toMatch(/^[^\s\p{C}<>()[\]:;,"\\@]+@[\da-z_.-]+$/u);
        expect(address.parse(parsed)).toBe(parsed);
      }),
      MANY,
    );
  });

  test('lists stay lists of the same length to the mail library', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.constantFrom(',', '\n', '\r\n', ', '), (list, separator) => {
        const parsed = accepted(addresses(5), list.join(separator));
        if (parsed === undefined) return;
        expect(addressparser(parsed.join(', ')).map((entry) => entry.address)).toEqual(parsed);
      }),
      MANY,
    );
  });
});

describe('addresses', () => {
  test.each([
    ['a@x.test', ['a@x.test']],
    ['a@x.test,b@x.test', ['a@x.test', 'b@x.test']],
    ['a@x.test\r\n b@x.test \r\n', ['a@x.test', 'b@x.test']],
    ['\n,a@x.test,,\n\n,b@x.test,', ['a@x.test', 'b@x.test']],
    ['a@x.test,a@X.test,A@x.test', ['a@x.test', 'A@x.test']],
    ['\ufeffa@x.test\u00a0', ['a@x.test']],
  ])('%j is %j', (text, expected) => {
    expect(addresses(5).parse(text)).toEqual(expected);
  });

  test.each([
    ['INP-011: CRLF and a header', 'x@y.test\r\nBcc: evil@z.test', 'is not an address', 'Bcc: evil@z.test'],
    [
      'INP-011: CR and a header',
      'x@y.test\rBcc: evil@z.test',
      'holds control characters',
      'x@y.test\rBcc: evil@z.test',
    ],
    ['INP-013: one without a domain', 'a@x.test, bob', 'is not an address', 'bob'],
    [
      'INP-012: 1000 addresses',
      Array.from({ length: 1000 }, (_, n) => `a${n}@x.test`).join(),
      'holds 1000 addresses',
      undefined,
    ],
    ['one too many', 'a@x.test,b@x.test,c@x.test,d@x.test,e@x.test,f@x.test', 'holds 6 addresses', undefined],
    ['nothing', ',\r\n,', 'names nothing', undefined],
  ])('refuses and names the entry: %s', (_fault, text, message, value) => {
    expect(refusal(addresses(5), text)).toMatchObject({ message, value });
  });
});
