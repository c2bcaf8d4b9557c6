import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../../src/sandbox/sandbox.ts';
import { RawImap } from '../../raw-imap.ts';

const MESSAGES = [
  {
    headers: {
      From: 'Ann <ann@a.example>',
      To: 'probe@b.example',
      Subject: '=?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
      'X-Token': 'abc',
      Date: 'Sun, 1 Feb 2026 23:30:00 -0500',
    },
    body: 'Needle in the BODY\r\n',
    flags: ['\\Seen', '\\Answered', '$Key'],
    internalDate: new Date('2026-02-02T05:00:00Z'),
  },
  {
    headers: {
      From: 'bob@b.example',
      Cc: 'carol@c.example',
      Subject: 'needle',
      Date: 'Tue, 3 Feb 2026 00:00:00 +0000',
    },
    body: `${'x'.repeat(500)}\r\n`,
    flags: ['\\Flagged', '\\Deleted'],
    internalDate: new Date('2026-02-03T00:00:00Z'),
  },
  {
    headers: { From: 'ann@a.example', Bcc: 'dave@d.example', Subject: '', 'X-Empty': '' },
    body: 'ü\r\n',
    flags: ['\\Draft'],
    internalDate: new Date('2026-02-04T23:59:59Z'),
  },
];

describe('SEARCH', () => {
  let sandbox: Sandbox;
  let client: RawImap;

  // The UIDs are 2, 3 and 5; messages 1 and 2 are old, message 3 is recent.
  beforeAll(async () => {
    sandbox = await startSandbox();
    const inbox = () => sandbox.users[0]?.mailboxes.get('INBOX')?.messages ?? [];
    sandbox.deliver({});
    for (const message of MESSAGES.slice(0, 2)) sandbox.deliver(message);
    sandbox.deliver({});
    inbox().splice(3, 1);
    inbox().splice(0, 1);
    await using first = await RawImap.select(sandbox);
    await first.result('LOGOUT');
    for (const message of MESSAGES.slice(2)) sandbox.deliver(message);
    client = await RawImap.select(sandbox);
  });

  afterAll(async () => {
    await client[Symbol.asyncDispose]();
    await sandbox.close();
  });

  test.each([
    ['ALL', [1, 2, 3]],
    ['SEEN', [1]],
    ['UNSEEN', [2, 3]],
    ['ANSWERED', [1]],
    ['UNANSWERED', [2, 3]],
    ['FLAGGED', [2]],
    ['UNFLAGGED', [1, 3]],
    ['DELETED', [2]],
    ['UNDELETED', [1, 3]],
    ['DRAFT', [3]],
    ['UNDRAFT', [1, 2]],
    ['RECENT', [3]],
    ['OLD', [1, 2]],
    ['NEW', [3]],
    ['KEYWORD $key', [1]],
    ['UNKEYWORD $Key', [2, 3]],
    ['FROM ANN', [1, 3]],
    ['FROM "a.example"', [1, 3]],
    ['TO probe', [1]],
    ['CC carol', [2]],
    ['BCC dave', [3]],
    ['SUBJECT needle', [2]],
    ['BODY needle', [1]],
    ['TEXT needle', [1, 2]],
    ['TEXT "X-Token: abc"', [1]],
    ['HEADER x-token ABC', [1]],
    ['HEADER X-Token bc', [1]],
    ['HEADER X-Token abcd', []],
    ['HEADER X-Empty ""', [3]],
    ['HEADER X-Absent ""', []],
    ['SINCE 3-Feb-2026', [2, 3]],
    ['BEFORE 3-Feb-2026', [1]],
    ['ON 4-Feb-2026', [3]],
    ['ON "2-Feb-2026"', [1]],
    ['SENTON 1-Feb-2026', [1]],
    ['SENTSINCE 2-Feb-2026', [2]],
    ['SENTBEFORE 3-Feb-2026', [1]],
    ['LARGER 400', [2]],
    ['SMALLER 400', [1, 3]],
    ['2:*', [2, 3]],
    ['1,3', [1, 3]],
    ['UID 3:5', [2, 3]],
    ['UID 1', []],
    ['UID *', [3]],
    ['NOT SEEN', [2, 3]],
    ['OR SEEN DRAFT', [1, 3]],
    ['OR (SEEN DRAFT) NOT OR SEEN DRAFT', [2]],
    ['FROM ann UNSEEN', [3]],
    ['(FROM ann) (OR 2 3)', [3]],
    ['CHARSET UTF-8 ALL', [1, 2, 3]],
    ['CHARSET us-ascii ALL', [1, 2, 3]],
    ['CHARSET UTF-8 SUBJECT {6+}\r\ngrüß', [1]],
    ['CHARSET UTF-8 BODY {2+}\r\nÜ', [3]],
  ])('%s', async (program, expected) => {
    expect(await client.command(`SEARCH ${program}`)).toEqual({
      untagged: [['SEARCH', ...expected].join(' ')],
      result: 'OK SEARCH completed',
    });
    const uids = expected.map((sequence) => [2, 3, 5][sequence - 1]);
    expect(await client.untagged(`UID SEARCH ${program}`)).toEqual([['SEARCH', ...uids].join(' ')]);
  });

  test.each([
    ['RETURN (MIN MAX COUNT ALL) UNSEEN', 'MIN 2 MAX 3 COUNT 2 ALL 2:3', 'MIN 3 MAX 5 COUNT 2 ALL 3,5'],
    ['RETURN (COUNT) SEEN', 'COUNT 1', 'COUNT 1'],
    ['RETURN () 1', 'ALL 1', 'ALL 2'],
    ['RETURN (MIN COUNT ALL) FROM nobody', 'COUNT 0', 'COUNT 0'],
    ['RETURN (MAX) CHARSET UTF-8 ALL', 'MAX 3', 'MAX 5'],
  ])('%s', async (program, bySequence, byUid) => {
    client.write(`x SEARCH ${program}\r\n`);
    expect((await client.answer('x')).untagged).toEqual([`ESEARCH (TAG "x") ${bySequence}`]);
    client.write(`y UID SEARCH ${program}\r\n`);
    expect((await client.answer('y')).untagged).toEqual([`ESEARCH (TAG "y") UID ${byUid}`]);
  });

  test('that finds nothing with RETURN () has nothing to say', async () => {
    client.write('x SEARCH RETURN () FROM nobody\r\n');
    expect((await client.answer('x')).untagged).toEqual(['ESEARCH (TAG "x")']);
  });

  test.each([
    ['', /^BAD /],
    ['FOO', /^BAD Unknown search key FOO/],
    ['constructor', /^BAD Unknown search key CONSTRUCTOR/],
    ['SUBJECT', /^BAD /],
    ['HEADER X-Token', /^BAD /],
    ['SINCE yesterday', /^BAD /],
    ['LARGER many', /^BAD /],
    ['OR SEEN', /^BAD /],
    ['NOT', /^BAD /],
    ['()', /^BAD /],
    ['RETURN (FOO) ALL', /^BAD /],
    ['CHARSET KOI8-R ALL', /^NO \[BADCHARSET \(US-ASCII UTF-8\)\]/],
  ])('refuses %j', async (program, result) => {
    expect(await client.result(`SEARCH ${program}`)).toMatch(result);
  });

  test('does not know RETURN without ESEARCH', async () => {
    await using other = await startSandbox({ imap: { without: ['ESEARCH'] } });
    await using reader = await RawImap.select(other);
    expect(await reader.result('SEARCH RETURN (COUNT) ALL')).toBe('BAD Unknown search key RETURN');
  });

  test('finds nothing by X fields where they are ignored, and still finds by others', async () => {
    await using other = await startSandbox({ imap: { headerSearch: 'ignored' } });
    other.deliver({ headers: { 'X-Token': 'abc', 'Message-ID': '<1@x>' } });
    await using reader = await RawImap.select(other);
    expect(await reader.untagged('SEARCH HEADER x-token abc')).toEqual(['SEARCH']);
    expect(await reader.untagged('SEARCH NOT HEADER x-token abc')).toEqual(['SEARCH 1']);
    expect(await reader.untagged('SEARCH HEADER Message-ID "<1@x>"')).toEqual(['SEARCH 1']);
    expect(await reader.untagged('SEARCH TEXT abc')).toEqual(['SEARCH 1']);
  });
});
