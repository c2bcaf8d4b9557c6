/** A message that was sent and not seen to be deleted: the ticket stays, the post step looks once more, the user is told. */
import { describe, expect, test } from 'vitest';
import { runPost } from '../../../src/github/post.ts';
import { ticketOwner } from '../../../src/github/ticket.ts';
import type { CleanupTicket } from '../../../src/model/probe-context.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { type MailSystem, type MailSystemOptions, startMailSystem } from '../../support/scripted/mail-system.ts';
import { PASSWORD, USERNAME } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { createWorkspace } from '../../support/settings/workspace.ts';

/** A mail system that keeps the message back until it is told. */
async function startLateSystem(options: MailSystemOptions = {}) {
  let arrive = (_mailbox?: string): void => {};
  const system = await startMailSystem({
    ...options,
    deliver: (raw, put) => {
      arrive = (mailbox) => put(raw, mailbox);
    },
  });
  return { system, arrive: (mailbox?: string) => arrive(mailbox) };
}

/** Keeps tickets as the action does. */
function ticketKeeper(hasPostStep: boolean) {
  const tickets: (CleanupTicket | undefined)[] = [];
  return {
    tickets,
    execution: {
      hasPostStep,
      keepTicket: async (_check: unknown, ticket: CleanupTicket | undefined) => void tickets.push(ticket),
    },
  };
}

/** Runs the post step with the inputs of the system and this ticket. */
async function post(system: MailSystem, checkName: string, ticket: CleanupTicket): Promise<string> {
  const inputs = { ...system.inputs, username: USERNAME, password: PASSWORD };
  const env: Record<string, string> = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const kept = { ticket, owner: ticketOwner(checkName) };
  env['STATE_ticket'] = Buffer.from(JSON.stringify(kept)).toString('base64');
  const lines: string[] = [];
  const world = createWorld({ env, stdout: (line) => void lines.push(line) });
  const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }];
  await runPost({ ...world, dns: { ...world.dns, lookup } });
  return lines.join('\n');
}

/** Runs the post step with a ticket of each of these checks, which all have the same account. */
async function postOfMany(names: readonly string[], inputs: Readonly<Record<string, string>>): Promise<string> {
  const checks = names.map((name) => `  - { name: ${name}, mode: round-trip }`);
  using workspace = createWorkspace({ 'checks.yml': `checks:\n${checks.join('\n')}\n` });
  const all = { checks: 'checks.yml', username: USERNAME, password: PASSWORD, ...inputs };
  const tickets = names.map((name, index): [string, string] => {
    const kept = { ticket: { token: String(index).repeat(32), mailboxes: ['INBOX'] }, owner: ticketOwner(name) };
    return [`STATE_ticket${index === 0 ? '' : `_${index}`}`, Buffer.from(JSON.stringify(kept)).toString('base64')];
  });
  const env = {
    GITHUB_WORKSPACE: workspace.folder,
    ...Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...Object.fromEntries(tickets),
  };
  const lines: string[] = [];
  const world = createWorld({ env, stdout: (line) => void lines.push(line) });
  const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }];
  await runPost({ ...world, dns: { ...world.dns, lookup } });
  return lines.join('\n');
}

describe.concurrent('the post step of checks that share an account', () => {
  test('BEH-D12: tries a login that is refused once', async () => {
    await using imap = await startScripted({
      protocol: 'imap',
      on: { AUTHENTICATE: 'NO [AUTHENTICATIONFAILED] Invalid credentials' },
    });
    const names = ['First', 'Second', 'Third', 'Fourth'];
    const smtp = { 'smtp-host': 'mail.test', 'smtp-port': '1', 'smtp-tls-mode': 'implicit' };
    const said = await postOfMany(names, { ...imap.ownInputs, ...smtp, from: USERNAME, to: USERNAME });
    expect(imap.said('AUTHENTICATE')).toHaveLength(1);
    expect(imap.connections).toBe(1);
    for (const name of names) expect(said).toMatch(new RegExp(`^  ${name}: `, 'm'));
    expect(said.match(/was not tried again: mail\.test has refused these credentials in check First/g)).toHaveLength(3);
    expect(said).not.toContain('It is deleted.');
  });
});

