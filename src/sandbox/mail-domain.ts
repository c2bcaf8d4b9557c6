/** A whole mail domain in this process: name server, policy host and MX host, with zones for a gate that passes and one that fails. */
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { demoPolicy, demoZone, MX_ADDRESS, movingPlan, safePlan, surroundingZones } from './dns/demo-zone.ts';
import { type NameServer, startNameServer } from './dns/name-server.ts';
import { type PolicyHost, startPolicyHost } from './policy-host.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

/** A running mail domain. */
export interface MailDomain extends AsyncDisposable {
  readonly domain: string;
  readonly mail: Sandbox;
  readonly names: NameServer;
  /** Absent when the port for HTTPS cannot be had; the domain has no MTA-STS then. */
  readonly policyHost?: PolicyHost | undefined;
  /** Why there is no policy host: the code of the system, such as `EACCES`. */
  readonly policyFault?: string | undefined;
  /** The published zone. */
  readonly zone: string;
  /** A plan that is safe to publish at once. */
  readonly safePlan: string;
  /** A plan that loses mail. */
  readonly movingPlan: string;
  close(): Promise<void>;
}

/** What may differ from the ordinary. */
export interface MailDomainOptions {
  /** The default is `example.test`. */
  readonly domain?: string;
  /** Where the policy is served. Senders ask at 443, which is the default and needs rights that not every account has. */
  readonly policyPort?: number;
}

const HTTPS = 443;
const POLICY_ID = '20261120';

/** Starts the domain: MX without login, SPF, DKIM, DMARC, MTA-STS, TLS-RPT and TLSA. */
export async function startMailDomain(options: MailDomainOptions = {}): Promise<MailDomain> {
  const { domain = 'example.test', policyPort = HTTPS } = options;
  const mail = await startMx(domain);
  const policy = { authority: mail.authority, domain, policy: demoPolicy(domain), port: policyPort };
  let policyFault: string | undefined;
  const policyHost = await startPolicyHost(policy).catch((error: unknown) => {
    policyFault = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return undefined;
  });
  const zone = demoZone({
    domain,
    keyDigest: digestOf(new X509Certificate(mail.certificatePem).publicKey.export({ type: 'spki', format: 'der' })),
    dkimKey: publicKey().toString('base64'),
    policyId: policyHost && POLICY_ID,
  });
  const zones = [{ origin: domain, text: zone }, ...surroundingZones(domain)];
  const names = await startNameServer(zones.map((each) => ({ ...each, isSecure: true })));
  const close = async (): Promise<void> => {
    await Promise.all([mail.close(), names.close(), policyHost?.close()]);
  };
  return {
    ...{ domain, mail, names, policyHost, policyFault, zone, close },
    safePlan: safePlan(zone, digestOf(publicKey())),
    movingPlan: movingPlan(zone),
    [Symbol.asyncDispose]: close,
  };
}

/** A server that takes mail for the domain from everybody, with a certificate for its MX host and for the one of the plan. */
function startMx(domain: string): Promise<Sandbox> {
  const password = 'correct horse battery staple';
  const users = ['postmaster', 'dmarc', 'tls'].map((name) => ({ username: `${name}@${domain}`, password }));
  return startSandbox({ users, smtp: { isLoginRequired: false, mechanisms: [] }, issueFor: hostsOf(domain) });
}

/**
 * The inputs of a gate for the domain as it is published. With a file of `zone` it judges a plan.
 *
 * @param moves whether the plan moves the mail to another host
 */
export function gateInputs(
  { domain, names, mail }: MailDomain,
  zoneFile?: string,
  moves = false,
): Record<string, string> {
  const server = `${names.host}:${names.port}`;
  return {
    mode: 'mx',
    domain,
    'name-servers': server,
    resolvers: server,
    'dkim-selectors': 'mail',
    'outbound-ips': MX_ADDRESS,
    'mx-connect': 'true',
    'mx-port': String(mail.smtp.starttls),
    'mx-addresses': hostsOf(domain)
      .slice(0, moves ? 2 : 1)
      .map((host) => `${host} ${mail.smtp.host}`)
      .join('\n'),
    'tls-ca': mail.caPem,
    ...(zoneFile === undefined ? {} : { zone: zoneFile }),
  };
}

/** The MX host, and the one that a plan moves to. */
function hostsOf(domain: string): readonly string[] {
  return ['mx1', 'mx2'].map((name) => `${name}.${domain}`);
}

function publicKey(): Buffer {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' });
}

function digestOf(octets: Buffer): string {
  return createHash('sha256').update(octets).digest('hex');
}
