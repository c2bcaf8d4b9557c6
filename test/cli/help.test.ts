import { describe, expect, it } from 'vitest';
import { OUTPUT_FORMATS } from '../../src/cli/arguments/options.ts';
import { PROBES } from '../../src/probes/index.ts';
import { inputName } from '../../src/settings/settings.ts';
import { VERSION } from '../../src/system/version.ts';
import { runCli } from '../support/bundle/cli.ts';

describe('help', () => {
  it('names every mode, and the exit codes', async () => {
    const { exitCode, stdout, stderr } = await runCli(['--help']);
    for (const { name } of PROBES) expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
    expect(stdout).toContain('Exit codes: 0 ok, 1 warning, 2 critical, 3 unknown.');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect((await runCli(['help'])).stdout).toBe(stdout);
  });

  it.each(PROBES)('on $name has the options that matter, in groups, and examples', async ({ name, settings }) => {
    const { exitCode, stdout } = await runCli([name, '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Usage: mail-probe ${name} [options]\n`);
    for (const setting of settings)
      expect(stdout).toMatch(new RegExp(`^ {2}--${inputName(setting)}(?:-file)? [<[]`, 'm'));
    expect(stdout).toContain('  --timeout <duration> ');
    const others = PROBES.flatMap((probe) => probe.settings).filter((setting) => !settings.includes(setting));
    for (const other of others) expect(stdout).not.toMatch(new RegExp(`^ {2}--${inputName(other)}[ -]`, 'm'));
    expect(stdout.replace(/\s+/g, ' ')).toContain(`What to print: ${OUTPUT_FORMATS.join(', ')}.`);
    expect(stdout).toMatch(/^TLS:\n/m);
    expect(stdout.match(new RegExp(`^ {2}mail-probe ${name} --`, 'gm'))?.length).toBeGreaterThanOrEqual(2);
    expect((await runCli(['help', name])).stdout).toBe(stdout);
  });

  it('is there on the mode that makes one report of many (BEH-A7)', async () => {
    expect((await runCli(['--help'])).stdout).toMatch(/^ {2}merge +Make one result of JSON reports/m);
    const { exitCode, stdout } = await runCli(['merge', '--help']);
    expect(exitCode).toBe(0);
    for (const option of ['merge-reports', 'merge-any-run', 'report', 'output'])
      expect(stdout).toMatch(new RegExp(`^ {2}--${option} [<[]`, 'm'));
    expect(stdout).not.toContain('--host');
    expect(stdout).toMatch(/^ {2}mail-probe merge --merge-reports /m);
    expect((await runCli(['help', 'merge'])).stdout).toBe(stdout);
    expect((await runCli(['mrege', '--help'])).stderr).toBe('mail-probe: Did you mean merge?\n');
  });

  it('on the sandbox, too', async () => {
    const { exitCode, stdout } = await runCli(['sandbox', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/127\.0\.0\.1/);
  });

  it.each([
    [['help', 'smtp-snd'], 'mail-probe: Did you mean smtp-send?\n'],
    [['nonsense', '--help'], 'mail-probe: There is help on round-trip, '],
  ])('does not make something up for %j', async (args, sentence) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  it('is what one gets who says nothing, and no pass', async () => {
    const { exitCode, stdout, stderr } = await runCli([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(/^Usage: mail-probe <mode> \[options\]\n/);
  });
});

it.each(['--version', '-V'])('%s tells the version', async (option) => {
  expect(await runCli([option])).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: '' });
});
