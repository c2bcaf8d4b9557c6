import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createAuthority } from '../../src/sandbox/common/certificates.ts';
import { describeWithServers } from '../support/postfix-dovecot/describe-with-servers.ts';
import type { PortPlan } from '../support/postfix-dovecot/layout.ts';
import { processesAround } from '../support/postfix-dovecot/leftovers.ts';
import { startMailServers } from '../support/postfix-dovecot/mail-servers.ts';
import { isFree } from '../support/postfix-dovecot/ports.ts';
import { processGroup } from '../support/postfix-dovecot/processes.ts';
import { waitUntil } from '../support/postfix-dovecot/wait-until.ts';
import { imapClient, smtpClient } from './clients.ts';

/** What there is to find of a pair of servers, running or not. */
interface Traces extends PortPlan {
  readonly folder: string;
}

const portsOf = ({ smtp, imap }: PortPlan) =>
  [smtp, imap].flatMap(({ implicit, starttls, plain }) => [implicit, starttls, plain]);

async function expectRunning(traces: Traces): Promise<void> {
  expect(await Promise.all(portsOf(traces).map(isFree))).toEqual(Array(6).fill(false));
  // The master of Postfix answers on its ports before all of its children have started.
  await waitUntil('all processes to run', async () => {
    const processes = (await processesAround(traces.folder)).join('\n');
    return ['sbin/dovecot', 'sbin/master', 'qmgr', 'guard.ts'].every((name) => processes.includes(name));
  });
}

async function expectGone(traces: Traces): Promise<void> {
  expect(await processesAround(traces.folder)).toEqual([]);
  expect(await Promise.all(portsOf(traces).map(isFree))).toEqual(Array(6).fill(true));
  expect(existsSync(traces.folder)).toBe(false);
}

/** Processes that tests have started: one that a failed test leaves would keep the run from ending. */
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null && child.signalCode === null) child.kill();
});

/** Has another process start servers, and returns it with what it started. */
async function startElsewhere(): Promise<[ChildProcess, Traces]> {
  const script = fileURLToPath(new URL('../support/postfix-dovecot/start-and-wait.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  for await (const line of createInterface(child.stdout)) return [child, JSON.parse(line)];
  throw new Error('The other process started no servers.');
}

describeWithServers('the life of the mail servers', () => {
  test('stop() leaves no process, no port and no file, though clients are connected', async () => {
    const servers = await startMailServers();
    const [probe] = servers.users;
    await smtpClient(servers, 'starttls', probe).verify();
    await imapClient(servers, 'implicit', probe);
    await expectRunning(servers);
    await servers.stop();
    await expectGone(servers);
    expect(await Promise.all(servers.processGroups.map(processGroup))).toEqual([[], []]);
  });

  test('stop() can be called twice, and `await using` calls it', async () => {
    let traces: Traces;
    {
      await using servers = await startMailServers();
      traces = servers;
      await Promise.all([servers.stop(), servers.stop()]);
    }
    await expectGone(traces);
  });

  test('two pairs run side by side', async () => {
    await using one = await startMailServers();
    await using two = await startMailServers();
    expect(new Set([...portsOf(one), ...portsOf(two)]).size).toBe(12);
    await one.stop();
    await expectRunning(two);
  });

  test('they show the certificate they are given', async () => {
    const authority = await createAuthority();
    const certificate = await authority.issue({ commonName: 'localhost', notAfter: new Date(Date.now() - 1000) });
    await using servers = await startMailServers({ authority, certificate });
    const [probe] = servers.users;
    expect(servers.caPem).toBe(authority.certificatePem);
    const named = { ...servers, host: 'localhost' };
    await expect(smtpClient(named, 'implicit', probe).verify()).rejects.toThrow(/certificate has expired/);
    await expect(imapClient(named, 'starttls', probe)).rejects.toThrow(/certificate has expired/);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    '%s to the process that started them ends them',
    async (name) => {
      const [child, traces] = await startElsewhere();
      await expectRunning(traces);
      child.kill(name);
      await once(child, 'exit');
      await waitUntil('the guard to clean up', () => !existsSync(traces.folder));
      await waitUntil('the guard to end', async () => (await processesAround(traces.folder)).length === 0);
      await expectGone(traces);
    },
  );

  test.each([
    ['Dovecot', { dovecotConf: 'nonsense = yes' }, /Dovecot ended with exit code 89.*Unknown setting: nonsense/s],
    ['Postfix', { mainCf: 'mail_owner = nobody-at-all' }, /postsuper: fatal: .*unknown user name value: nobody-at-all/],
  ])('when %s does not start, the error shows its log, and nothing is left', async (_, options, words) => {
    const error = String(await startMailServers(options).catch((reason: unknown) => reason));
    expect(error).toMatch(words);
    const [folder = 'not named'] = /\S+\/mail-probe-\w{6}/.exec(error) ?? [];
    expect(await processesAround(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });
});
