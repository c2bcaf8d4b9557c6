/** The worked cases of a publication, each with all its steps. */
import { describe, expect, it } from 'vitest';
import type { SpfFacts } from '../../../../src/model/gate-facts.ts';
import { orders, policy, publication, same, set, steps } from './publication.ts';

const OLD = same('A old.ex.test', ['192.0.2.1']);
const NEW = same('A new.ex.test', ['192.0.2.2']);
const MOVE = [set('MX ex.test', ['10 old.ex.test.'], ['10 new.ex.test.']), OLD, NEW];
const STAY = [same('MX ex.test', ['10 old.ex.test.']), OLD];
const MX = 'publish MX ex.test 10 new.ex.test. (TTL 3600)';
const CHECK = 'see that new.ex.test accepts mail for ex.test on port 25';
const MX_TTL = 'wait 3600 s (TTL of MX ex.test)';
const QUEUE = 'wait 432000 s (5 days, as long as senders keep mail in their queues)';
const OFF = 'stop accepting mail for ex.test at old.ex.test';
const TAIL = [MX_TTL, QUEUE, OFF];
const TLSA = '_25._tcp.old.ex.test';

function sts(published: string, planned: string): ReturnType<typeof set> {
  const record = (id: string): readonly string[] => (id === '' ? [] : [`"v=STSv1; id=${id}"`]);
  return set('TXT _mta-sts.ex.test', record(published), record(planned), { ttl: 600 });
}

function serve(mode: string, hosts: readonly string[], maxAge = 604_800): string {
  const lines = ['version: STSv1', `mode: ${mode}`, ...hosts.map((host) => `mx: ${host}`), `max_age: ${maxAge}`];
  return `serve the policy "${lines.join(' | ')}" (a line for each part) at https://mta-sts.ex.test/.well-known/mta-sts.txt`;
}

