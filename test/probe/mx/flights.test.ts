/** How long a gate waits for name servers that are far away: in flights, whatever a flight takes. */
import { beforeAll, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { Flights } from '../../support/dns/flights.ts';
import { authoritative, resolving, type TestZone } from '../../support/dns/zone-answers.ts';
import { type DnsAnswers, startMailWorld } from '../../support/gate/mail-world.ts';
import { policyBody } from '../../support/gate/policy-host.ts';
import { DOMAIN, runGate } from '../../support/gate/run-gate.ts';
import { masterFile, zoneOf } from '../../support/gate/short-zone.ts';

const HOSTS = ['mx1', 'mx2', 'mx3'];
const KEY = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const POLICY_ADDRESS = '198.51.100.80';
/** From the record to the deepest one that it includes. */
const DEPTH_OF_SPF = 3;

const published = [
  '@ NS ns1',
  '@ NS ns2.other.test.',
  'ns1 A 192.0.2.251',
  ...HOSTS.flatMap((host, at) => [
    `@ MX ${10 * (at + 1)} ${host}`,
    `${host} A 192.0.2.${11 + at}`,
    `_25._tcp.${host} TLSA 3 1 1 ${'a'.repeat(64)}`,
    `_25._tcp.${host} TLSA 3 1 1 ${'b'.repeat(64)}`,
  ]),
  '@ TXT v=spf1 mx include:one.test include:four.test -all',
  `s1._domainkey TXT v=DKIM1; k=ed25519; p=${KEY}`,
  '_dmarc TXT v=DMARC1; p=reject; rua=mailto:d@reports.test',
  '_mta-sts TXT v=STSv1; id=1',
  `mta-sts A ${POLICY_ADDRESS}`,
  '_smtp._tls TXT v=TLSRPTv1; rua=mailto:t@example.test',
];

const others: readonly TestZone[] = [
  zoneOf('test', [
    '@ NS ns.nic.test.',
    'ns.nic A 192.0.2.253',
    'example NS ns1.example.test.',
    'example NS ns2.other.test.',
    'ns1.example A 192.0.2.251',
  ]),
  zoneOf('other.test', ['ns2 A 203.0.113.252']),
  zoneOf('one.test', ['@ TXT v=spf1 include:two.test -all']),
  zoneOf('two.test', ['@ TXT v=spf1 include:three.test a:four.test -all']),
  zoneOf('three.test', ['@ TXT v=spf1 ip4:198.51.100.1 -all']),
  zoneOf('four.test', ['@ TXT v=spf1 ip4:198.51.100.2 -all', '@ A 198.51.100.3']),
  zoneOf('reports.test', ['example.test._report._dmarc TXT v=DMARC1']),
  zoneOf(
    '2.0.192.in-addr.arpa',
    HOSTS.map((host, at) => `${11 + at} PTR ${host}.example.test.`),
  ),
];

/** Runs the gate, each question held until its flight lands. */
async function fly(): Promise<{ readonly flights: Flights; readonly report: Report }> {
  const zone = zoneOf(DOMAIN, published);
  const flights = new Flights();
  const far =
    (who: string, answers: DnsAnswers): DnsAnswers =>
    async (question) => {
      await flights.board(`${who} ${question.type} ${question.name.toLowerCase()} ${question.via}`);
      return await answers(question);
    };
  const root = zoneOf('', ['@ NS a.root.', 'a.root. A 192.0.2.254']);
  await using world = await startMailWorld({
    zone,
    nameServers: [
      far('ns1', authoritative(zone)),
      far('ns2', authoritative(zone)),
      far('parent', authoritative(...others.slice(0, 1))),
    ],
    resolver: far('resolver', resolving([zone, root, ...others], { isAuthentic: true })),
    policy: {
      body: policyBody(
        'enforce',
        HOSTS.map((host) => `${host}.${DOMAIN}`),
      ),
      name: `mta-sts.${DOMAIN}`,
      address: POLICY_ADDRESS,
    },
  });
  const [one = 0, two = 0, parent = 0] = world.nameServers.map(({ port }) => port);
  const planned = published.map((line) => line.replace('@ MX 30 mx3', '@ MX 40 mx3'));
  const report = await runGate(
    world,
    { 'name-servers': '', zone: 'plan.zone', 'dkim-selectors': 's1', 'outbound-ips': '192.0.2.11' },
    {
      files: { 'plan.zone': masterFile(DOMAIN, planned, { serial: 2 }) },
      routes: { '192.0.2.251': one, '203.0.113.252': two, '192.0.2.253': parent },
    },
  );
  return { flights, report };
}

// The first run loads what is loaded when it is needed.
beforeAll(fly);

test('stage planned of a typical domain takes at most eight flights, and one for each level of its SPF record', async () => {
  const { flights, report } = await fly();
  expect(report).toMatchObject({ status: 'ok' });
  expect(report.checks[0]?.facts.gate?.spf?.planned).toMatchObject({ lookups: 6 });
  expect(flights.flown.length, flights.flown.join('\n')).toBeLessThanOrEqual(8 + DEPTH_OF_SPF);
});

test('no server is asked the same question twice', async () => {
  const { flights } = await fly();
  const asked = flights.flown.flat();
  expect(asked.filter((each, at) => asked.indexOf(each) !== at)).toEqual([]);
});
