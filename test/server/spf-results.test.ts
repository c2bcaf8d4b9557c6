/** What Mail::SPF says to an address, we say. */
import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { overlayZones } from '../../src/dns/overlay/overlay-zones.ts';
import type { Zone } from '../../src/dns/records.ts';
import { isEmpty, network, subtract } from '../../src/policy/spf/address-set.ts';
import { checkSpf } from '../../src/policy/spf/check-spf.ts';
import { describeWithNameServers } from '../support/name-servers/find-name-servers.ts';
import { openNameServers } from '../support/name-servers/name-servers.ts';
import { describeWithOracle, SPF_QUERY } from '../support/oracles/find-oracles.ts';
import { SPF_RECORDS, SPF_ZONE } from '../support/oracles/spf-records.ts';
import { NOWHERE } from '../unit/dns/published-zone.ts';
import { readZone } from '../unit/dns/read-zone.ts';

const IPS = ['192.0.2.1', '192.0.2.5', '203.0.113.1', '2001:db8::1', '2001:db8:0:0:1::9'];
const RESULTS = /^(?:pass|fail|softfail|neutral|none|permerror|temperror)$/;
/** Where we differ, and mean to: the whole record is judged, and not only what comes before the first match. */
const DIFFERENT: Readonly<Record<string, readonly string[]>> = {
  // Mail::SPF takes ip6 with a length of 0 for IPv4 addresses, too (RFC 7208 section 5.6).
  b10: ['192.0.2.1', '192.0.2.5', '203.0.113.1'],
  // More than 10 MX hosts are a permerror (RFC 7208 section 4.6.4), whatever the order of the answer.
  d4: ['192.0.2.1', '192.0.2.5', '203.0.113.1', '2001:db8::1', '2001:db8:0:0:1::9'],
  // Something before what is broken matches.
  e10: IPS,
  i6: ['192.0.2.1'],
};

describeWithNameServers('SPF', () => {
  describeWithOracle('spf-tools-perl', () => {
    it('has the same results', async () => {
      await using servers = await openNameServers();
      const root = '$ORIGIN .\n$TTL 60\n@ SOA a.root. d.root. 1 2 3 4 5\n@ NS a.root.\n';
      const zones = [
        { origin: 's.test', text: SPF_ZONE },
        { origin: '.', text: root },
      ];
      const port = await servers.serve(zones);
      const resolver = await servers.resolve({ anchors: [], stubs: zones.map(({ origin }) => ({ origin, port })) });
      const names = [...Object.keys(SPF_RECORDS), 'two', 'h'];
      const questions = names.flatMap((name) => IPS.map((ip) => [name, ip] as const));
      const theirs = await askMailSpf(questions.map(([name, ip]) => `${ip} x@${name}.s.test\n`).join(''), resolver);
      expect(theirs).toHaveLength(questions.length);
      const zone = await plannedZone();
      const ours = await Promise.all(questions.map(([name, ip]) => judge(zone, `${name}.s.test`, ip)));
      const lines = (results: readonly string[]): readonly string[] =>
        questions.flatMap(([name, ip], index) =>
          DIFFERENT[name]?.includes(ip) ? [] : [`${SPF_RECORDS[name]} for ${ip}: ${results[index]}`],
        );
      expect(lines(ours)).toEqual(lines(theirs));
    });
  });
});

async function plannedZone(): Promise<Zone> {
  const { records, problems } = await readZone(SPF_ZONE, { domain: 's.test' });
  expect(problems).toEqual([]);
  const plan = { origin: 's.test', isWhole: true, records, flattened: [], unknown: [], changes: [] };
  return overlayZones([plan], NOWHERE, 's.test');
}

/** The result for an address that sends. Whether it is permitted is also asked of the list of all permitted ones. */
async function judge(zone: Zone, domain: string, ip: string): Promise<string> {
  const declared = { outboundIps: [ip], dkimSelectors: [], isNoMail: false, allowDead: [] };
  const { concerns, permits } = await checkSpf({ domain, zone, declared });
  const codes = concerns.filter(({ severity }) => severity === 'critical').map(({ code }) => code);
  if (codes.includes('E_SPF_MISSING')) return 'none';
  if (codes.includes('E_SPF_PERMERROR')) return 'permerror';
  const failure = concerns.find(({ code }) => code === 'E_SPF_FAIL')?.message;
  const result = failure === undefined ? 'pass' : (/gives (\w+)/.exec(failure)?.[1] ?? failure);
  if (!permits || permits.dynamic.length > 0) return result;
  const isListed = isEmpty(subtract(network(ip), permits.addresses));
  return isListed === (result === 'pass') ? result : `${result}, but ${isListed ? '' : 'not '}listed`;
}

async function askMailSpf(questions: string, port: number): Promise<readonly string[]> {
  const env = { PATH: process.env['PATH'], RES_NAMESERVERS: '127.0.0.1', RES_OPTIONS: `port:${port}` };
  const child = spawn(SPF_QUERY, ['--file', '-'], { env });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.stdin.end(questions);
  await closed;
  return output.split('\n').filter((line) => RESULTS.test(line));
}
