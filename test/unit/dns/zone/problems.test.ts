/** What is not understood is a problem at its line, and what comes after it is read. */
import { describe, expect, test } from 'vitest';
import { readZone } from '../read-zone.ts';

const long = 'x'.repeat(256);
/** A line, where its problem is, and a part of it. */
const LINES: readonly (readonly [line: string, column: number, problem: string])[] = [
  ['@ 60 A 999.1.1.1', 8, 'not IPv4'],
  ['@ 60 A 192.0.2', 8, 'not IPv4'],
  ['@ 60 A', 6, 'no address'],
  ['@ 60 AAAA 192.0.2.1', 11, 'not IPv6'],
  ['@ 60 MX mx', 9, 'preference that is no number'],
  ['@ 60 MX 10', 9, 'no host'],
  ['@ 60 MX 70000 mx', 9, 'preference that is no number'],
  ['@ 60 MX 10 mx extra', 15, 'more fields'],
  ['@ 60 MX 10 "mx"', 12, 'in quotes'],
  ['@ 60 MX 10 a..b', 12, 'empty label'],
  ['@ 60 MX 10 .a', 12, 'empty label'],
  [`@ 60 MX 10 ${'a'.repeat(64)}`, 12, 'too long'],
  [`${'a.'.repeat(128)} 60 A 192.0.2.1`, 1, 'too long'],
  ['@ 60 MX 10 b\ufffdcher', 12, 'IDNA'],
  ['bü/cher 60 A 192.0.2.1', 1, 'IDNA'],
  ['@ 60 SRV 1 2 s', 14, 'port that is no number'],
  ['@ 60 TXT', 6, 'no text'],
  ['@ 60 TXT "a', 10, 'quote that is not closed'],
  [`@ 60 TXT "${long}"`, 10, 'string of 256 octets'],
  ['@ 60 TXT "\\256"', 10, 'broken escape'],
  ['@ 60 TXT "\\25"', 10, 'broken escape'],
  ['@ 60 TXT a\\', 10, 'backslash at the end'],
  ['a\\1 60 A 192.0.2.1', 1, 'broken escape'],
  ['@ 60 TLSA 3 1 1 abc', 17, 'not hexadecimal'],
  ['@ 60 TLSA 3 1 1 xy', 17, 'not hexadecimal'],
  ['@ 60 TLSA 3 1 256 ab', 15, 'matching type that is no number'],
  ['@ 60 TLSA 3 1 1', 15, 'no certificate association'],
  ['@ 60 CAA 0 is-sue x', 6, 'tag that is no word'],
  ['@ 60 SOA ns h 1 2 3 4', 21, 'no minimum'],
  ['@ 60 SOA ns h 4294967296 2 3 4 5', 15, 'serial that is no number'],
  ['@ 60 SOA ns h 1 2x 3 4 5', 17, 'refresh time that is no time'],
  ['@ 60 CH TXT x', 6, 'another class'],
  ['@ 60 CLASS3 TXT x', 6, 'another class'],
  ['@ 60 IN', 1, 'without type'],
  ['@', 1, 'without type'],
  ['@ 60 60 A 192.0.2.1', 6, 'no type of records'],
  ['@ 60 IN IN A 192.0.2.1', 9, 'no type of records'],
  ['@ 60 MXX 10 mx', 6, 'no type of records'],
  ['@ 60 TYPE65536 \\# 0', 6, 'no type of records'],
  ['@ 60 AXFR x', 6, 'no type of records'],
  ['@ 60 constructor x', 6, 'no type of records'],
  ['@ 60 "A" 192.0.2.1', 6, 'no type of records'],
  ['@ 1h30 A 192.0.2.1', 3, 'TTL that is no time'],
  ['@ 2147483648 A 192.0.2.1', 3, 'TTL that is no time'],
  ['"a" 60 A 192.0.2.1', 1, 'owner in quotes'],
  ['@ 60 A \\# 3 c00002', 6, 'octets that do not fit'],
  ['@ 60 A \\# 4 c00002', 6, '3 octets of data, and says 4'],
  ['@ 60 MX \\# 4 000a0361', 6, 'octets that do not fit'],
  ['@ 60 CNAME \\# 2 c000', 6, 'octets that do not fit'],
  [')', 1, 'closing parenthesis'],
  ['@ 60 TXT a\rb', 11, 'carriage return'],
  ['@ 60 TXT a\0b', 11, 'NUL'],
  ['@ 60 TXT "a\0b"', 12, 'NUL'],
  ['$FOO x', 1, 'not known'],
  ['$TTL', 1, 'not complete'],
  ['$TTL x', 6, 'no time'],
  ['$ORIGIN', 1, 'not complete'],
  ['$ORIGIN a. b.', 1, 'not complete'],
  ['$ORIGIN a..', 9, 'empty label'],
  ['$INCLUDE', 1, 'not complete'],
  ['$INCLUDE a', 10, 'cannot be read here'],
  ['$GENERATE 1-2', 1, 'not complete'],
  ['$GENERATE 2-1 a A 192.0.2.1', 11, 'no range'],
  ['$GENERATE 1-2/0 a A 192.0.2.1', 11, 'no range'],
  ['$GENERATE 1-x a A 192.0.2.1', 11, 'no range'],
  ['$GENERATE 1-2 a MX 10 mx$', 1, 'not one word'],
  ['$GENERATE 1-2 a A 192.0.2.${x}', 19, 'wrong format'],
  ['$GENERATE 1-2 a A 192.0.2.${-2}', 19, 'wrong format'],
  ['$GENERATE 1-2 a A 192.0.${0,999}', 19, 'wrong format'],
  ['$GENERATE 1-1000000 a$ A 192.0.2.1', 11, 'too many records'],
  [`$GENERATE 1-2 a TXT ${'x'.repeat(501)}`, 1, 'too long'],
  ['$GENERATE 255-256 a$ A 192.0.2.$', 24, 'not IPv4'],
];

