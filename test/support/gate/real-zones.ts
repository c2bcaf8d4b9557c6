/**
 * Domains below `test` on NSD, and unbound as the resolver that validates: a gate sees them as it sees those of the
 * Internet. Addresses are those of documentation (RFC 5737), each of which leads to a port of loopback.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../src/model/report.ts';
import { type Host, openNetwork } from '../dns/dns-network.ts';
import { type NameServers, openNameServers } from '../name-servers/name-servers.ts';
import type { ZoneText } from '../name-servers/sign-zone.ts';
import { LONG_LIMITS, runProbe } from '../scripted/run-probe.ts';

const PARENT = '192.0.2.1';
/** The two name servers of every domain. */
export const NAME_SERVERS = ['192.0.2.11', '192.0.2.12'] as const;
const RESOLVER = '192.0.2.99';
/** All other names do not exist. */
const ROOT: ZoneText = {
  origin: '.',
  text: '$ORIGIN .\n$TTL 300\n@ SOA a.root. dns.root. 1 3600 600 86400 60\n@ NS a.root.\n',
};

/** How the zone above vouches for a domain. `wrong` is the DS record of another key. */
export type Delegation = 'unsigned' | 'signed' | 'wrong';

/** A domain below `test`. */
export interface RealDomain extends ZoneText {
  readonly delegation: Delegation;
}

/** What is published. */
export interface RealZonesOptions {
  readonly domains: readonly RealDomain[];
  /** Zones of others, anywhere, which are not signed. */
  readonly others?: readonly ZoneText[];
  /** What stands at the address of the second name server, in place of the same server. */
  readonly second?: Host | readonly ZoneText[] | undefined;
}

/** Zones that are published. */
export interface RealZones extends AsyncDisposable {
  readonly routes: Readonly<Record<string, Host>>;
  /** Where the domains are served, and where the resolver is: ports of loopback. */
  readonly ports: { readonly authority: number; readonly resolver: number };
  readonly servers: NameServers;
  /** The DS record of `test`, which is trusted, as the line of a zone file. */
  readonly anchor: string;
}

/** The text of a zone: name servers and an SOA record before the given lines. */
export function realZone(origin: string, lines: string, { ttl = 300, serial = 1 } = {}): ZoneText {
  const text = `$ORIGIN ${origin}.
$TTL ${ttl}
@ SOA ns1 dns ${serial} 3600 600 86400 60
@ NS ns1
@ NS ns2
ns1 A ${NAME_SERVERS[0]}
ns2 A ${NAME_SERVERS[1]}
${lines.trim()}
`;
  return { origin, text };
}

/** Starts name servers with the zones, and a resolver. */
export async function publishZones({ domains, others = [], second }: RealZonesOptions): Promise<RealZones> {
  await using started = new AsyncDisposableStack();
  const servers = started.use(await openNameServers());
  const signed = await Promise.all(domains.map((domain) => delegated(servers, domain)));
  const above = await servers.sign({ origin: 'test', text: parentZone(signed) });
  const [authority, parent] = await Promise.all([servers.serve([...signed, ...others, ROOT]), servers.serve([above])]);
  const stubs = [
    { origin: 'test', port: parent },
    ...[...signed, ...others, ROOT].map(({ origin }) => ({ origin, port: authority })),
  ];
  const [resolver, other] = await Promise.all([
    servers.resolve({ anchors: [above.ds], stubs }),
    secondHost(servers, second, authority),
  ]);
  const all = started.move();
  return {
    routes: {
      [PARENT]: { port: parent },
      [NAME_SERVERS[0]]: { port: authority },
      [NAME_SERVERS[1]]: other,
      [RESOLVER]: { port: resolver },
    },
    ports: { authority, resolver },
    servers,
    anchor: above.ds,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** What a gate is told, and where hosts are. */
export interface RealGate {
  readonly inputs: Readonly<Record<string, string>>;
  /** Files of the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where addresses of mail servers and of policy hosts lead. */
  readonly hosts?: Readonly<Record<string, Host>>;
}

/** Runs a gate from the sources in a world with these zones. */
export async function runRealGate(
  { routes }: RealZones,
  { inputs, files = {}, hosts = {} }: RealGate,
): Promise<Report> {
  await using network = await openNetwork({ ...routes, ...hosts });
  const folder = await mkdtemp(join(tmpdir(), 'mail-probe-gate-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const { udp, connect } = network.world;
    return await runProbe(
      { mode: 'mx', username: '', password: '', resolvers: RESOLVER, ...LONG_LIMITS, ...inputs },
      { env: { GITHUB_WORKSPACE: folder }, udp, connect },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All that a gate says, the worst first: `critical E_CODE message`. */
export function linesOf({ checks, issues, status, message }: Report): readonly string[] {
  const lines = [
    ...issues.map(({ code, problem, source }) => `issue ${code} ${problem} ${source?.file}:${source?.line}`),
    ...checks.flatMap(({ findings, notices }) => [
      ...findings.map((finding) => `${finding.status} ${finding.code} ${finding.message}`),
      ...notices.map((notice) => `notice ${notice.code} ${notice.message}`),
    ]),
  ];
  return lines.length > 0 || status === 'ok' ? lines : [`${status} ${message}`];
}

/** The lines that are more than a notice. */
export function troubleOf(report: Report): readonly string[] {
  return linesOf(report).filter((line) => !line.startsWith('notice '));
}

interface Delegated extends ZoneText {
  readonly ds: string;
}

async function delegated(servers: NameServers, domain: RealDomain): Promise<Delegated> {
  const { origin, text, delegation } = domain;
  if (delegation === 'unsigned') return { origin, text, ds: '' };
  const own = await servers.sign({ origin, text });
  return delegation === 'signed' ? own : { ...own, ds: (await servers.sign({ origin, text })).ds };
}

function parentZone(domains: readonly Delegated[]): string {
  const cuts = domains.map(
    ({ origin, ds }) => `${origin}. NS ns1.${origin}.
${origin}. NS ns2.${origin}.
ns1.${origin}. A ${NAME_SERVERS[0]}
ns2.${origin}. A ${NAME_SERVERS[1]}
${ds}
`,
  );
  return `$ORIGIN test.
$TTL 300
@ SOA a.nic dns 1 3600 600 86400 60
@ NS a.nic
a.nic A ${PARENT}
${cuts.join('')}`;
}

async function secondHost(servers: NameServers, second: RealZonesOptions['second'], authority: number): Promise<Host> {
  if (second === undefined) return { port: authority };
  if (typeof second === 'string' || 'port' in second) return second;
  return { port: await servers.serve(second) };
}
