/**
 * The examples of docs/gate.md do what the page says. The programs of other projects (gh, docker, octodns-sync,
 * terraform, tofu) are small ones that note the call and print an output of their form.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { blockOf } from '../support/snippets/blocks.ts';
import type { MailWorld, WorldOptions } from '../support/snippets/mail-world.ts';
import * as blocks from '../support/snippets/run-block.ts';
import { failures } from '../support/snippets/run-block.ts';
import type { StepRun } from '../support/snippets/workflow.ts';

const PAGE = 'docs/gate.md';
const MOVE = blockOf(`${PAGE}, How to read the result, 1`).text;
/** What the page shows; "npm run docs" puts it there. */
const SAMPLE = '../support/snippets/failing-gate.txt';
const MOVED = { 'zones/example.org.zone': MOVE };

const startWorld = (id: string, options: WorldOptions = {}): Promise<MailWorld> =>
  blocks.startWorld(inject('bundleFolder'), id, options);

function runBlock(text: string, world: MailWorld, files = {}): Promise<readonly StepRun[]> {
  return blocks.runBlock(text, { world, bundleFolder: inject('bundleFolder') }, {}, files);
}

/** The beginning of a log, up to the times of phases, which differ from run to run. */
function beginning(log: string): string {
  return log.slice(0, log.indexOf('  target: ')).replace(/^(Check .*) \(.*\)$/m, '$1 (1.2 s)');
}

describe('the failing gate that the page shows', () => {
  it('is a true one', async () => {
    await using world = await startWorld(PAGE);
    mkdirSync(join(world.root, 'zones'));
    writeFileSync(join(world.root, 'zones/example.org.zone'), MOVE);
    const command = 'mail-probe mx --domain example.org --zone zones/example.org.zone';
    const { exitCode, stdout } = await world.run(['bash', '-c'], command, world.root, {});
    await expect(beginning(stdout)).toMatchFileSnapshot(SAMPLE);
    expect(exitCode).toBe(2);
  });

  it('annotates the line of the plan', async () => {
    await using world = await startWorld(PAGE);
    const steps = await runBlock(blockOf(`${PAGE}, Zone files, 1`).text, world, MOVED);
    expect(steps.at(-1)).toMatchObject({ outcome: 'failure', outputs: { status: 'critical' } });
    expect(steps.at(-1)?.log).toContain('E_STS_MX_MISMATCH');
    expect(steps.at(-1)?.log).toMatch(/^::error [^\n]*file=zones\/example\.org\.zone,line=6,/m);
  });

  it('has its order in a comment', async () => {
    await using world = await startWorld(PAGE);
    const steps = await runBlock(blockOf(`${PAGE}, Order in the pull request, 1`).text, world, MOVED);
    const [call] = world.calls();
    expect(call).toMatchObject({ program: 'gh', args: ['pr', 'comment', '17', '--body-file', '-'] });
    const lines = call?.stdin.trim().split('\n') ?? [];
    expect(lines.map((line) => line.split(' ', 1)[0])).toEqual(lines.map((_line, index) => `${index + 1}.`));
    expect(lines[5]).toMatch(/^6\. publish MX example\.org 10 mx1\.example\.org\./);
    expect(steps.at(1)?.outputs['records-changed']).toBe('2');
  });
});

describe('the worked example', () => {
  const { text } = blockOf(`README.md, Gate before a DNS or MX change, 1`);
  const runPlan = async (zone: string, options: WorldOptions = {}): Promise<StepRun | undefined> => {
    await using world = await startWorld(PAGE, options);
    return (await runBlock(text, world, { 'zones/example.org.zone': zone })).at(-1);
  };

  it('passes in three steps', async () => {
    const prepared = MOVE.replace('10 mx1', '10 mail').replace('20260214', '20260215');
    expect(await runPlan(prepared)).toMatchObject({ outcome: 'success', outputs: { status: 'ok' } });
    const moved = MOVE.replace('20260214', '20260215');
    const move = await runPlan(moved, { isMovePrepared: true });
    expect(move).toMatchObject({ outcome: 'success', outputs: { status: 'warning', code: 'E_SPF_NARROWED' } });
  });
});

describe('plans of other programs', () => {
  it('that hold secrets do not show them', async () => {
    await using world = await startWorld(PAGE);
    const steps = await runBlock(blockOf(`${PAGE}, Terraform, 1`).text, world);
    expect(failures(steps)).toEqual([]);
    expect(JSON.stringify(steps)).not.toContain('secret-of-the-plan');
    expect(world.calls().map(({ program, args }) => [program, args[0]])).toEqual([
      ['terraform', 'init'],
      ['terraform', 'plan'],
      ['terraform', 'show'],
    ]);
  });

  it('are published, and compared with what is published', async () => {
    await using world = await startWorld(PAGE);
    const { text } = blockOf(`${PAGE}, After the change, 1`);
    const steps = await runBlock(text, world);
    expect(failures(steps)).toEqual([]);
    expect(world.calls().map(({ program }) => program)).toEqual(['pip', 'octodns-sync']);
    // Ten minutes of further attempts, as the page says, are too many here.
    const once = text.replace('config/example.org.yaml', 'zones/example.org.zone').replace('retries: 5', 'retries: 0');
    const other = await runBlock(once, world, MOVED);
    expect(other.at(-1)).toMatchObject({ outcome: 'failure', outputs: { code: 'E_PLAN_NOT_PUBLISHED' } });
  });
});

describe('the gate of the README', () => {
  it('fails for a plan that breaks mail', async () => {
    const id = 'README.md, Gate before a DNS or MX change, 1';
    await using world = await startWorld(id);
    const steps = await runBlock(blockOf(id).text, world, MOVED);
    expect(steps.at(-1)).toMatchObject({ outcome: 'failure', outputs: { status: 'critical' } });
  });
});