describe.concurrent('a message that comes after the run', () => {
  test('BEH-A3: the ticket is kept after E_NOT_ARRIVED, and the post step deletes the message', async () => {
    const { system, arrive } = await startLateSystem();
    await using _system = system;
    const { tickets, execution } = ticketKeeper(true);
    const report = await system.run({ 'delivery-timeout': '100ms' }, { execution });
    expectVerdict(report, { status: 'critical', code: 'E_NOT_ARRIVED' });
    const left = report.checks[0]?.findings.find(({ code }) => code === 'E_CLEANUP');
    expect(left?.message).toContain('the post step looks once more');
    const ticket = tickets.at(-1);
    expect(ticket).toMatchObject({ mailboxes: ['INBOX', 'Junk'] });
    arrive();
    expect(system.messages()).toHaveLength(1);
    const said = await post(system, report.checks[0]?.name ?? '', ticket ?? { token: '', mailboxes: [] });
    expect(said).toContain('has not seen its test message deleted; looking for it once more');
    expect(said).toContain('It is deleted.');
    expect(system.messages()).toEqual([]);
  });

  test('BEH-A3: the post step finds it also where it was not expected', async () => {
    const { system, arrive } = await startLateSystem({ mailboxes: [{ name: 'Rejects' }] });
    await using _system = system;
    const { tickets, execution } = ticketKeeper(true);
    const report = await system.run({ 'delivery-timeout': '100ms' }, { execution });
    arrive('Rejects');
    const ticket = tickets.at(-1) ?? { token: '', mailboxes: [] };
    expect(await post(system, report.checks[0]?.name ?? '', ticket)).toContain('It is deleted.');
    expect(system.messages('Rejects')).toEqual([]);
  });

  test('BEH-A3: the ticket is kept after a cancel', async () => {
    const cancel = new AbortController();
    await using system = await startMailSystem({
      deliver: () => {},
      imap: { onCommand: (verb) => void (verb === 'NOOP' && cancel.abort({ signal: 'SIGINT' })) },
    });
    const { tickets, execution } = ticketKeeper(true);
    const report = await system.run({}, { execution: { ...execution, cancel: cancel.signal } });
    expectVerdict(report, { status: 'unknown', code: 'E_CANCELLED' });
    expect(tickets).toHaveLength(2);
    expect(tickets[1]).toEqual(tickets[0]);
  });

  test('BEH-A3: without a post step it says where the message may turn up, and the command that deletes it', async () => {
    const { system } = await startLateSystem();
    await using _system = system;
    const { execution } = ticketKeeper(false);
    const report = await system.run({ 'delivery-timeout': '100ms' }, { execution });
    const left = report.checks[0]?.findings.find(({ code }) => code === 'E_CLEANUP');
    const token = /^X-Mail-Probe: (\w+)/m.exec(system.sent[0] ?? '')?.[1];
    expect(left?.message).toBe('The test message was not there to be deleted; when it arrives later, it stays.');
    expect(left?.hint).toContain(`Look for Message-ID mail-probe.${token}@mail.test in INBOX and Junk`);
    expect(left?.hint).toContain(
      `mail-probe imap-search --host mail.test --port ${system.inputs['imap-port']} --tls-mode implicit --username ${USERNAME} --mailbox INBOX --search 'subject: ${token}' --delete-found`,
    );
  });

  test('BEH-A3: the ticket is given back where nothing was sent, or what was sent came back', async () => {
    await using refusing = await startMailSystem({ smtp: { on: { RCPT: '550 5.1.1 no' } } });
    const { tickets, execution } = ticketKeeper(true);
    await refusing.run({}, { execution });
    expect(tickets.map((ticket) => ticket !== undefined)).toEqual([true, false]);
  });
});
