import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNames, type Report } from '../../src/model/report.ts';
import { FORMATS } from '../../src/report/formats.ts';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { ActionOptions, ActionRun } from '../support/bundle/run-action.ts';
import { parseRunnerCommands } from '../support/bundle/runner-commands.ts';
import { runBundle } from '../support/bundle.ts';
import { reportErrors } from '../support/reports/json-schema.ts';
import { junitErrors, readJunit } from '../support/reports/read-junit.ts';

const REPORTS = formatNames
  .map((name) =>
    name === 'status-page' ? `${name}=reports/status` : `${name}=reports/mail.${FORMATS[name].extension}`,
  )
  .join('\n');

describe('the input reports', () => {
  let sandbox: Sandbox;
  let workspace: string;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'mail-probe-workspace-'));
  });

  afterEach(() => rmSync(workspace, { recursive: true, force: true }));

  function run(inputs: Readonly<Record<string, string>>, options: ActionOptions = {}): Promise<ActionRun> {
    const env = { GITHUB_WORKSPACE: workspace, ...options.env };
    return runBundle({ reports: REPORTS, ...inputs }, { ...options, env });
  }

  /** What was written, after the parsers of the formats found nothing wrong. */
  async function written() {
    const text = (name: string) => readFileSync(join(workspace, 'reports', name), 'utf8');
    const [json, xml] = [text('mail.json'), text('mail.xml')];
    expect(reportErrors(JSON.parse(json))).toEqual([]);
    expect(await junitErrors(xml)).toEqual([]);
    const [only] = readJunit(xml).cases;
    return {
      report: JSON.parse(json) as Report,
      junit: only,
      metrics: text('mail.prom'),
      nagios: text('mail.txt'),
      all: readdirSync(join(workspace, 'reports'))
        .map((name) => text(name === 'status' ? join('status', 'index.html') : name))
        .join('\n'),
    };
  }

  it('shows earlier runs on a status page, with a badge beside it', async () => {
    const reports = 'status-page=public\nbadge=public/mail.svg\nbadge=public/mail.json';
    const inputs = { ...roundTripInputs(sandbox), reports, 'history-file': '.mail-probe/history.json' };
    expect((await run(inputs, { env: { GITHUB_RUN_ID: '1' } })).exitCode).toBe(0);
    const page = (name: string) => readFileSync(join(workspace, 'public', name), 'utf8');
    expect(page('index.html')).toContain('<h1>The check is ok</h1>');
    const failed = await run({ ...inputs, password: 'not the password' }, { env: { GITHUB_RUN_ID: '2' } });
    expect(failed.stdout).toContain('Report (status-page): public');
    expect(JSON.parse(page('mail.json'))).toMatchObject({ message: 'critical', color: 'red' });
    expect(page('mail.svg')).toContain('<title>mail: critical</title>');
    const [own = ''] = readdirSync(join(workspace, 'public')).filter((name) => name.startsWith('check-'));
    expect(own).toMatch(/^check-[0-9a-f]{16}\.html$/);
    expect(page('index.html')).toContain(`<a href="${own}">`);
    expect(page(own)).toContain('Last 2 runs: 1 ok, 1 critical');
    expect(page(own)).toContain('50 %');
  });

  it('writes each of them, and says so in the log', async () => {
    const result = await run(roundTripInputs(sandbox));
    expect(result.exitCode, result.stdout).toBe(0);
    const { report, junit, metrics, nagios } = await written();
    expect(report).toEqual(result.report);
    expect(junit?.outcome).toBeUndefined();
    expect(metrics).toMatch(/^mail_probe_success\{check="round-trip .*",mode="round-trip"\} 1$/m);
    expect(nagios).toMatch(/^OK: Message delivered and seen in .* \| 'round_trip_seconds'=[\d.]+s;;;0 /);
    expect(result.stdout).toContain('Report (junit): reports/mail.xml');
  });

  it('tells a failure, with limits and without the password', async () => {
    const password = 'canary-<&">-password';
    const inputs = {
      ...roundTripInputs(sandbox),
      password,
      transcript: 'true',
      thresholds: 'smtp_tls_seconds warning=1m',
    };
    expect((await run(inputs)).exitCode).toBe(1);
    const { report, junit, metrics, nagios, all } = await written();
    expect(report.status).toBe('critical');
    expect(junit?.outcome).toMatchObject({ element: 'failure', type: 'E_AUTH_REJECTED' });
    expect(junit?.details).toMatch(/Dialogue of the last attempt[\s\S]* smtp > EHLO /);
    expect(metrics).toMatch(/^mail_probe_success\{.*\} 0$/m);
    expect(nagios).toMatch(/^CRITICAL: .* refused the login.* \| .*'smtp_tls_seconds'=[\d.]+s;60;;0 /);
    const base64 = Buffer.from(password).toString('base64');
    for (const form of [password, base64, 'canary-&lt;&amp;&quot;&gt;-password', JSON.stringify(password).slice(1, -1)])
      expect(all).not.toContain(form);
  });

  it('writes them for wrong inputs too, when the setting itself can be read in part', async () => {
    const inputs = { ...roundTripInputs(sandbox), port: '70000', reports: `${REPORTS}\npdf=a.pdf\njson=../b.json` };
    const result = await run(inputs);
    expect(result.exitCode).toBe(1);
    const { report, junit, metrics, nagios } = await written();
    expect(report.issues.filter(({ input }) => input === 'reports').map(({ value }) => value)).toEqual([
      'pdf=a.pdf',
      'json=../b.json',
    ]);
    expect(junit?.outcome).toMatchObject({ element: 'error', type: 'E_INPUT' });
    expect(metrics).toMatch(/^mail_probe_success 0$/m);
    expect(nagios).toMatch(/^UNKNOWN: Input port "70000" .* \(and 2 more problems\)\. Nothing was contacted\n/);
    expect(readdirSync(workspace)).toEqual(['reports']);
  });

  it('keeps its verdict and warns when one cannot be written', async () => {
    const tooLong = `${'x'.repeat(300)}.xml`;
    const result = await run({ ...roundTripInputs(sandbox), reports: `junit=${tooLong}\nnagios=b.txt` });
    expect(result.exitCode).toBe(0);
    expect(result.outputs.get('status')).toBe('ok');
    const [warning, ...more] = parseRunnerCommands(result.stdout).filter(({ name }) => name === 'warning');
    expect(warning?.properties).toEqual({ title: 'Mail Probe: no junit report' });
    expect(warning?.data).toMatch(
      /^The junit report could not be written to a text of \d+ characters: E[A-Z]+\. .* not affected\.$/,
    );
    expect(more).toEqual([]);
    expect(result.stdout.split('\n')).toContain(warning?.data);
    expect(readFileSync(join(workspace, 'b.txt'), 'utf8')).toMatch(/^OK: /);
  });

  it('tells a dry run as no pass', async () => {
    await run({ ...roundTripInputs(sandbox), 'dry-run': 'true' });
    const { junit, nagios } = await written();
    expect(junit?.outcome).toMatchObject({ element: 'error', type: 'unknown' });
    expect(nagios).toMatch(/^UNKNOWN: Dry run/);
  });

  describe('when the run does not come to its end', () => {
    let lossy: Sandbox;

    beforeAll(async () => {
      lossy = await startSandbox({ delivery: { lose: true } });
    });

    afterAll(async () => {
      await lossy?.close();
    });

    /** Sends a signal once the message is on its way, which never arrives. */
    function onSent(signal: NodeJS.Signals): ActionOptions {
      let isSent = false;
      return {
        env: { RUNNER_DEBUG: '1' },
        onOutput: (_stdout, child) => {
          if (isSent || lossy.smtp.messages.length === 0) return;
          isSent = true;
          child.kill(signal);
        },
      };
    }

    it('writes them for a cancelled run (GHA-022)', async () => {
      await run(roundTripInputs(lossy), onSent('SIGINT'));
      const { report, junit, nagios } = await written();
      expect(report.code).toBe('E_CANCELLED');
      expect(junit?.outcome).toMatchObject({ element: 'error', type: 'E_CANCELLED' });
      expect(nagios).toMatch(/^UNKNOWN: /);
    });

    it('writes them after an error that nobody caught (GHA-025)', async () => {
      const preload = join(workspace, 'preload.mjs');
      writeFileSync(preload, "process.on('SIGUSR2', () => { throw new Error('boom'); });\n");
      const options = onSent('SIGUSR2');
      const env = { ...options.env, NODE_OPTIONS: `--import=${pathToFileURL(preload).href}` };
      const result = await run(roundTripInputs(lossy), { ...options, env });
      expect(result.exitCode).toBe(1);
      const { report, junit, metrics, nagios } = await written();
      expect(report).toMatchObject({ status: 'unknown', code: 'E_INTERNAL', checks: [] });
      expect(junit?.outcome).toMatchObject({ element: 'error', type: 'E_INTERNAL' });
      expect(metrics).toMatch(/^mail_probe_success 0$/m);
      expect(nagios).toMatch(/^UNKNOWN: Internal error \(Error\): boom\n/);
    });
  });
});
