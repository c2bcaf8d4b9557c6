/**
 * ATK-K11: work over what a server sends is bounded in cost, and not only in size: the event loop goes on, so that time
 * limits expire in time. What is counted are the blocks of code that ran, which are the same on a busy machine.
 */

// What follows is loaded when the counting has begun.
import { describe, expect, test } from 'vitest';
import { uidTest } from '../../src/mail/imap/asked-uids.ts';
import { isLongSearchLine } from '../../src/mail/imap/wire/long-search-line.ts';
import { MailboxHints } from '../../src/mail/mailbox/missing-mailbox.ts';
import { closest } from '../../src/text/closest.ts';
import { expectVerdict } from '../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../support/scripted/run-probe.ts';
import { startScripted } from '../support/scripted/scripted-server.ts';
import { countWork } from '../support/settings/count-work.ts';

/** As many names as are kept of a LIST. */
const MANY = 20_000;
/** Blocks of code that run in about a second. */
const A_SECOND = 30_000_000;

/** Names that are as hard to compare as names can be: of the same letters, and of almost the same length. */
function similarNames(length: number, count = MANY): readonly string[] {
  return Array.from({ length: count }, (_name, index) => {
    const at = 1 + (index % (length - 2));
    return (
      `${'ab'.repeat(length).slice(0, at)}ba${'ab'.repeat(length)}`.slice(0, length - 6) +
      String(index).padStart(6, '0')
    );
  });
}

function listed(names: readonly string[]) {
  return names.map((name) => ({ name, delimiter: '/', flags: new Set<string>() }));
}

describe('ATK-K11 names of mailboxes', () => {
  test.each([
    [20, 20],
    [60, 60],
    [99, 100],
    [250, 251],
    [5000, 5000],
  ])('a missing name of %i characters among 20,000 of %i', async (length, others) => {
    const names = similarNames(others, others > 1000 ? 500 : MANY);
    const name = 'ba'.repeat(length).slice(0, length);
    expect(await countWork(() => new MailboxHints(listed(names)).hintFor(name))).toBeLessThan(A_SECOND);
    expect(await countWork(() => closest(name, names))).toBeLessThan(A_SECOND);
  });

  test('1,000 missing names among 20,000 cost little more than one', async () => {
    const hints = new MailboxHints(listed(similarNames(40)));
    const missing = Array.from({ length: 1000 }, (_name, index) => `${'ba'.repeat(20)}${index}`);
    expect(await countWork(() => missing.map((name) => hints.hintFor(name)))).toBeLessThan(A_SECOND);
  });

  test('a hint quotes ten names, and the beginning of long ones', () => {
    const names = Array.from({ length: 30 }, (_name, index) => String(index) + 'x'.repeat(100_000));
    const hint = new MailboxHints(listed(names)).hintFor('Work');
    expect(hint.length).toBeLessThan(1200);
    expect(hint).toMatch(/^The server lists 0x+…, 1x+…,.*, and 20 more\.$/);
  });

  test('a check of a missing mailbox ends', async () => {
    const rows = similarNames(251).map((name) => `* LIST () "/" ${name}`);
    const on = { LIST: rows.join('\r\n'), EXAMINE: 'NO No such mailbox', STATUS: 'NO No such mailbox' };
    await using server = await startScripted({ protocol: 'imap', on });
    const missing = 'ba'.repeat(125);
    for (const inputs of [
      { mode: 'imap-search', mailbox: missing },
      { mode: 'imap-mailbox', mailboxes: missing },
    ]) {
      const work = await countWork(async () => {
        const report = await runProbe({ ...server.inputs, ...LONG_LIMITS, ...inputs });
        expectVerdict(report, { status: 'critical', code: 'E_MAILBOX_MISSING' });
      });
      expect(work).toBeLessThan(A_SECOND);
    }
  });
});

describe('ATK-K11 answers', () => {
  test('20,000 rows are compared with a set of thousands of ranges', async () => {
    const set = Array.from({ length: 3500 }, (_range, index) => 2 * index + 1).join(',');
    const isAsked = uidTest(set);
    const rows = Array.from({ length: MANY }, (_row, index) => index);
    expect(await countWork(() => rows.filter((uid) => isAsked(uid)))).toBeLessThan(MANY * 100);
  });

  test('a long line that comes in single bytes is looked at by its beginning only', () => {
    const pieces = Array.from({ length: 9 }, () => Buffer.alloc(64 * 1024, 'x'));
    let copied = 0;
    const concat = Buffer.concat;
    Buffer.concat = (list, total) => {
      const whole = concat(list, total);
      copied += whole.length;
      return whole;
    };
    try {
      for (let piece = 0; piece < 100; piece += 1) isLongSearchLine(pieces, 3 * 1024 * 1024);
    } finally {
      Buffer.concat = concat;
    }
    expect(copied).toBeLessThan(100 * 100);
  });
});
