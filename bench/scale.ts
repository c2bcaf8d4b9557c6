/**
 * Measures what many checks cost: a thousand logins on a hundred addresses in one step of the built action, its memory,
 * its time against that of single checks, and what a tenth that hangs does to the others. `npm run bench:scale`; Linux
 * only, since it needs all of 127.0.0.0/8.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.ts';
import type { Report } from '../src/model/report.ts';
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts';

const CHECKS = 1000;
const HOSTS = 100;
const HUNG_HOSTS = 10;
const CONCURRENCY = 10;
/** What a line to another country adds to a login; without it all checks wait for the processor of this one machine. */
const ANSWER_DELAY_MS = 100;
const HUNG_TIMEOUT_MS = 2000;

const LIMITS = { peakMb: 200, kbPerCheck: 50, timeRatio: 1.3 } as const;

/** What one run of the action came to. */
interface Run {
  readonly report: Report;
  readonly peakKb: number;
  /** From the start of the process to its end. */
  readonly wholeMs: number;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const hosts = Array.from({ length: HOSTS }, (_, index) => `127.0.1.${index + 1}`);
const folder = mkdtempSync(join(tmpdir(), 'mail-probe-scale-'));
let answerDelayMs = 0;
const sandbox = await startSandbox({ imap: { hosts, onCommand: delayed } });
const failed: string[] = [];
try {
  build(join(folder, 'dist'), false);
  writeFileSync(join(folder, 'ca.pem'), sandbox.caPem);
  await measureMemory();
  await measureTime();
  await measureHung();
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
say(failed.length === 0 ? '\nAll limits are kept.' : `\nAbove its limit: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function delayed(): Promise<undefined> {
  if (answerDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, answerDelayMs));
  return undefined;
}

async function measureMemory(): Promise<void> {
  say(`${CHECKS} imap-login checks on ${HOSTS} addresses, ${CONCURRENCY} at once`);
  const small = await runChecks(CHECKS / 10);
  const large = await runChecks(CHECKS);
  hold('peak memory', large.peakKb / 1024, LIMITS.peakMb, 'MB');
  hold('growth per check', (large.peakKb - small.peakKb) / (CHECKS - CHECKS / 10), LIMITS.kbPerCheck, 'KB');
  say(`  whole process: ${(large.wholeMs / 1000).toFixed(1)} s, ${(large.wholeMs / CHECKS).toFixed(1)} ms a check`);
}

async function measureTime(): Promise<void> {
  answerDelayMs = ANSWER_DELAY_MS;
  const alone = await runChecks(CHECKS / 20, hosts, 1);
  const { report, wholeMs } = await runChecks(CHECKS);
  answerDelayMs = 0;
  const single = median(alone.report.checks.map(milliseconds));
  say(
    `answers ${ANSWER_DELAY_MS} ms late: a check that is alone takes ${single.toFixed(0)} ms, all of them ${(wholeMs / 1000).toFixed(1)} s`,
  );
  hold(
    'whole process against single times / concurrency',
    (wholeMs * CONCURRENCY) / (single * CHECKS),
    LIMITS.timeRatio,
    '×',
  );
  hold(
    'against the times that they took together',
    (wholeMs * CONCURRENCY) / sum(report.checks.map(milliseconds)),
    LIMITS.timeRatio,
    '×',
  );
}

async function measureHung(): Promise<void> {
  answerDelayMs = ANSWER_DELAY_MS;
  const hung = Array.from({ length: HUNG_HOSTS }, (_, index) => `127.0.2.${index + 1}`);
  const servers = await Promise.all(hung.map(listenMute));
  const all = [...hosts.slice(HUNG_HOSTS), ...hung];
  const { report, wholeMs } = await runChecks(CHECKS, all);
  answerDelayMs = 0;
  for (const server of servers) server.close();
  const bad = report.checks.filter(({ status }) => status !== 'ok');
  const good = report.checks.filter(({ status }) => status === 'ok');
  const times = good.map(milliseconds);
  say(
    `a tenth hangs for ${HUNG_TIMEOUT_MS / 1000} s each: ${bad.length} fail, ${good.length} are ok, ${(wholeMs / 1000).toFixed(1)} s`,
  );
  say(`  those that are ok: median ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`);
  if (good.length !== CHECKS - CHECKS / 10) failed.push('checks beside hung ones are ok');
  hold(
    'whole process against all their times / concurrency',
    (wholeMs * CONCURRENCY) / sum(report.checks.map(milliseconds)),
    LIMITS.timeRatio,
    '×',
  );
  if (Math.max(...times) > HUNG_TIMEOUT_MS) failed.push('a check that is ok waited for one that hangs');
}

/** A server that takes connections and says nothing. */
async function listenMute(host: string): Promise<Server> {
  const server = createServer((socket) => socket.on('error', () => {}));
  server.listen(sandbox.imap.implicit, host);
  await once(server, 'listening');
  return server;
}

async function runChecks(count: number, on: readonly string[] = hosts, concurrency = CONCURRENCY): Promise<Run> {
  const files = { checks: join(folder, 'checks.yml'), output: join(folder, 'output'), peak: join(folder, 'peak') };
  writeFileSync(files.checks, checksFile(count, on, sandbox));
  for (const name of ['output', 'summary', 'state']) writeFileSync(join(folder, name), '');
  const note = `process.on('exit',()=>require('node:fs').writeFileSync(${JSON.stringify(files.peak)},String(process.resourceUsage().maxRSS)))`;
  writeFileSync(join(folder, 'note.cjs'), note);
  const env = {
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_STATE: join(folder, 'state'),
    RUNNER_TEMP: folder,
    INPUT_CHECKS: 'checks.yml',
    INPUT_CONCURRENCY: String(concurrency),
    MAIL_PASSWORD: sandbox.users[0]?.password ?? '',
  };
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', join(folder, 'note.cjs'), join(folder, 'dist', 'index.js')], {
    env,
    stdio: 'ignore',
  });
  await once(child, 'close');
  const wholeMs = performance.now() - start;
  const path = /^report-path<<.*\n(.*)$/m.exec(readFileSync(files.output, 'utf8'))?.[1] ?? '';
  const report: Report = JSON.parse(readFileSync(path, 'utf8'));
  return { report, wholeMs, peakKb: Number(readFileSync(files.peak, 'utf8')) };
}

function checksFile(count: number, on: readonly string[], { imap, users }: Sandbox): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const host = on[index % on.length] ?? '';
    return `  - { name: Mailbox ${index + 1}, host: ${host}, group: Site ${index % 7} }`;
  });
  return [
    'defaults:',
    '  mode: imap-login',
    `  port: ${imap.implicit}`,
    '  tls-mode: implicit',
    '  tls-servername: localhost',
    `  tls-ca: ${join(folder, 'ca.pem')}`,
    `  username: ${users[0]?.username}`,
    '  password: ${MAIL_PASSWORD}',
    `  connect-timeout: ${HUNG_TIMEOUT_MS}ms`,
    'checks:',
    ...lines,
    '',
  ].join('\n');
}

function hold(what: string, value: number, limit: number, unit: string): void {
  const isKept = value <= limit;
  if (!isKept) failed.push(what);
  say(`  ${isKept ? 'kept' : 'ABOVE'}: ${what} ${value.toFixed(value < 10 ? 2 : 0)} ${unit} (limit ${limit} ${unit})`);
}

function milliseconds({ durationSeconds }: Report['checks'][number]): number {
  return durationSeconds * 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
