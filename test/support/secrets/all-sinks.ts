/** Runs a check as the action does, with debug logging, and returns all that it writes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogProgress } from '../../../src/github/progress.ts';
import { saveTicket } from '../../../src/github/ticket.ts';
import type { Report } from '../../../src/model/report.ts';
import { prepare, runJob } from '../../../src/pipeline/run.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import type { World } from '../../../src/system/world.ts';
import { renderFormats, renderSinks } from '../reports/sinks.ts';

/** What a run wrote, by the name of the sink. */
export interface Written {
  readonly report: Report;
  readonly sinks: Readonly<Record<string, string>>;
}

/** @param inputs as a workflow gives them; `mail.test` is on loopback */
export async function writeAll(inputs: Readonly<Record<string, string>>): Promise<Written> {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-sinks-'));
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const);
  const env = { ...Object.fromEntries(variables), RUNNER_DEBUG: '1', GITHUB_STATE: join(folder, 'state') };
  const live: string[] = [];
  const real = createWorld({ env, stdout: (line) => void live.push(line) });
  const lookup: World['dns']['lookup'] = async () => [{ address: '127.0.0.1', family: 4 }];
  const world: World = { ...real, dns: { lookup, explain: async () => undefined, servers: () => [] } };
  try {
    const job = await prepare(world);
    const report = await runJob(job, {
      ...createLogProgress(job, world),
      world,
      redact: job.redact,
      cancel: new AbortController().signal,
      hurry: new AbortController().signal,
      keepTicket: async ({ name }, ticket) => saveTicket(env, { index: 0, checkName: name, ticket }, job.redact),
    });
    const formats = Object.entries(renderFormats(report)).map(([name, text]) => [`report ${name}`, text] as const);
    const sinks = { ...renderSinks(report), ...Object.fromEntries(formats), live: live.join('\n'), state: state(env) };
    return { report, sinks };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The values of the state, decoded. */
function state({ GITHUB_STATE }: { readonly GITHUB_STATE: string }): string {
  try {
    const lines = readFileSync(GITHUB_STATE, 'utf8').split('\n');
    return lines.map((line) => Buffer.from(line.slice(line.indexOf('=') + 1), 'base64').toString()).join('\n');
  } catch {
    return '';
  }
}
