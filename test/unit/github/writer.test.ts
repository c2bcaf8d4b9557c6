import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWriter, type Writer } from '../../../src/github/writer.ts';
import { renderOutputs } from '../../../src/report/workflow/outputs.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import { parseRunnerCommands } from '../../support/bundle/runner-commands.ts';
import { SAMPLE_REPORTS } from '../../support/reports/sample-reports.ts';

const { files } = createWorld({ env: {}, stdout: () => {} });

let folder = '';
let printed = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-writer-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  // The toolkit remembers the path of the summary.
  Object.assign(core.summary, { _filePath: undefined });
  rmSync(folder, { recursive: true });
});

/** A writer with the real toolkit, which reads the environment of the process. */
function writerIn(env: Record<string, string>): Writer {
  vi.stubEnv('GITHUB_OUTPUT', env['GITHUB_OUTPUT']);
  vi.stubEnv('GITHUB_STEP_SUMMARY', env['GITHUB_STEP_SUMMARY']);
  return createWriter({ core, env, files });
}

function fileOf(name: string, text = ''): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('annotate', () => {
  test('gives the runner one command an annotation, whole', () => {
    const annotations = [
      { level: 'error', title: 'Login refused: a, b: c', message: '100% of it\nServer said: 535' },
      { level: 'warning', title: 'Junk', message: 'In Junk.' },
      { level: 'error', title: 'Here', message: 'There', source: { file: 'ci/a,b:c.yml', line: 12, column: 5 } },
    ] as const;
    writerIn({}).annotate(annotations);
    expect(parseRunnerCommands(printed)).toEqual([
      { name: 'error', properties: { title: 'Login refused: a, b: c' }, data: '100% of it\nServer said: 535' },
      { name: 'warning', properties: { title: 'Junk' }, data: 'In Junk.' },
      { name: 'error', properties: { title: 'Here', file: 'ci/a,b:c.yml', line: '12', col: '5' }, data: 'There' },
    ]);
  });
});

describe('setOutputs', () => {
  test('writes each of them to the file', () => {
    const GITHUB_OUTPUT = fileOf('output');
    const outputs = renderOutputs(SAMPLE_REPORTS.ok, '/tmp/report.json');
    expect(writerIn({ GITHUB_OUTPUT }).setOutputs(outputs)).toBeUndefined();
    expect(parseOutputs(readFileSync(GITHUB_OUTPUT, 'utf8'))).toEqual(Object.fromEntries(outputs));
    expect(printed).toBe('');
  });

  test('GHA-001: without the file nothing is printed in its place', () => {
    expect(writerIn({}).setOutputs(new Map([['status', 'ok']]))).toBeUndefined();
    expect(printed).toBe('');
  });

  test('GHA-002: a missing file is a problem that says so', () => {
    const problem = writerIn({ GITHUB_OUTPUT: join(folder, 'missing') }).setOutputs(new Map([['status', 'ok']]));
    expect(problem).toMatchObject({ status: 'unknown', code: 'E_GH_OUTPUT', message: 'Cannot write outputs: ENOENT.' });
  });

  test('GHA-003: so is one that cannot be written', () => {
    const path = join(folder, 'folder');
    mkdirSync(path);
    const problem = writerIn({ GITHUB_OUTPUT: path }).setOutputs(new Map([['status', 'ok']]));
    expect(problem).toMatchObject({ code: 'E_GH_OUTPUT', message: 'Cannot write outputs: EISDIR.' });
  });

  test('GHA-003: so is a full disk', () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const setOutput = () => {
      throw full;
    };
    const writer = createWriter({ core: { ...core, setOutput }, env: { GITHUB_OUTPUT: fileOf('output') }, files });
    expect(writer.setOutputs(new Map([['status', 'ok']]))).toMatchObject({ message: 'Cannot write outputs: ENOSPC.' });
  });

  test('GHA-004: a value that looks like the end of one stays a value', () => {
    const GITHUB_OUTPUT = fileOf('output');
    const outputs = new Map([['message', 'x\nghadelimiter_00000000\ny=1\nevil<<EOF\n1\nEOF']]);
    expect(writerIn({ GITHUB_OUTPUT }).setOutputs(outputs)).toBeUndefined();
    expect(parseOutputs(readFileSync(GITHUB_OUTPUT, 'utf8'))).toEqual(Object.fromEntries(outputs));
  });
});