describe('the order of publication', () => {
  it('1: another MX host', () => {
    expect(steps(MOVE)).toEqual([CHECK, MX, ...TAIL]);
    expect(orders(MOVE)).toEqual([]);
  });

  it('2: another MX host with a long TTL', () => {
    const changes = [set('MX ex.test', ['10 old.ex.test.'], ['10 new.ex.test.'], { ttl: 86_400 }), OLD, NEW];
    expect(steps(changes)).toEqual([
      'publish MX ex.test 10 old.ex.test. (TTL 300)',
      'wait 86400 s (TTL of MX ex.test)',
      CHECK,
      'publish MX ex.test 10 new.ex.test. (TTL 86400)',
      'wait 300 s (TTL of MX ex.test)',
      QUEUE,
      OFF,
    ]);
    expect(orders(changes)).toEqual([]);
  });

  it('3: another MX host that the enforced policy does not name', () => {
    const changes = [...MOVE, sts('20261120', '20261201')];
    const rest = { mtaSts: { served: policy(['old.ex.test']) } };
    expect(steps(changes, rest)).toEqual([
      serve('enforce', ['old.ex.test', 'new.ex.test']),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=20261201" (TTL 600)',
      'wait 600 s (TTL of TXT _mta-sts.ex.test)',
      CHECK,
      MX,
      MX_TTL,
      serve('enforce', ['new.ex.test']),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=20261202" (TTL 600)',
      QUEUE,
      OFF,
    ]);
    expect(orders(changes, rest)).toEqual([]);
  });

  it('4: a policy that names the new host under the old id', () => {
    const changes = [...MOVE, sts('20261120', '20261120')];
    const rest = { mtaSts: { served: policy(['old.ex.test', 'new.ex.test']), isIdStale: true } };
    expect(steps(changes, rest)).toEqual([
      'publish TXT _mta-sts.ex.test "v=STSv1; id=20261121" (TTL 600)',
      'wait 600 s (TTL of TXT _mta-sts.ex.test)',
      CHECK,
      MX,
      ...TAIL,
    ]);
  });

  it('5: one more MX host that the policy covers by a wildcard', () => {
    const rest = { mtaSts: { served: policy(['*.prov.test']) } };
    const more = set('MX ex.test', ['10 mx1.prov.test.'], ['10 mx1.prov.test.', '20 mx2.prov.test.']);
    expect(steps([more, sts('1', '1')], rest)).toEqual([]);
    const other = set('MX ex.test', ['10 mx1.prov.test.'], ['10 mx2.prov.test.']);
    expect(steps([other, sts('1', '1')], rest)).toEqual([
      'see that mx2.prov.test accepts mail for ex.test on port 25',
      'publish MX ex.test 10 mx2.prov.test. (TTL 3600)',
      MX_TTL,
      QUEUE,
      'stop accepting mail for ex.test at mx1.prov.test',
    ]);
  });

  it('6: MTA-STS disappears while senders have an enforced policy', () => {
    const changes = [...STAY, sts('20261120', ''), set('A mta-sts.ex.test', ['192.0.2.9'], [])];
    expect(steps(changes, { mtaSts: { served: policy(['old.ex.test']) } })).toEqual([
      serve('none', [], 86_400),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=20261121" (TTL 600)',
      'wait 604800 s (max_age of the policy)',
      'remove TXT _mta-sts.ex.test',
      'remove A mta-sts.ex.test',
    ]);
    const testing = { mtaSts: { served: policy(['old.ex.test'], { mode: 'testing' }) } };
    expect(steps(changes, testing)).toEqual([]);
  });

  it('7: another TLSA record while the server shows the old key', () => {
    const changes = [...STAY, set(`TLSA ${TLSA}`, ['3 1 1 aa'], ['3 1 1 bb'])];
    const servedTlsa = [{ host: 'old.ex.test', values: ['3 1 1 aa'] }];
    expect(steps(changes, { servedTlsa })).toEqual([
      `publish TLSA ${TLSA} 3 1 1 aa, 3 1 1 bb (TTL 3600)`,
      `wait 7200 s (twice the TTL of TLSA ${TLSA})`,
      'install the certificate with the new key on old.ex.test',
      'see that every address of old.ex.test shows the new certificate on port 25',
      `publish TLSA ${TLSA} 3 1 1 bb (TTL 3600)`,
    ]);
    // E_DANE_MISMATCH says it, where the certificate was seen.
    expect(orders(changes, { servedTlsa })).toEqual([]);
    expect(orders(changes)).toEqual([`E_ORDER TLSA ${TLSA}`]);
  });

  it('7: another TLSA record while the server shows the new key mends what is published', () => {
    const changes = [...STAY, set(`TLSA ${TLSA}`, ['3 1 1 aa'], ['3 1 1 bb'])];
    expect(steps(changes, { servedTlsa: [{ host: 'old.ex.test', values: ['3 1 1 bb'] }] })).toEqual([]);
  });

  it('8: a TLSA record for the next key', () => {
    expect(steps([...STAY, set(`TLSA ${TLSA}`, ['3 1 1 aa'], ['3 1 1 aa', '3 1 1 bb'])])).toEqual([]);
    expect(steps([...STAY, set(`TLSA ${TLSA}`, ['3 1 1 aa', '3 1 1 bb'], ['3 1 1 bb'])])).toEqual([]);
  });

  it('9: a new MX host without TLSA after one with it', () => {
    const changes = [...MOVE, same(`TLSA ${TLSA}`, ['3 1 1 aa'])];
    expect(steps(changes)).toEqual([CHECK, MX, ...TAIL]);
    expect(orders(changes)).toEqual([]);
  });

  it('10: mx in the SPF record leaves a server that still sends', () => {
    const changes = [...MOVE, same('TXT ex.test', ['"v=spf1 mx -all"'], { ttl: 900 })];
    const outbound = [{ address: '192.0.2.1', passes: { published: true, planned: false } }];
    expect(steps(changes, { outbound })).toEqual([
      'publish TXT ex.test "v=spf1 mx ip4:192.0.2.1 -all" (TTL 900)',
      'wait 900 s (TTL of TXT ex.test)',
      CHECK,
      MX,
      ...TAIL,
    ]);
    expect(steps(changes, { outbound: [{ address: '192.0.2.7', passes: { planned: false } }] })).toHaveLength(5);
  });

  it('11: other senders in the SPF record', () => {
    const [now, then] = ['"v=spf1 ip4:192.0.2.1 -all"', '"v=spf1 ip4:192.0.2.2 -all"'];
    const changes = [set('TXT ex.test', ['"x=1"', now], ['"x=1"', then], { ttl: 900 })];
    const outbound = [
      { address: '192.0.2.1', passes: { published: true, planned: false } },
      { address: '192.0.2.2', passes: { published: false, planned: true } },
    ];
    const both = '"v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all"';
    expect(steps(changes, { outbound })).toEqual([
      `publish TXT ex.test ${both} in place of ${now} (TTL 900)`,
      'wait 900 s (TTL of TXT ex.test)',
      'move all sending of ex.test from ip4:192.0.2.1 to ip4:192.0.2.2',
      QUEUE,
      `publish TXT ex.test ${then} in place of ${both} (TTL 900)`,
    ]);
    expect(orders(changes, { outbound })).toEqual([]);
    const passing = outbound.map(({ address }) => ({ address, passes: { published: true, planned: true } }));
    expect(steps(changes, { outbound: passing })).toEqual([]);
  });

  it('12: other senders, where a record for old and new ones is too long', () => {
    const changes = [set('TXT ex.test', ['"v=spf1 include:a.test -all"'], ['"v=spf1 include:b.test -all"'])];
    const counted = (text: string, lookups: number): SpfFacts => ({
      ...{ record: '', lookups, voidLookups: 0 },
      terms: [{ text, lookups }],
    });
    const spf = { published: counted('include:a.test', 5), planned: counted('include:b.test', 6) };
    expect(steps(changes, { spf })).toEqual([
      'write include:b.test in the SPF records of ex.test as the ip4 and ip6 terms that it stands for, and run the gate again',
    ]);
    expect(orders(changes, { spf })).toEqual(['E_ORDER TXT ex.test']);
  });

  it('13: another DKIM selector', () => {
    const changes = [
      set('TXT s1._domainkey.ex.test', ['"v=DKIM1; p=AA"'], []),
      set('TXT s2._domainkey.ex.test', [], ['"v=DKIM1; p=BB"']),
    ];
    expect(steps(changes, { selectors: ['s1'] })).toEqual([
      'publish TXT s2._domainkey.ex.test "v=DKIM1; p=BB" (TTL 3600)',
      'wait 1800 s (negative TTL, as TXT s2._domainkey.ex.test is new)',
      'sign with s2 in place of s1',
      'wait 604800 s (7 days, until the last message with an old signature has arrived)',
      'remove TXT s1._domainkey.ex.test',
    ]);
    expect(orders(changes, { selectors: ['s1'] })).toEqual([]);
  });

  it('14: a stricter DMARC policy with a new DKIM key', () => {
    const changes = [
      set('TXT s1._domainkey.ex.test', [], ['"v=DKIM1; p=AA"']),
      set('TXT _dmarc.ex.test', ['"v=DMARC1; p=none"'], ['"v=DMARC1; p=reject"']),
    ];
    expect(steps(changes)).toEqual([
      'publish TXT s1._domainkey.ex.test "v=DKIM1; p=AA" (TTL 3600)',
      'wait 1800 s (negative TTL, as TXT s1._domainkey.ex.test is new)',
      'send a message from ex.test over each sender, and see that DMARC passes in its Authentication-Results',
      'publish TXT _dmarc.ex.test "v=DMARC1; p=reject" (TTL 3600)',
    ]);
    expect(publication(changes).concerns).toEqual([
      expect.objectContaining({
        code: 'E_ORDER',
        severity: 'warning',
        message:
          'TXT _dmarc.ex.test becomes stricter in the same change as TXT s1._domainkey.ex.test, on which mail depends to pass it.',
      }),
    ]);
  });

  it('15: other name servers without keys, of a signed zone', () => {
    const changes = [set('NS ex.test', ['ns1.ex.test.', 'ns2.ex.test.'], ['ns3.ex.test.', 'ns4.ex.test.'])];
    const delegation = { ds: ['1 13 2 aa'], dsTtl: 7200, nsTtl: 86_400, isNewSigned: false };
    expect(steps(changes, { delegation })).toEqual([
      'have the zone above remove DS ex.test (1 13 2 aa)',
      'load the published zone of ex.test on ns3.ex.test. and ns4.ex.test.',
      'wait 7200 s (TTL of DS ex.test)',
      'publish NS ex.test ns3.ex.test., ns4.ex.test. (TTL 3600)',
      'have the zone above ex.test name ns3.ex.test. and ns4.ex.test.',
      'wait 86400 s (TTL of NS ex.test, above and in the zone)',
      'sign ex.test on the new servers, wait for the longest TTL of the zone, and have the zone above publish DS ex.test of the new key',
      'stop serving ex.test on ns1.ex.test. and ns2.ex.test.',
    ]);
    expect(orders(changes, { delegation })).toEqual([]);
  });

  it('16: other name servers with an old zone', () => {
    const changes = [set('NS ex.test', ['ns1.ex.test.', 'ns2.ex.test.'], ['ns3.ex.test.', 'ns4.ex.test.'])];
    expect(steps(changes, { delegation: { ds: [], nsTtl: 86_400, isNewInSync: false } })).toEqual([
      'load the published zone of ex.test on ns3.ex.test. and ns4.ex.test., which have another one now',
      'publish NS ex.test ns3.ex.test., ns4.ex.test. (TTL 3600)',
      'have the zone above ex.test name ns3.ex.test. and ns4.ex.test.',
      'wait 86400 s (TTL of NS ex.test, above and in the zone)',
      'stop serving ex.test on ns1.ex.test. and ns2.ex.test.',
    ]);
  });

  it('17: no mail any more, with an enforced policy', () => {
    const changes = [set('MX ex.test', ['10 old.ex.test.'], ['0 .']), OLD, sts('20261120', '20261120')];
    expect(steps(changes, { mtaSts: { served: policy(['old.ex.test']) } })).toEqual([
      serve('none', [], 86_400),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=20261121" (TTL 600)',
      'wait 604800 s (max_age of the policy)',
      'publish MX ex.test 0 . (TTL 3600)',
      ...TAIL,
    ]);
  });

  it('18: an MX host whose name is new', () => {
    const changes = [MOVE[0] ?? OLD, OLD, set('A new.ex.test', [], ['192.0.2.2'])];
    expect(steps(changes)).toEqual([
      'publish A new.ex.test 192.0.2.2 (TTL 3600)',
      'wait 1800 s (negative TTL, as A new.ex.test is new)',
      CHECK,
      MX,
      ...TAIL,
    ]);
    expect(orders(changes)).toEqual(['E_ORDER A new.ex.test']);
  });
});
