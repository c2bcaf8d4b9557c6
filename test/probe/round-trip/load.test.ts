/** Many round trips into one mailbox at the same time: each finds its own message, and all of them are removed. */
import { expect, test } from 'vitest';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { type Put, startMailSystem } from '../../support/scripted/mail-system.ts';
import { leftOpen } from '../../support/servers/open-handles.ts';

const RUNS = 50;
const FOREIGN = 'From: a@b.test\r\nSubject: Mail probe\r\n\r\nHello\r\n';
const PATIENT = { 'delivery-timeout': '120s', timeout: '200s', 'connect-timeout': '100s', 'command-timeout': '100s' };

/** Keeps messages back until all are there, and delivers the last one first. */
function allAtOnce(): (raw: string, put: Put) => void {
  const waiting: string[] = [];
  return (raw, put) => {
    waiting.push(raw);
    if (waiting.length < RUNS) return;
    put(FOREIGN);
    for (const each of waiting.reverse()) put(each);
    put(FOREIGN);
  };
}

test.each([
  ['finds our header', 'indexed'],
  ['does not find our header', 'ignored'],
] as const)('50 at the same time, where the server %s', async (_what, headerSearch) => {
  await using system = await startMailSystem({ imap: { headerSearch }, deliver: allAtOnce() });
  const before = process.getActiveResourcesInfo();
  const reports = await Promise.all(Array.from({ length: RUNS }, () => system.run(PATIENT)));
  for (const report of reports) {
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.measurements).toContainEqual(expect.objectContaining({ metric: 'copies', value: 1 }));
  }
  const ids = reports.map((report) => report.checks[0]?.facts.messageId);
  const sent = system.sent.map((raw) => /^Message-ID: <(.*)>/im.exec(raw)?.[1]);
  expect(new Set(ids).size).toBe(RUNS);
  expect(ids.toSorted()).toEqual(sent.toSorted());
  expect(system.messages().map(({ raw, flags }) => [raw.toString(), flags.size])).toEqual([
    [FOREIGN, 0],
    [FOREIGN, 0],
  ]);
  expect(await leftOpen(before)).toEqual([]);
});
