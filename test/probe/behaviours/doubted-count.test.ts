/** A server that ignores a criterion: the count is held against the dates that were read beside it. */
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';

const USER = { username: 'probe@sandbox.test', password: 'correct horse battery staple' };
const DAY_MS = 86_400_000;

/** Counts in a mailbox with one message of this age, on a server that finds it whatever is searched. */
async function count(ageMs: number, search: string) {
  const sandbox = await startSandbox({
    users: [USER],
    imap: {
      onCommand: (verb, line) => {
        if (verb !== 'UID SEARCH') return undefined;
        return line.includes('RETURN') ? '* ESEARCH UID COUNT 1 MIN 1 MAX 1 ALL 1\r\nOK Done' : '* SEARCH 1\r\nOK Done';
      },
      without: ['ESEARCH'],
    },
  });
  try {
    sandbox.deliver({ headers: { Subject: 'old' }, internalDate: new Date(Date.now() - ageMs) });
    const target = { host: 'localhost', port: String(sandbox.imap.implicit), 'tls-mode': 'implicit' };
    return await runProbe({
      ...{ mode: 'imap-search', search, ...target, 'tls-ca': sandbox.caPem },
      ...{ ...USER, ...LONG_LIMITS },
    });
  } finally {
    await sandbox.close();
  }
}

describe.concurrent('a count with a message that search excludes', () => {
  test.each([
    [1363 * DAY_MS, 'newer-than: 2h'],
    [3600_000, 'older-than: 3d'],
    [1363 * DAY_MS, 'not older-than: 3d'],
    [30 * DAY_MS, `since: ${new Date(Date.now() - 5 * DAY_MS).toISOString().slice(0, 10)}`],
  ])('BEH-B4: a message of %d ms is doubted for %s', async (ageMs, search) => {
    expectVerdict(await count(ageMs, search), {
      status: 'warning',
      code: 'E_PROTO_UNEXPECTED',
      phase: 'imap_search',
      message: /cannot be relied on/,
    });
  });

  test.each([
    [3600_000, 'newer-than: 2h'],
    [7_260_000, 'newer-than: 2h'],
    [4 * DAY_MS, 'older-than: 3d'],
    [1363 * DAY_MS, 'all'],
  ])('BEH-B4: a message of %d ms is not doubted for %s', async (ageMs, search) => {
    expect((await count(ageMs, search)).checks[0]?.findings).toEqual([]);
  });
});
