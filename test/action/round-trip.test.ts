import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { parseRunnerCommands } from '../support/bundle/runner-commands.ts';
import { runBundle } from '../support/bundle.ts';

const OUTPUTS = [
  'status',
  'code',
  'message',
  'duration-seconds',
  'round-trip-seconds',
  'delivery-seconds',
  'message-id',
  'arrived-in',
  'messages-found',
  'certificate-days-left',
  'tls-version',
  'publication-order',
  'records-changed',
  'metrics',
  'report-path',
  'summary-path',
  'checks-ok',
  'checks-warning',
  'checks-critical',
  'checks-unknown',
  'state',
  'state-changed',
  'previous-status',
  'alert',
  'recovery-wanted',
  'regressions',
  'changes',
  'history',
  'incident-number',
  'incident-url',
  'incidents-opened',
  'incidents-closed',
];

describe('the action, as the runner starts it', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  function messagesLeft(): number {
    return sandbox.users.flatMap((user) => [...user.mailboxes.values()]).flatMap(({ messages }) => messages).length;
  }

  it('sees its message arrive, says so everywhere, and deletes it', async () => {
    const run = await runBundle(roundTripInputs(sandbox));
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect(run.stderr).toBe('');
    expect([...run.outputs.keys()]).toEqual(OUTPUTS);
    expect(Object.fromEntries(run.outputs)).toMatchObject({
      status: 'ok',
      code: '',
      'arrived-in': 'inbox',
      'tls-version': 'TLSv1.3',
      'checks-ok': '1',
      'checks-critical': '0',
    });
    expect(Number(run.outputs.get('round-trip-seconds'))).toBeGreaterThanOrEqual(
      Number(run.outputs.get('delivery-seconds')),
    );
    expect(run.summary).toMatch(/^## ✅ Message delivered and seen/);
    expect((run.report as Report).status).toBe('ok');
    expect(run.stdout).toContain('Mail Probe: OK - Message delivered and seen');
    expect(messagesLeft()).toBe(0);
  });

  it('prints no command but masks when all is well, and the masks before anything else', async () => {
    const run = await runBundle(roundTripInputs(sandbox));
    const commands = parseRunnerCommands(run.stdout);
    expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['add-mask']));
    const lines = run.stdout.split('\n');
    expect(lines.findIndex((line) => !line.startsWith('::add-mask::'))).toBe(commands.length);
  });

  it('fails the job for a wrong password and shows the password nowhere (SMTP-015)', async () => {
    const password = 'canary: p\u00e4ss "word" \\ 100%';
    const run = await runBundle({ ...roundTripInputs(sandbox), password });
    expect(run.exitCode).toBe(1);
    expect([...run.outputs.keys()]).toEqual(OUTPUTS);
    expect(Object.fromEntries(run.outputs)).toMatchObject({
      status: 'critical',
      code: 'E_AUTH_REJECTED',
      'checks-critical': '1',
    });
    const shown = run.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    const everything = [...shown, run.summary, JSON.stringify(run.report), ...run.outputs.values()].join('\n');
    const base64 = Buffer.from(password).toString('base64');
    for (const form of [password, base64, encodeURIComponent(password), JSON.stringify(password).slice(1, -1)]) {
      expect(everything).not.toContain(form);
    }
    const [annotation] = parseRunnerCommands(run.stdout).filter(({ name }) => name === 'error');
    expect(annotation?.data).toMatch(/refused the login[\s\S]*What to do:[\s\S]*E_AUTH_REJECTED/);
  });

  it.each([
    ['never', 0],
    ['critical', 1],
    ['warning,unknown', 0],
  ])('obeys fail-on: %s', async (failOn, exitCode) => {
    const run = await runBundle({ ...roundTripInputs(sandbox), password: 'wrong', 'fail-on': failOn });
    expect(run.outputs.get('status')).toBe('critical');
    expect(run.exitCode).toBe(exitCode);
  });

  it('reports all that is wrong with the inputs at once, and contacts nothing', async () => {
    const before = sandbox.smtp.log.length + sandbox.imap.log.length;
    const run = await runBundle({
      ...roundTripInputs(sandbox),
      host: 'smtp://mail.example.org',
      'smtp-port': '70000',
      timeout: 'soon',
      'delivery-timout': '10s',
      'fail-on': 'never',
    });
    expect(run.exitCode).toBe(1);
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: 'E_INPUT' });
    expect([...run.outputs.keys()]).toEqual(OUTPUTS);
    const [annotation] = parseRunnerCommands(run.stdout).filter(({ name }) => name === 'error');
    for (const text of [
      'host',
      'smtp://mail.example.org',
      'smtp-port',
      '70000',
      'timeout',
      'soon',
      'Did you mean delivery-timeout?',
    ]) {
      expect(annotation?.data).toContain(text);
      expect(run.summary).toContain(text);
    }
    expect(sandbox.smtp.log.length + sandbox.imap.log.length).toBe(before);
  });

  it('writes no summary when it shall not', async () => {
    const run = await runBundle({ ...roundTripInputs(sandbox), 'job-summary': 'false' });
    expect(run.summary).toBe('');
    expect(run.outputs.get('status')).toBe('ok');
  });

  it('shows the dialogue with step debugging, without credentials and without the body (SEC-010)', async () => {
    const run = await runBundle(roundTripInputs(sandbox), { env: { RUNNER_DEBUG: '1' } });
    const shown = run.stdout
      .split('\n')
      .filter((line) => !line.startsWith('::add-mask::'))
      .join('\n');
    expect(shown).toMatch(/smtp > EHLO [\s\S]*smtp > AUTH [A-Z0-9-]+\n[\s\S]*smtp > MAIL FROM/);
    expect(shown).toMatch(/imap > .*EXAMINE "?INBOX/);
    const { password } = sandbox.users[0] ?? { password: '' };
    for (const form of [password, Buffer.from(password).toString('base64')]) expect(shown).not.toContain(form);
    expect(shown).not.toContain('This message checks');
    expect(parseRunnerCommands(run.stdout).every(({ name }) => name === 'add-mask')).toBe(true);
  });
});