describe('writeSummary', () => {
  test('appends one text, once', async () => {
    const GITHUB_STEP_SUMMARY = fileOf('summary');
    core.summary.addRaw('left over from somebody else');
    const limits: number[] = [];
    const problem = await writerIn({ GITHUB_STEP_SUMMARY }).writeSummary((limit) => {
      limits.push(limit);
      return '## ✅ Fine\n';
    });
    expect(problem).toBeUndefined();
    expect(limits).toEqual([900 * 1024]);
    expect(readFileSync(GITHUB_STEP_SUMMARY, 'utf8')).toBe('## ✅ Fine\n');
    expect(core.summary.isEmptyBuffer()).toBe(true);
  });

  test('GHA-007: without the file there is no summary, and nobody is told', async () => {
    const render = vi.fn(() => '');
    expect(await writerIn({}).writeSummary(render)).toBeUndefined();
    expect(render).not.toHaveBeenCalled();
    expect(printed).toBe('');
  });

  test('GHA-008: a summary that cannot be written is a warning', async () => {
    const problem = await writerIn({ GITHUB_STEP_SUMMARY: join(folder, 'missing') }).writeSummary(() => 'text');
    expect(problem).toEqual({
      level: 'warning',
      title: 'Mail Probe: no job summary',
      message:
        'The job summary could not be written: ENOENT. The result is not affected; the log shows all of it.\nCode: E_GH_SUMMARY',
    });
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });

  test('GHA-008: so is one that refuses only the writing, and the buffer is left empty', async () => {
    const denied = Object.assign(new Error('permission denied'), { code: 'EACCES' });
    vi.spyOn(core.summary, 'write').mockRejectedValue(denied);
    const problem = await writerIn({ GITHUB_STEP_SUMMARY: fileOf('summary') }).writeSummary(() => 'text');
    expect(problem?.message).toContain('could not be written: EACCES.');
    expect(core.summary.isEmptyBuffer()).toBe(true);
  });

  test('GHA-010: what stands there already counts, and ends before ours begins', async () => {
    const earlier = 'ä'.repeat(520_000);
    const GITHUB_STEP_SUMMARY = fileOf('summary', earlier);
    const problem = await writerIn({ GITHUB_STEP_SUMMARY }).writeSummary((limit) => 'x'.repeat(limit));
    expect(problem).toMatchObject({
      title: 'Mail Probe: job summary cut',
      message: expect.stringMatching(/\nCode: E_GH_SUMMARY$/),
    });
    const written = readFileSync(GITHUB_STEP_SUMMARY);
    expect(written.length).toBe(1024 * 1024);
    expect(written.toString().slice(520_000, 520_003)).toBe('\n\nx');
  });

  test('GHA-010: a full summary is a warning', async () => {
    const GITHUB_STEP_SUMMARY = fileOf('summary', 'x'.repeat(1024 * 1024));
    const problem = await writerIn({ GITHUB_STEP_SUMMARY }).writeSummary((limit) => (limit > 0 ? 'x' : ''));
    expect(problem?.message).toMatch(/^The job summary could not be written: it is full/);
  });
});

/** As the runner reads the file: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/);
  const values: [string, string][] = [];
  for (let at = 0; at < lines.length - 1; ) {
    const [, name = '', delimiter = ''] = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    const end = lines.indexOf(delimiter, at + 1);
    values.push([name, lines.slice(at + 1, end).join('\n')]);
    at = end + 1;
  }
  return Object.fromEntries(values);
}
