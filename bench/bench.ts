/**
 * Measures what Mail Probe costs, side by side with other programs, and compares it with its limits.
 * `npm run bench -- [--only NAME] [--json PATH] [--smoke]`; `--smoke` runs everything once or twice, over a small mailbox,
 * to show that it works, and compares nothing with a limit. A program that is not installed costs its rows, not the run.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findMailServers } from '../test/support/postfix-dovecot/find-mail-servers.ts';
import type { Case, Effort, Row } from './case.ts';
import { COMPARISON_CASES } from './cases-comparison.ts';
import { GATE_CASES } from './cases-gate.ts';
import { HISTORY_CASES } from './cases-history.ts';
import { INCIDENT_CASES } from './cases-incidents.ts';
import { LOGIN_CASES } from './cases-login.ts';
import { ROUND_TRIP_CASES } from './cases-round-trip.ts';
import { SIZE_CASES } from './cases-size.ts';
import { openLaboratory } from './laboratory.ts';
import { describeMachine } from './machine.ts';
import { missingPackages } from './programs.ts';
import { renderHead, renderRow } from './table.ts';

const FULL: Effort = { runs: 15, longRuns: 5, deliveries: 50, messages: 200_000 };
const SMOKE: Effort = { runs: 1, longRuns: 1, deliveries: 2, messages: 500 };

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    json: { type: 'string', default: '.build/bench.json' },
    smoke: { type: 'boolean', default: false },
  },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const MEMORY_CASES = [...HISTORY_CASES, ...COMPARISON_CASES, ...INCIDENT_CASES];
const cases = [...LOGIN_CASES, ...ROUND_TRIP_CASES, ...SIZE_CASES, ...GATE_CASES, ...MEMORY_CASES].filter(
  ({ name }) => !values.only || values.only.some((part) => name.includes(part)),
);

const servers = findMailServers();
if (!servers.installed) {
  process.stderr.write(`The benchmark needs its mail servers: ${servers.missing.join(', ')}.\n`);
  process.exit(1);
}
const rows: Row[] = [];
const missing = new Set<string>();
const broken: string[] = [];
const machine = describeMachine();
for (const [name, value] of Object.entries(machine)) say(`${name}: ${value}`);
say('');
say(renderHead());
{
  await using laboratory = await openLaboratory();
  for (const each of cases) {
    const absent = (each.needs ?? []).flatMap(missingPackages);
    for (const name of absent) missing.add(name);
    if (absent.length > 0) {
      say(`| ${each.what} | left out | | | needs ${absent.join(', ')} |`);
      continue;
    }
    try {
      const row = rowOf(each, await each.measure(laboratory, values.smoke ? SMOKE : FULL));
      rows.push(row);
      say(renderRow(row));
    } catch (error) {
      broken.push(each.name);
      say(`| ${each.what} | not measured | | **fail** | |`);
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    }
  }
}
await writeFile(values.json, `${JSON.stringify({ machine, isSmoke: values.smoke, rows }, undefined, 2)}\n`);
const missed = rows.filter(({ isMet }) => isMet === false);
say(`\n${rows.length} rows, ${missed.length} above their limit, ${broken.length} broken. All figures: ${values.json}`);
if (missing.size > 0) {
  say(`Rows were left out. To measure them: apt-get install ${[...missing].join(' ')}`);
}
process.exitCode = missed.length + broken.length > 0 ? 1 : 0;

function rowOf({ name, what, unit, limit }: Case, { value, details }: Pick<Row, 'value' | 'details'>): Row {
  const isHeld = limit !== undefined && !values.smoke;
  return { name, what, unit, value, limit, ...(isHeld ? { isMet: value <= limit } : {}), details };
}
