/**
 * The world of a gate on loopback: name servers, a resolver that knows all zones, mail servers and a policy host. Their
 * addresses are those of documentation (RFC 5737); `routes` says to which port of loopback each leads.
 */
import { type AskedQuestion, type ScriptedDns, type ScriptedReply, startDns } from '../dns/scripted-dns.ts';
import { authoritative, type ResolverFaults, resolving, type TestZone } from '../dns/zone-answers.ts';
import type { Script } from '../scripted/script.ts';
import { type ScriptedServer, startScripted } from '../scripted/scripted-server.ts';
import { testAuthority } from '../scripted/test-authority.ts';
import { type PolicyAnswer, type PolicyHost, startPolicyHost } from './policy-host.ts';

/** How a name server answers. */
export type DnsAnswers = (question: AskedQuestion) => ScriptedReply | Promise<ScriptedReply>;

/** What there is. */
export interface MailWorldOptions {
  /** The published zone of the domain. */
  readonly zone: TestZone;
  /** All other zones. */
  readonly others?: readonly TestZone[];
  /** The authoritative servers, in place of one that has the zone. */
  readonly nameServers?: readonly (DnsAnswers | { readonly answers: DnsAnswers; readonly hasTcp: boolean })[];
  /** The resolver, in place of one that has all zones. */
  readonly resolver?: DnsAnswers;
  readonly resolverFaults?: ResolverFaults;
  /** Mail servers by address: the host whose certificate is shown, and what it does. */
  readonly mail?: Readonly<Record<string, { readonly host: string; readonly script?: Partial<Script> }>>;
  /** The policy host by its address. */
  readonly policy?: PolicyAnswer & { readonly address: string };
}

/** A world that runs. */
export interface MailWorld extends AsyncDisposable {
  /** `name-servers`, `resolvers` and `tls-ca`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Ports of loopback by address. */
  readonly routes: Readonly<Record<string, number>>;
  readonly nameServers: readonly ScriptedDns[];
  readonly resolver: ScriptedDns;
  readonly mail: ReadonlyMap<string, ScriptedServer>;
  readonly policy: PolicyHost | undefined;
}

/** Starts all of it. */
export async function startMailWorld(options: MailWorldOptions): Promise<MailWorld> {
  const { zone, others = [], mail = {}, policy } = options;
  await using started = new AsyncDisposableStack();
  const given = options.nameServers ?? [authoritative(zone)];
  const nameServers: ScriptedDns[] = [];
  for (const each of given) {
    const { answers, hasTcp } = typeof each === 'function' ? { answers: each, hasTcp: true } : each;
    nameServers.push(started.use(await startDns(answers, { hasTcp })));
  }
  const resolver = started.use(
    await startDns(options.resolver ?? resolving([zone, ...others], options.resolverFaults)),
  );
  const authority = await testAuthority();
  const servers = new Map<string, ScriptedServer>();
  for (const [address, { host, script }] of Object.entries(mail)) {
    const certificate = await authority.issue({ commonName: host, dnsNames: [host] });
    const server = await startScripted({ protocol: 'smtp', tlsMode: 'starttls', certificate, ...script });
    servers.set(address, started.use(server));
  }
  const policyHost = policy && started.use(await startPolicyHost(policy));
  const all = started.move();
  return {
    inputs: {
      'name-servers': nameServers.map(({ port }) => `127.0.0.1:${port}`).join('\n'),
      resolvers: `127.0.0.1:${resolver.port}`,
      'tls-ca': authority.certificatePem,
    },
    routes: {
      ...Object.fromEntries([...servers].map(([address, { port }]) => [address, port])),
      ...(policy && policyHost ? { [policy.address]: policyHost.port } : {}),
    },
    nameServers,
    resolver,
    mail: servers,
    policy: policyHost,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
