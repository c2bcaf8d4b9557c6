/** What a login costs: until the first packet, on the wire, and as a whole process. */

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { flights, type Turn } from '../test/support/servers/long-line.ts';
import { type Case, milliseconds } from './case.ts';
import type { Command } from './command.ts';
import { run } from './command.ts';
import type { Laboratory, Ports } from './laboratory.ts';
import type { Line } from './line.ts';
import { ours, timeOurs } from './ours.ts';
import { checkImap, checkSmtp, curlImap, swaks, time } from './peers.ts';
import { isInstalled, type ProgramName } from './programs.ts';
import { inTurn, median, type Pairs, ratio } from './statistics.ts';

/** 100 ms there and back. */
export const ONE_WAY_MS = 50;

const firstPacket: Case = {
  name: 'first-packet',
  what: 'process start → first SYN, against the whole of node -e 0',
  unit: '×',
  limit: 1.6,
  async measure(laboratory, { runs }) {
    const empty: Command = { program: process.execPath, args: ['-e', '0'] };
    const pairs = await inTurn(
      runs * 2,
      () => untilFirstPacket(laboratory),
      () => time(empty),
    );
    return compared(pairs, 'first SYN', 'node -e 0');
  },
};

/** From the start of the process until its connection is accepted. The process is then ended. */
async function untilFirstPacket(laboratory: Laboratory): Promise<number> {
  const listener = createServer();
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const command = await ours(laboratory, {
    mode: 'imap-login',
    ports: { smtp: port, imap: port },
    user: laboratory.user,
    // It would have to be read, and few have one.
    inputs: { 'tls-ca': '' },
  });
  const start = performance.now();
  let accepted = Number.NaN;
  listener.once('connection', (socket) => {
    accepted = performance.now();
    socket.on('error', () => {});
    socket.destroy();
  });
  // It fails, as nobody answers; what it did before is what counts.
  await run({ ...command, proof: /./ }).catch(() => {});
  listener.close();
  return accepted - start;
}

function wireCase(mode: 'imap-login' | 'smtp-login', what: string, limit: number): Case {
  const protocol = mode === 'imap-login' ? 'imap' : 'smtp';
  return {
    name: `${mode}-flights`,
    what,
    unit: 'flights',
    limit,
    async measure(laboratory) {
      const line = await laboratory.lines.open(laboratory.near[protocol], ONE_WAY_MS);
      const ports: Ports = { smtp: line.port, imap: line.port };
      const own = await turnsOf(line, () => timeOurs(laboratory, { mode, ports, user: laboratory.user }));
      const peers: readonly [ProgramName, Command][] =
        protocol === 'imap'
          ? [
              ['curl', curlImap(laboratory, ports)],
              ['check_imap', checkImap(laboratory, ports)],
            ]
          : [
              ['swaks', swaks(laboratory, ports)],
              ['check_smtp', checkSmtp(laboratory, ports)],
            ];
      const details: Record<string, string> = {};
      for (const [name, command] of peers) {
        // The limit is on our own flights.
        if (!isInstalled(name)) continue;
        details[name] = `${flights(await turnsOf(line, () => time(command)))} flights`;
      }
      return { value: flights(withoutEnd(own)), details };
    },
  };
}

async function turnsOf(line: Line, work: () => Promise<unknown>): Promise<readonly Turn[]> {
  await line.take();
  await work();
  const [turns, ...more] = await line.take();
  if (!turns || more.length > 0) throw new Error('There should have been one connection.');
  return turns;
}

/** The `close_notify` of TLS 1.3 (RFC 8446 section 6.1), as a record. */
const CLOSE_NOTIFY_BYTES = 24;

/** LOGOUT or QUIT may be answered before the busy process gets to hang up. It did not wait for that. */
function withoutEnd(turns: readonly Turn[]): readonly Turn[] {
  const last = turns.at(-1);
  return last?.who === 'client' && last.bytes === CLOSE_NOTIFY_BYTES ? turns.slice(0, -2) : turns;
}

function farLogin(
  mode: 'imap-login' | 'smtp-login',
  peer: ProgramName,
  limit: number | undefined,
  peerOf: PeerOf,
): Case {
  const protocol = mode === 'imap-login' ? 'imap' : 'smtp';
  return {
    name: `${mode}-100ms-${peer}`,
    what: `whole ${mode} process at 100 ms, against ${peer}`,
    unit: '×',
    ...(limit === undefined ? {} : { limit }),
    needs: [peer],
    async measure(laboratory, { runs }) {
      const line = await laboratory.lines.open(laboratory.near[protocol], ONE_WAY_MS);
      const ports: Ports = { smtp: line.port, imap: line.port };
      const command = peerOf(laboratory, ports);
      const pairs = await inTurn(
        runs,
        () => timeOurs(laboratory, { mode, ports, user: laboratory.user }),
        () => time(command),
      );
      return compared(pairs, mode, peer);
    },
  };
}

type PeerOf = (laboratory: Laboratory, ports: Ports) => Command;

function nearLogin(mode: 'imap-login' | 'smtp-login', peer: ProgramName, peerOf: PeerOf): Case {
  return {
    name: `${mode}-loopback-${peer}`,
    what: `whole ${mode} process on loopback, against ${peer}`,
    unit: '×',
    needs: [peer],
    async measure(laboratory, { runs }) {
      const { near: ports, user } = laboratory;
      const command = peerOf(laboratory, ports);
      const pairs = await inTurn(
        runs,
        () => timeOurs(laboratory, { mode, ports, user }),
        () => time(command),
      );
      return compared(pairs, mode, peer);
    },
  };
}

/** A ratio with the medians that it comes from. */
export function compared(pairs: Pairs, own: string, peer: string): { value: number; details: Record<string, string> } {
  return {
    value: ratio(pairs),
    details: { [own]: milliseconds(median(pairs.ours)), [peer]: milliseconds(median(pairs.theirs)) },
  };
}

export const LOGIN_CASES: readonly Case[] = [
  firstPacket,
  wireCase('imap-login', 'imap-login, implicit TLS: flights from SYN to verdict', 4),
  wireCase('smtp-login', 'smtp-login, STARTTLS: flights from SYN to verdict', 7),
  farLogin('imap-login', 'curl', 0.8, curlImap),
  farLogin('imap-login', 'check_imap', undefined, checkImap),
  farLogin('smtp-login', 'swaks', 1, swaks),
  farLogin('smtp-login', 'check_smtp', undefined, checkSmtp),
  nearLogin('imap-login', 'curl', curlImap),
  nearLogin('smtp-login', 'swaks', swaks),
];
