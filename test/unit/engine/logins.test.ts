import { describe, expect, it } from 'vitest';
import { Logins } from '../../../src/engine/logins.ts';
import { Recorder } from '../../../src/engine/recorder.ts';
import { runChecks } from '../../../src/engine/run-checks.ts';
import type { PlannedServer } from '../../../src/model/endpoint.ts';
import { ProbeFailure } from '../../../src/model/failure.ts';
import type { PlannedCheck, PlannedProbe } from '../../../src/model/plan.ts';
import { Secret } from '../../../src/model/secret.ts';
import { deferred } from '../../../src/system/deferred.ts';
import { evaluate } from '../../../src/verdict/evaluate.ts';
import { fakeCheck, fakeExecution, fakeServers } from '../../support/reports/fake-check.ts';

/** A server with credentials. */
function account(host: string, secret: string, username = 'user'): PlannedServer[] {
  const credentials = { username, password: new Secret(secret), method: 'auto' as const };
  return fakeServers(host).map((server) => ({ ...server, credentials }));
}

function checkWith(
  name: string,
  servers: readonly PlannedServer[],
  run: PlannedProbe['run'] = async () => {},
): PlannedCheck {
  return fakeCheck(run, { name, probe: { target: 'fake://target', servers, extraTimeMs: 0, run } });
}

function refused(code: 'E_AUTH_REJECTED' | 'E_THROTTLED' | 'E_AUTH_TEMP' = 'E_AUTH_REJECTED'): ProbeFailure {
  return new ProbeFailure({ code, phase: 'imap_auth', message: 'No.', hint: 'Mend it.' });
}

const plan = (checks: readonly PlannedCheck[]) => ({
  checks,
  failOn: new Set<never>(),
  writesSummary: false,
  limits: { concurrency: 10, perHostConcurrency: 10 },
});

describe('Logins', () => {
  it('BEH-D12: lets one check try credentials of which nothing is known, whatever the port', () => {
    const logins = new Logins();
    const [one, two] = [checkWith('one', account('Mail.test', 'pw')), checkWith('two', account('mail.test', 'pw'))];
    logins.begin(one);
    expect([logins.isFree(one), logins.isFree(two)]).toEqual([true, false]);
    logins.learn(one, 'imap');
    expect(logins.isFree(two)).toBe(true);
    expect(logins.refusal(two)).toBeUndefined();
  });

  it('BEH-D12: lets the next one try when the first ended without a verdict', () => {
    const logins = new Logins();
    const [one, two] = [checkWith('one', account('mail.test', 'pw')), checkWith('two', account('mail.test', 'pw'))];
    logins.begin(one);
    logins.learn(one, 'imap', refused('E_THROTTLED'));
    expect(logins.isFree(two)).toBe(false);
    logins.end(one);
    expect(logins.isFree(two)).toBe(true);
  });

  it('BEH-D12: tells hosts, users and secrets apart', () => {
    const logins = new Logins();
    const one = checkWith('one', account('mail.test', 'pw'));
    logins.begin(one);
    logins.learn(one, 'imap', refused());
    const others = [account('other.test', 'pw'), account('mail.test', 'PW'), account('mail.test', 'pw', 'User')];
    expect(others.map((servers) => logins.refusal(checkWith('other', servers)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(logins.refusal(checkWith('same', account('mail.test', 'pw')))).toMatchObject({
      code: 'E_AUTH_REJECTED',
      status: 'critical',
      isRetryable: false,
    });
  });

  it('BEH-D12: shows no secret when it is printed as JSON', () => {
    const logins = new Logins();
    const one = checkWith('one', account('mail.test', 'pw-pw-pw'));
    logins.begin(one);
    expect(JSON.stringify(logins)).not.toContain('pw-pw-pw');
  });
});

describe('a run of checks with the same credentials', () => {
  it('BEH-D12: goes on as soon as one login has got a mailbox, not when its check has ended', async () => {
    const allIn = deferred<void>();
    let logins = 0;
    const run: PlannedProbe['run'] = async (context) => {
      await context.phase('imap_auth', async () => {});
      await context.phase('imap_status', async () => {});
      logins += 1;
      if (logins === 3) allIn.resolve();
      // Each stays until all are in.
      await allIn.promise;
    };
    const checks = ['one', 'two', 'three'].map((name) => checkWith(name, account('mail.test', 'pw'), run));
    const results = await runChecks(plan(checks), fakeExecution(), evaluate);
    expect(results.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  });

  it('BEH-A3: a clean-up tells of its login at once, so that those of other checks do not wait for its end', async () => {
    const told: string[] = [];
    const recorder = new Recorder(fakeExecution().world, new AbortController().signal, {
      redact: (text) => text,
      onProgress: () => {},
      onTrace: () => {},
      onCleanup: async () => {},
      onLogin: (protocol) => void told.push(protocol),
    });
    const access = { signal: recorder.signal, hasSuccessor: false, leave: () => {}, amend: () => {} };
    await recorder.forCleanup(access).phase('imap_auth', async () => {});
    expect(told).toEqual(['imap']);
    await recorder.phase('imap_auth', async () => {});
    expect(told).toEqual(['imap']);
    await recorder.phase('imap_select', async () => {});
    expect(told).toEqual(['imap', 'imap']);
  });

  it('BEH-D12: takes the ticket back from a later process when the credentials were refused in the end', async () => {
    const ticket = { token: 'a', mailboxes: ['INBOX'] };
    const servers = account('mail.test', 'pw');
    const left = checkWith('left', servers, async (context) => {
      await context.phase('imap_auth', async () => {});
      await context.onCleanup({ resume: ticket, run: async (cleanUp) => cleanUp.leave(ticket) });
    });
    const refusing = checkWith('refusing', servers, async (context) => {
      await context.phase('imap_auth', async () => {
        throw refused();
      });
    });
    const execution = fakeExecution();
    await runChecks(plan([left, refusing]), execution, evaluate);
    expect(execution.tickets).toEqual([ticket, ticket, undefined]);
  });
});
