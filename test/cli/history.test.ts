/** `mail-probe history`, and a history on the command line, with the built program. */
import { lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../support/bundle/cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-history-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'history.json');
const probe = (...more: readonly string[]) =>
  runCli(['smtp-connect', '--host', '127.0.0.1', '--port', '1', '--tls-mode', 'none', '--name', 'Relay', ...more]);

describe('a history on the command line', () => {
  test('counts the runs, and changes no exit code', async () => {
    for (const state of ['failing', 'failing', 'down']) {
      const run = await probe('--history-file', file(), '--output', 'json');
      expect(run.exitCode).toBe(2);
      expect(JSON.parse(run.stdout)).toMatchObject({ past: { state }, checks: [{ story: { state } }] });
    }
    const shown = await runCli(['history', 'show', file()]);
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toMatch(/^History: 1 check, last written \d{4}-\d\d-\d\d \d\d:\d\d UTC\.\n/);
    expect(shown.stdout).toContain('\nRelay (smtp://127.0.0.1:1)\n  down since ');
    expect(shown.stdout).toContain('UTC; 3 bad runs in a row; E_CONN_REFUSED; 1 alert\n  CCC\n');
  });

  test('H01, H04 one that cannot be read or written is a warning', async () => {
    writeFileSync(file(), 'no history');
    const run = await probe('--history-file', file());
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(
      /mail-probe: warning: The history .* is not JSON, or was cut off\. This run begins a new one/,
    );
    expect(readFileSync(`${file()}.bad`, 'utf8')).toBe('no history');
    const unwritten = await probe('--history-file', '/dev/null/history.json');
    expect(unwritten.exitCode).toBe(2);
    expect(unwritten.stderr).toMatch(
      /warning: The history \/dev\/null\/history\.json could not be written: E[A-Z]+\. .* Look at the path in --history-file, the rights and the space/,
    );
  });

  test('one that is no file is left alone, and nothing is said of a text that was kept', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(file(), done));
    const run = await probe('--history-file', file());
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/history\.json is not a file\. .* Let history-file name a file/);
    expect(run.stderr).toMatch(/history\.json could not be written: it is not a file\./);
    expect(run.stderr).not.toContain('.bad');
    expect(statSync(file()).isSocket()).toBe(true);
    await new Promise((done) => server.close(done));
  });

  test('what another process has written meanwhile stays', async () => {
    // The slow one reads the history, waits for its server, and writes when the quick one has been there.
    await probe('--history-file', file());
    const server = createServer();
    const connected = new Promise<Socket>((done) => server.once('connection', done));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const port = String((server.address() as AddressInfo).port);
    const waits = ['smtp-connect', '--host', '127.0.0.1', '--port', port, '--tls-mode', 'none', '--name', 'Slow'];
    const slow = runCli([...waits, '--history-file', file()]);
    const socket = await connected;
    await probe('--history-file', file());
    socket.end('554 5.3.2 Closed\r\n');
    await slow;
    server.close();
    const { checks } = JSON.parse(readFileSync(file(), 'utf8'));
    expect(checks.map(({ name, runs }: { name: string; runs: unknown[] }) => [name, runs.length])).toEqual([
      ['Relay', 2],
      ['Slow', 1],
    ]);
  });

  test('a link leads to the place where it is kept', async () => {
    const kept = join(folder, 'kept.json');
    await probe('--history-file', kept);
    symlinkSync(kept, file());
    await probe('--history-file', file());
    expect(lstatSync(file()).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(kept, 'utf8')).checks[0].runs).toHaveLength(2);
  });
});

describe('mail-probe history', () => {
  test('exports one check as JSON, and accepts', async () => {
    await probe('--history-file', file());
    const exported = await runCli(['history', 'export', file(), '--check', 'Relay']);
    expect(JSON.parse(exported.stdout)).toMatchObject({ schema: 1, checks: [{ name: 'Relay' }] });
    const accepted = await runCli(['history', 'accept', file()]);
    expect(accepted.stdout).toBe('Nothing to accept: what was found in 1 check is as usual.\n');
  });

  test.each([
    [['show'], /missing required argument 'file'/],
    [['shw', 'x'], /Allowed choices are show, accept, export\./],
    [['show', '/nowhere/history.json'], /\/nowhere\/history\.json does not exist\. Name the file of --history-file\./],
  ])('%j is refused with the remedy', async (args, message) => {
    const run = await runCli(['history', ...args]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toMatch(message);
    expect(run.stdout).toBe('');
  });

  test('a check that is not there', async () => {
    await probe('--history-file', file());
    const run = await runCli(['history', 'show', file(), '--check', 'Nope']);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain('has no check named Nope.');
  });
});
