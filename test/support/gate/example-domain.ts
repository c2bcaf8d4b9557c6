/** `example.test`, a domain whose mail is in order: two MX hosts of its own, SPF, DKIM, DMARC, MTA-STS and TLS-RPT. */
import type { TestZone } from '../dns/zone-answers.ts';
import type { Script } from '../scripted/script.ts';
import { type MailWorld, type MailWorldOptions, startMailWorld } from './mail-world.ts';
import { policyBody } from './policy-host.ts';
import { DOMAIN } from './run-gate.ts';
import { masterFile, type ShortRecord, zoneOf } from './short-zone.ts';

const POLICY_ADDRESS = '198.51.100.80';
/** Addresses of the MX hosts; `mx3` is in no record. */
const ADDRESSES: Readonly<Record<string, string>> = {
  mx1: '192.0.2.11',
  mx2: '203.0.113.12',
  mx3: '192.0.2.13',
};

/** Its records. */
export const RECORDS: readonly ShortRecord[] = [
  '@ NS ns1',
  '@ NS ns2',
  'ns1 A 192.0.2.251',
  'ns2 A 203.0.113.251',
  '@ MX 10 mx1',
  '@ MX 20 mx2',
  ...Object.entries(ADDRESSES).map(([host, address]) => `${host} A ${address}`),
  '@ TXT v=spf1 ip4:198.51.100.64/26 include:spf.other.test -all',
  's1._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  '_dmarc TXT v=DMARC1; p=reject; rua=mailto:d@example.test',
  '_mta-sts TXT v=STSv1; id=1',
  `mta-sts A ${POLICY_ADDRESS}`,
  '_smtp._tls TXT v=TLSRPTv1; rua=mailto:t@example.test',
];

/** Names of others, and of addresses. */
const OTHERS: readonly TestZone[] = [
  zoneOf('other.test', ['spf TXT v=spf1 ip4:198.51.100.1 -all']),
  zoneOf('in-addr.arpa', [
    '11.2.0.192 PTR mx1.example.test.',
    '12.113.0.203 PTR mx2.example.test.',
    '13.2.0.192 PTR mx3.example.test.',
  ]),
];

/** Its records with some in place of those that begin so; `undefined` takes them away. */
export function records(changes: Readonly<Record<string, ShortRecord | undefined>> = {}): readonly ShortRecord[] {
  const starts = Object.keys(changes);
  const kept = RECORDS.filter((line) => !starts.some((start) => line.startsWith(start)));
  return [...kept, ...Object.values(changes).filter((line) => line !== undefined)];
}

/** A plan with these records, as file `plan.zone`. */
export function planned(lines: readonly ShortRecord[], options: Parameters<typeof masterFile>[2] = {}) {
  return { files: { 'plan.zone': masterFile(DOMAIN, lines, { serial: 2, ...options }) } };
}

/** How the world differs. */
export interface ExampleOptions extends Partial<Omit<MailWorldOptions, 'zone' | 'mail'>> {
  readonly lines?: readonly ShortRecord[];
  readonly ttl?: number;
  /** What mail servers do, by host. */
  readonly smtp?: Readonly<Record<string, Partial<Script>>>;
  /** Patterns of the policy. */
  readonly policyHosts?: readonly string[];
}

/** Starts the world around the domain. */
export function startExample({
  lines = RECORDS,
  ttl = 300,
  smtp = {},
  policyHosts = ['mx1.example.test', 'mx2.example.test'],
  ...options
}: ExampleOptions = {}): Promise<MailWorld> {
  return startMailWorld({
    zone: zoneOf(DOMAIN, lines, { ttl }),
    policy: { body: policyBody('enforce', policyHosts), name: `mta-sts.${DOMAIN}`, address: POLICY_ADDRESS },
    mail: Object.fromEntries(
      Object.entries(ADDRESSES).map(([host, address]) => [
        address,
        { host: `${host}.${DOMAIN}`, ...(smtp[host] ? { script: smtp[host] } : {}) },
      ]),
    ),
    ...options,
    others: [...OTHERS, ...(options.others ?? [])],
  });
}
