/** A signed mail domain on NSD and unbound, as far away as a case wants them, and a gate for it. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthority } from '../src/sandbox/common/certificates.ts';
import { startPolicyHost } from '../src/sandbox/policy-host.ts';
import { openNameServers } from '../test/support/name-servers/name-servers.ts';
import type { Command } from './command.ts';
import { GATE_ADDRESSES, GATE_DOMAIN, GATE_POLICY, gatePlan, gateZone, otherZones, parentZone } from './gate-zones.ts';
import type { Laboratory } from './laboratory.ts';

/** A domain that runs. */
export interface GateDomain extends AsyncDisposable {
  /** The published zone. */
  readonly zone: string;
  readonly folder: string;
  /** Variables that lead programs to its servers. */
  readonly env: Readonly<Record<string, string>>;
  /** The address of a resolver that knows all zones, with its port. */
  readonly resolver: { readonly host: string; readonly port: number };
  /** A file with the authority of its policy host. */
  readonly caPath: string;
  /** When each question has come in since the last call, in milliseconds, in order. */
  take(): readonly number[];
}

const HOST = '127.0.0.1';

/** Starts it. @param oneWayMs how long each octet to and from a name server takes */
export async function startGateDomain(laboratory: Laboratory, oneWayMs: number): Promise<GateDomain> {
  await using started = new AsyncDisposableStack();
  const folder = await mkdtemp(join(laboratory.folder, 'gate-'));
  const zone = gateZone();
  let asked: number[] = [];
  const servers = started.use(await openNameServers());
  const far = async (port: number): Promise<number> => {
    if (oneWayMs === 0) return port;
    const line = await farNameServer(laboratory, port, oneWayMs, () => asked.push(performance.now()));
    started.defer(line.close);
    return line.port;
  };
  const own = await servers.sign({ origin: GATE_DOMAIN, text: zone });
  const parent = await servers.sign(parentZone(own.ds));
  const [first, second, above, rest] = await Promise.all([
    servers.serve([own]),
    servers.serve([own]),
    servers.serve([parent]),
    servers.serve(otherZones()),
  ]);
  const stubs = [
    { origin: GATE_DOMAIN, port: first },
    { origin: parent.origin, port: above },
    ...otherZones().map(({ origin }) => ({ origin, port: rest })),
  ];
  const resolver = await far(await servers.resolve({ anchors: [parent.ds], stubs }));
  const authority = await createAuthority({ name: 'Benchmark Root CA' });
  const policy = started.use(await startPolicyHost({ authority, domain: GATE_DOMAIN, policy: GATE_POLICY }));
  const caPath = join(folder, 'ca.pem');
  await writeFile(caPath, authority.certificatePem);
  await writeFile(join(folder, 'plan.zone'), gatePlan(zone));
  const ports = {
    [`${GATE_ADDRESSES.parent}:53`]: await far(above),
    [`${GATE_ADDRESSES.names[0]}:53`]: await far(first),
    [`${GATE_ADDRESSES.names[1]}:53`]: await far(second),
    [`${GATE_ADDRESSES.policy}:443`]: policy.port,
    [`${HOST}:53`]: resolver,
  };
  const all = started.move();
  return {
    ...{ zone, folder, caPath, resolver: { host: HOST, port: resolver } },
    env: { BENT_ADDRESSES: JSON.stringify(ports) },
    take: () => {
      const taken = asked;
      asked = [];
      return taken;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** The same server behind a long line, for both transports at one port. */
async function farNameServer(
  { lines }: Laboratory,
  near: number,
  oneWayMs: number,
  onQuestion: () => void,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { port } = await lines.open(near, oneWayMs);
  const outside = createSocket('udp4');
  outside.bind(port, HOST);
  await once(outside, 'listening');
  const ways = new Map<number, Socket>();
  outside.on('message', (question, from) => {
    onQuestion();
    let way = ways.get(from.port);
    if (!way) {
      way = createSocket('udp4');
      way.on('message', (answer) => {
        setTimeout(() => outside.send(answer, from.port, from.address, () => {}), oneWayMs);
      });
      ways.set(from.port, way);
    }
    const there = way;
    setTimeout(() => there.send(question, near, HOST, () => {}), oneWayMs);
  });
  const close = async (): Promise<void> => {
    for (const way of ways.values()) way.close();
    outside.close();
    await once(outside, 'close');
  };
  return { port, close };
}

/** The built action as a gate, stage `planned`, as the runner starts it. */
export async function gate(laboratory: Laboratory, domain: GateDomain, zone = 'plan.zone'): Promise<Command> {
  const temp = join(domain.folder, 'runner');
  await rm(temp, { recursive: true, force: true });
  await mkdir(temp);
  const inputs = {
    ...{ mode: 'mx', domain: GATE_DOMAIN, zone, 'dkim-selectors': 'mail', 'tls-ca': domain.caPath },
    resolvers: `${domain.resolver.host}:${domain.resolver.port}`,
  };
  const env: Record<string, string> = {
    ...domain.env,
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: domain.folder,
    GITHUB_REPOSITORY: 'mail-probe/mail-probe',
    GITHUB_RUN_ID: '1',
    GITHUB_SERVER_URL: 'https://github.com',
  };
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE']) {
    env[name] = join(temp, name);
    await writeFile(join(temp, name), '');
  }
  for (const [name, value] of Object.entries(inputs)) env[`INPUT_${name.toUpperCase()}`] = value;
  const args = ['--require', join(import.meta.dirname, 'bend-addresses.cjs'), laboratory.bundle];
  return { program: process.execPath, args, env, proof: /^Mail Probe: OK/m };
}
