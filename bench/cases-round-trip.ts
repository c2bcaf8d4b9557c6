/** What a round trip costs, as a whole process, and how late it sees what has been delivered. */
import { type Case, milliseconds } from './case.ts';
import { compared, ONE_WAY_MS } from './cases-login.ts';
import { peakMemory } from './command.ts';
import type { Laboratory, Ports } from './laboratory.ts';
import { ours, reportOfOurs, timeOurs } from './ours.ts';
import { checkEmailDelivery, emptyMailbox, floorClient, time } from './peers.ts';
import { inTurn, median } from './statistics.ts';

const mode = 'round-trip';

const near: Case = {
  name: 'round-trip-loopback',
  what: 'whole round-trip process on loopback, against check_email_delivery --wait 1',
  unit: '×',
  limit: 0.3,
  needs: ['check_email_delivery'],
  async measure(laboratory, { longRuns }) {
    const { near: ports, user } = laboratory;
    const pairs = await inTurn(
      longRuns,
      () => timeOurs(laboratory, { mode, ports, user }),
      () => delivery(laboratory, ports, 1),
    );
    return compared(pairs, mode, 'check_email_delivery --wait 1');
  },
};

function far(waitSeconds: number, limit: number | undefined): Case {
  const peer = waitSeconds === 5 ? 'check_email_delivery' : `check_email_delivery --wait ${waitSeconds}`;
  return {
    name: `round-trip-100ms-wait-${waitSeconds}`,
    what: `whole round-trip process at 100 ms, against ${peer}`,
    unit: '×',
    ...(limit === undefined ? {} : { limit }),
    needs: ['check_email_delivery'],
    async measure(laboratory, { longRuns }) {
      const ports = await farPorts(laboratory);
      const pairs = await inTurn(
        longRuns,
        () => timeOurs(laboratory, { mode, ports, user: laboratory.user }),
        () => delivery(laboratory, ports, waitSeconds),
      );
      return compared(pairs, mode, peer);
    },
  };
}

const floor: Case = {
  name: 'round-trip-100ms-floor',
  what: 'whole round-trip process at 100 ms, against one by hand, pipelined',
  unit: '×',
  limit: 1.3,
  async measure(laboratory, { runs }) {
    const ports = await farPorts(laboratory);
    const command = floorClient(laboratory, ports);
    const pairs = await inTurn(
      runs,
      () => timeOurs(laboratory, { mode, ports, user: laboratory.user }),
      () => time(command),
    );
    return compared(pairs, mode, 'by hand');
  },
};

const arrival: Case = {
  name: 'arrival',
  what: 'delivery (LMTP "saved") → seen, median',
  unit: 'ms',
  limit: 150,
  async measure(laboratory, { deliveries }) {
    const { near: ports, user, servers } = laboratory;
    const waits: number[] = [];
    for (let index = 0; index < deliveries; index += 1) {
      const report = await reportOfOurs(laboratory, { mode, ports, user });
      const phase = report.checks[0]?.phases.find(({ name }) => name === 'arrival');
      if (!phase) throw new Error('The report has no arrival.');
      const seenAt = Date.parse(report.startedAt) + (phase.startSeconds + phase.durationSeconds) * 1000;
      waits.push(seenAt - savedAt(await servers.log()));
    }
    const sorted = waits.toSorted((one, other) => one - other);
    return {
      value: median(waits),
      details: { min: milliseconds(sorted[0] ?? Number.NaN), max: milliseconds(sorted.at(-1) ?? Number.NaN) },
    };
  },
};

/** When Dovecot saved the last message, in milliseconds since the epoch. Its log has the time of this machine. */
function savedAt(log: string): number {
  const line = log.split('\n').findLast((each) => /lmtp\(.*(?:saved mail to|stored mail into) /.test(each)) ?? '';
  const [, second = '', micros = ''] = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.(\d{6}) /.exec(line) ?? [];
  return Date.parse(second) + Number(micros) / 1000;
}

const memory: Case = {
  name: 'round-trip-memory',
  what: 'memory of a round trip, peak',
  unit: 'MB',
  limit: 90,
  needs: ['time'],
  async measure(laboratory, { longRuns }) {
    const { near: ports, user } = laboratory;
    const peaks: number[] = [];
    for (let index = 0; index < longRuns; index += 1) {
      peaks.push(await peakMemory(await ours(laboratory, { mode, ports, user })));
    }
    const alone = await peakMemory({ program: process.execPath, args: ['-e', '0'] });
    return { value: median(peaks), details: { 'node -e 0': `${Math.round(alone)} MB` } };
  },
};

async function delivery(laboratory: Laboratory, ports: Ports, waitSeconds: number): Promise<number> {
  const ms = await time(checkEmailDelivery(laboratory, ports, waitSeconds));
  await emptyMailbox(laboratory);
  return ms;
}

async function farPorts({ lines, near: { smtp, imap } }: Laboratory): Promise<Ports> {
  return { smtp: (await lines.open(smtp, ONE_WAY_MS)).port, imap: (await lines.open(imap, ONE_WAY_MS)).port };
}

export const ROUND_TRIP_CASES: readonly Case[] = [near, far(5, 0.25), far(1, undefined), floor, arrival, memory];
