/** What a gate costs before a DNS change: on the way to name servers, as a whole process, and with a big plan. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../src/model/report.ts';
import { type Case, type Measured, milliseconds } from './case.ts';
import { compared, ONE_WAY_MS } from './cases-login.ts';
import { CHECKDMARC, checkdmarc, installCheckdmarc } from './checkdmarc.ts';
import { peakMemory, run } from './command.ts';
import { type GateDomain, gate, startGateDomain } from './gate-domain.ts';
import { bigPlan, SPF_DEPTH } from './gate-zones.ts';
import type { Laboratory } from './laboratory.ts';
import { measured } from './ours.ts';
import { time } from './peers.ts';
import type { ProgramName } from './programs.ts';
import { inTurn, median } from './statistics.ts';

const RECORDS = 100_000;
const NAME_SERVERS: readonly ProgramName[] = ['nsd', 'unbound', 'ldns'];

const flights: Case = {
  name: 'gate-flights',
  what: 'gate, name servers 100 ms away: from the first question to the verdict, in flights of 100 ms',
  unit: 'flights',
  limit: 8 + SPF_DEPTH,
  needs: NAME_SERVERS,
  async measure(laboratory, { longRuns }) {
    await using domain = await startGateDomain(laboratory, ONE_WAY_MS);
    const [times, rounds, questions]: number[][] = [[], [], []];
    for (let index = 0; index < longRuns; index += 1) {
      domain.take();
      await run(await gate(laboratory, domain));
      const asked = domain.take();
      const ms = 1000 * measured(await reportOf(domain), 'mx_total_seconds');
      times?.push(ms);
      rounds?.push(roundsOf(asked));
      questions?.push(asked.length);
    }
    return {
      value: median(times ?? []) / (2 * ONE_WAY_MS),
      details: {
        total: milliseconds(median(times ?? [])),
        'rounds of questions': String(median(rounds ?? [])),
        questions: String(median(questions ?? [])),
      },
    };
  },
};

/** Questions of one round leave together, but for the time that it takes to write them. */
function roundsOf(asked: readonly number[]): number {
  return asked.filter((at, index) => index === 0 || at - (asked[index - 1] ?? 0) > ONE_WAY_MS).length;
}

async function reportOf({ folder }: GateDomain): Promise<Report> {
  const temp = join(folder, 'runner');
  const name = (await readdir(temp)).find((file) => file.startsWith('mail-probe-report-'));
  if (name === undefined) throw new Error('The gate left no report.');
  return JSON.parse(await readFile(join(temp, name), 'utf8')) as Report;
}

const near: Case = {
  name: 'gate-loopback',
  what: 'whole gate process on loopback, against checkdmarc',
  unit: '×',
  limit: 0.3,
  needs: [...NAME_SERVERS, 'python3'],
  async measure(laboratory, { runs }) {
    const python = await installCheckdmarc();
    await using domain = await startGateDomain(laboratory, 0);
    const peer = checkdmarc(python, domain);
    const own = async (): Promise<number> => time(await gate(laboratory, domain));
    return compared(await inTurn(runs, own, () => time(peer)), 'gate', CHECKDMARC);
  },
};

async function withBigPlan(laboratory: Laboratory, work: (domain: GateDomain) => Promise<Measured>): Promise<Measured> {
  await using domain = await startGateDomain(laboratory, 0);
  await writeFile(join(domain.folder, 'big.zone'), bigPlan(domain.zone, RECORDS));
  return await work(domain);
}

const bigTime: Case = {
  name: 'gate-big-plan-time',
  what: 'whole gate process on loopback, a plan of 100 000 records',
  unit: 'ms',
  limit: 1500,
  needs: NAME_SERVERS,
  measure: (laboratory, { longRuns }) =>
    withBigPlan(laboratory, async (domain) => {
      const pairs = await inTurn(
        longRuns,
        async () => time(await gate(laboratory, domain, 'big.zone')),
        async () => time(await gate(laboratory, domain)),
      );
      return { value: median(pairs.ours), details: { 'a small plan': milliseconds(median(pairs.theirs)) } };
    }),
};

const bigMemory: Case = {
  name: 'gate-big-plan-memory',
  what: 'gate, a plan of 100 000 records: memory, peak',
  unit: 'MB',
  limit: 200,
  needs: [...NAME_SERVERS, 'time'],
  measure: (laboratory, { longRuns }) =>
    withBigPlan(laboratory, async (domain) => {
      const pairs = await inTurn(
        longRuns,
        async () => peakMemory(await gate(laboratory, domain, 'big.zone')),
        async () => peakMemory(await gate(laboratory, domain)),
      );
      return { value: median(pairs.ours), details: { 'a small plan': `${Math.round(median(pairs.theirs))} MB` } };
    }),
};

export const GATE_CASES: readonly Case[] = [flights, near, bigTime, bigMemory];