describe('a line that is not understood', () => {
  test.each(LINES)('%j', async (line, column, problem) => {
    const { problems, lines } = await readZone(`$TTL 60\na A 192.0.2.7\n${line}\nb A 192.0.2.8\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`planned.zone:3:${column} `);
    expect(problems[0]).toContain(problem);
    expect(lines).toContain('a.ex.test 60 A 192.0.2.7 @2');
    expect(lines).toContain('b.ex.test 60 A 192.0.2.8 @4');
  });

  test('columns count characters, not octets', async () => {
    const { problems } = await readZone('@ 60 TXT "äöü😀" "\\999"');
    expect(problems[0]).toContain('planned.zone:1:18 has a broken escape');
  });

  test('within parentheses its own line is named', async () => {
    const { problems } = await readZone('@ 60 SOA ns h (\n 1\n 2x\n 3 4 5 )\n@ 60 A x');
    expect(problems).toEqual([
      'planned.zone:3:2 has a refresh time that is no time (2x)',
      'planned.zone:5:8 has an address that is not IPv4 (x)',
    ]);
  });

  test('a parenthesis that is never closed is named, and what follows is not guessed', async () => {
    const { problems } = await readZone('@ 60 TXT (\n "a"\n@ 60 MX 10 mx\n');
    expect(problems).toEqual(['planned.zone:1:10 has a parenthesis that is never closed']);
  });

  test('records below a broken owner are not another problem, and not given to another owner', async () => {
    const { problems, lines } = await readZone('a 60 A 192.0.2.1\nb..c 60 A 192.0.2.2\n 60 MX 10 mx\n');
    expect(problems).toEqual(['planned.zone:2:1 has a name with an empty label (b..c)']);
    expect(lines).toEqual(['a.ex.test 60 A 192.0.2.1 @1']);
  });

  test('a record without any owner', async () => {
    expect((await readZone(' 60 A 192.0.2.1')).problems).toEqual(['planned.zone:1:1 has a record without owner']);
  });

  test('a name outside of the zone, in a file without SOA record (GATE-035)', async () => {
    const { problems } = await readZone('@ 60 A 192.0.2.1\nother.test. 60 MX 10 mx\n');
    expect(problems).toEqual(['planned.zone:2:1 has a name that is not below ex.test (other.test)']);
  });

  test('two zones in a file', async () => {
    const soa = '60 SOA . . 1 2 3 4 5';
    expect((await readZone(`@ ${soa}\nother.test. ${soa}\n@ ${soa}`)).problems).toEqual([
      'planned.zone:2:1 has an SOA record of a second zone (other.test)',
    ]);
  });

  test('UTF-16 is named', async () => {
    expect((await readZone(Buffer.from('\ufeff@ 60 A 192.0.2.1', 'utf16le'))).problems).toEqual([
      'planned.zone:1:1 has a file in UTF-16',
    ]);
  });

  test('of very many problems the first are shown, and the others counted', async () => {
    const { problems } = await readZone('@ 60 A x\n'.repeat(2000));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toBe('planned.zone:2000:8 has 1,950 further problems in this file');
  });
});

describe('limits', () => {
  test('a record too many ends reading', async () => {
    const { problems, records } = await readZone('@ 1 A 192.0.2.1\n'.repeat(100_002));
    expect(records).toHaveLength(100_000);
    expect(problems).toEqual(['planned.zone:100001:1 has more than 100,000 records']);
  });

  test('also by $GENERATE', async () => {
    const { problems, records } = await readZone('$GENERATE 1-60000 a$ 60 A 192.0.2.1\n'.repeat(2));
    expect(records).toHaveLength(100_000);
    expect(problems).toEqual(['planned.zone:2:1 has more than 100,000 records']);
  });

  test('a file that is too large is not read', async () => {
    const { problems, records } = await readZone(Buffer.alloc(17 * 1_048_576, '\n'));
    expect(records).toEqual([]);
    expect(problems).toEqual(['planned.zone:1:1 has a file of more than 16 MB']);
  });
});
