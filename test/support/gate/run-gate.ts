/** Runs mode `mx` from its inputs to its report in a world on loopback, with files in a workspace. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '../../../src/model/report.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import type { World } from '../../../src/system/world.ts';
import { LONG_LIMITS, type ProbeOptions, runProbe } from '../scripted/run-probe.ts';
import type { MailWorld } from './mail-world.ts';

/** What goes beside the inputs. */
export interface GateOptions extends Pick<ProbeOptions, 'env' | 'execution' | 'clock' | 'servers'> {
  /** Files of the workspace. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Further addresses and the ports of loopback that they lead to. */
  readonly routes?: Readonly<Record<string, number>>;
  /** Addresses that never answer. */
  readonly silent?: readonly string[];
  /** Addresses that cannot be reached, with the error of the system. */
  readonly failing?: Readonly<Record<string, string>>;
}

export const DOMAIN = 'example.test';

/** @throws Error as `runProbe` does */
export async function runGate(
  { inputs: own, routes: known }: Pick<MailWorld, 'inputs' | 'routes'>,
  inputs: Readonly<Record<string, string>>,
  { files = {}, routes = {}, silent = [], failing = {}, ...options }: GateOptions = {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-gate-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const all = { mode: 'mx', domain: DOMAIN, username: '', password: '', ...LONG_LIMITS, ...own, ...inputs };
    const bent = bentWorld({ routes: { ...known, ...routes }, silent, failing });
    return await runProbe(all, { ...options, ...bent, env: { ...options.env, GITHUB_WORKSPACE: folder } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Bent = Required<Pick<GateOptions, 'routes' | 'silent' | 'failing'>>;

/** Addresses that lead elsewhere, over TCP and UDP; those of loopback lead where they should. */
function bentWorld({ routes, silent, failing }: Bent): Pick<World, 'connect' | 'udp'> {
  const real = createWorld({ env: {}, stdout: () => {} });
  const faultAt = (address: string): Error | undefined => {
    const code = failing[address] ?? (address in routes || address.startsWith('127.') ? undefined : 'ENETUNREACH');
    return code === undefined ? undefined : Object.assign(new Error(`connect ${code} ${address}`), { code });
  };
  return {
    connect: (address, port) => {
      if (silent.includes(address)) return new Socket();
      const fault = faultAt(address);
      return fault ? new Socket().destroy(fault) : real.connect('127.0.0.1', routes[address] ?? port);
    },
    udp: (family) => {
      const socket = real.udp(family === 6 ? 4 : family);
      const connect = socket.connect.bind(socket);
      socket.connect = (port: number, address?: unknown) => {
        const at = String(address);
        if (silent.includes(at)) return;
        const fault = faultAt(at);
        if (fault) return void process.nextTick(() => socket.emit('error', fault));
        return connect(routes[at] ?? port, '127.0.0.1');
      };
      return socket;
    },
  };
}
