import { describe, expect, test } from 'vitest';
import { overlayZones } from '../../../../src/dns/overlay/overlay-zones.ts';
import { checkMx } from '../../../../src/policy/mx/check-mx.ts';
import { planOf } from '../../dns/plan/read-plan.ts';
import { publishedZone } from '../../dns/published-zone.ts';
import { linesOf, type ViewOptions, viewOf } from '../view.ts';

async function mxOf(text: string, options: ViewOptions = {}) {
  return await checkMx(await viewOf(text, options));
}

const TWO = '@ MX 10 mx1\n@ MX 20 mx2\nmx1 A 192.0.2.1\nmx2 A 198.51.100.2\n';

describe('healthy domains', () => {
  const healthy: Readonly<Record<string, readonly [string, ViewOptions?]>> = {
    'two hosts': [TWO],
    'two hosts and IPv6': [`${TWO}mx1 AAAA 2001:db8::1\n`],
    'one host with four addresses': [
      '@ MX 1 smtp.g.test.\nsmtp.g.test. A 192.0.2.1\nsmtp.g.test. A 192.0.2.2\nsmtp.g.test. A 192.0.2.3\nsmtp.g.test. A 192.0.2.4',
    ],
    'hosts of another provider, without IPv6': [
      '@ MX 10 a.mail.test.\n@ MX 20 b.mail.test.\na.mail.test. A 192.0.2.1\nb.mail.test. A 192.0.2.9',
    ],
    'hosts with IPv6 only': ['@ MX 10 a\n@ MX 20 b\na AAAA 2001:db8::1\nb AAAA 2001:db8:1::1'],
    'a host of each family': ['@ MX 10 a\n@ MX 20 b\na A 192.0.2.1\nb AAAA 2001:db8::1'],
    'a host behind a wildcard': ['@ MX 10 ex-test.mx.ms.test.\n*.mx.ms.test. A 192.0.2.1\n*.mx.ms.test. A 192.0.2.2'],
    'the null MX where no mail is wanted': ['@ MX 0 .', { declared: { isNoMail: true } }],
    'no MX and no address where no mail is wanted': ['@ TXT "v=spf1 -all"', { declared: { isNoMail: true } }],
    'private addresses in an internal zone': [
      'corp.internal. MX 10 a.corp.internal.\ncorp.internal. MX 10 b.corp.internal.\na.corp.internal. A 10.0.0.1\nb.corp.internal. A 10.0.1.1',
      { domain: 'corp.internal' },
    ],
    'a host that is dead on purpose': [`@ MX 5 dead\n${TWO}`, { declared: { allowDead: ['dead.ex.test'] } }],
    'a domain that is an alias': [
      '@ A 192.0.2.80\nwww CNAME shop\nshop MX 10 mx1\nshop MX 20 mx2\nmx1 A 192.0.2.1\nmx2 A 192.0.2.2',
      { domain: 'www.ex.test' },
    ],
    'a proxied name that is no MX host': [`${TWO}www A 192.0.2.80 ; cf_tags=cf-proxied:true`],
  };
  test.each(Object.entries(healthy))('%s', async (_what, [text, options]) => {
    expect(linesOf((await mxOf(text, options)).concerns)).toEqual([]);
  });
});

describe('trouble', () => {
  const rows: Readonly<Record<string, readonly [string, readonly string[], ViewOptions?]>> = {
    'no MX and no address': ['mail A 192.0.2.1', ['critical E_MX_MISSING ex.test']],
    'a domain that does not exist': ['', ['critical E_MX_MISSING nope.ex.test'], { domain: 'nope.ex.test' }],
    'an address alone': ['@ A 192.0.2.1', ['warning E_MX_IMPLICIT ex.test']],
    'an address alone where no mail is wanted': [
      '@ A 192.0.2.1',
      ['warning E_MX_IMPLICIT ex.test'],
      { declared: { isNoMail: true } },
    ],
    'the null MX': ['@ MX 0 .', ['critical E_MX_NULL ex.test']],
    'the null MX beside others': [`@ MX 0 .\n${TWO}`, ['critical E_MX_NULL_MIXED ex.test']],
    'mail servers where no mail is wanted': [
      TWO,
      ['critical E_MX_NULL ex.test takes mail'],
      { declared: { isNoMail: true } },
    ],
    'an address in place of a host': [`@ MX 5 192.0.2.7.\n${TWO}`, ['critical E_MX_IP 192.0.2.7']],
    'an address without the final dot': [`@ MX 5 192.0.2.7\n${TWO}`, ['critical E_MX_IP 192.0.2.7']],
    'an alias': [`@ MX 5 alias\nalias CNAME mx1\n${TWO}`, ['critical E_MX_CNAME alias.ex.test']],
    'an alias that leads nowhere': [
      `@ MX 5 alias\nalias CNAME gone\n${TWO}`,
      ['critical E_MX_CNAME alias.ex.test', 'critical E_MX_UNRESOLVABLE alias.ex.test'],
    ],
    'a host that does not exist': [`@ MX 30 gone\n${TWO}`, ['critical E_MX_UNRESOLVABLE gone.ex.test']],
    'a host without an address': [`@ MX 30 txt\ntxt TXT x\n${TWO}`, ['critical E_MX_UNRESOLVABLE txt.ex.test']],
    'only hosts that are dead on purpose': [
      '@ MX 5 dead',
      ['critical E_MX_UNRESOLVABLE dead.ex.test'],
      { declared: { allowDead: ['dead.ex.test'] } },
    ],
    'a private address': [`@ MX 5 in\nin A 10.1.2.3\n${TWO}`, ['warning E_MX_PRIVATE in.ex.test']],
    'the own machine': [`@ MX 5 in\nin AAAA ::1\n${TWO}`, ['warning E_MX_PRIVATE in.ex.test']],
    'one server': ['@ MX 5 a\na A 192.0.2.1\na AAAA 2001:db8::1', ['info E_MX_SINGLE ex.test 192.0.2.1 2001:db8::1']],
    'one server of two names': [
      '@ MX 5 a\n@ MX 10 b\na A 192.0.2.1\nb A 192.0.2.1',
      ['info E_MX_SINGLE ex.test 192.0.2.1'],
    ],
    'one server beside one that is dead on purpose': [
      '@ MX 1 dead\n@ MX 5 a\ndead A 192.0.2.9\na A 192.0.2.1',
      ['info E_MX_SINGLE ex.test 192.0.2.1'],
      { declared: { allowDead: ['dead.ex.test'] } },
    ],
    'no answer for the MX records': [
      TWO,
      ['unknown E_DNS_SERVFAIL MX ex.test'],
      { failing: { 'ex.test MX': 'SERVFAIL' } },
    ],
    'no answer for the addresses of a host': [
      TWO,
      ['unknown E_DNS_TIMEOUT A mx1.ex.test'],
      { failing: { 'mx1.ex.test A': 'timeout' } },
    ],
    'no answer for one family': [
      `${TWO}mx1 AAAA 2001:db8::1\n`,
      ['unknown E_DNS_REFUSED AAAA mx1.ex.test'],
      { failing: { 'mx1.ex.test AAAA': 'REFUSED' } },
    ],
    'no answer for the address of a domain without MX': [
      '@ TXT x',
      ['unknown E_DNS_SERVFAIL A ex.test'],
      { failing: { 'ex.test A': 'SERVFAIL' } },
    ],
    'broken signatures': [TWO, ['critical E_DNSSEC_BOGUS MX ex.test'], { failing: { 'ex.test MX': 'bogus' } }],
    'a circle': [TWO, ['critical E_DNS_LOOP A mx1.ex.test'], { failing: { 'mx1.ex.test A': 'ELOOP' } }],
  };
  test.each(Object.entries(rows))('%s', async (_what, [text, wanted, options]) => {
    expect(linesOf((await mxOf(text, options)).concerns)).toEqual(wanted);
  });
});

test('a forgotten final dot is named, with the record to write', async () => {
  const { concerns } = await mxOf('@ MX 10 mx.other.test\nmx.other.test. A 192.0.2.1');
  expect(linesOf(concerns)).toEqual(['critical E_MX_UNRESOLVABLE mx.other.test.ex.test']);
  expect(concerns[0]?.message).toBe(
    'The MX host mx.other.test.ex.test does not exist, so senders cannot deliver to it.',
  );
  expect(concerns[0]?.hint).toContain('the final dot is missing. Write ex.test. MX 10 mx.other.test.');
  const unknown = await mxOf('@ MX 10 mx.gone.test');
  expect(unknown.concerns[0]?.hint).toContain(
    'If mx.gone.test was meant, the final dot is missing: ex.test. MX 10 mx.gone.test.',
  );
  const inside = await mxOf('@ MX 10 mx.mail');
  expect(inside.concerns[0]?.hint).toBe('Publish an address for mx.mail.ex.test (A or AAAA), or remove the MX record.');
  const below = await mxOf('sub MX 10 mx.other.test\nmx.other.test. A 192.0.2.1', { domain: 'sub.ex.test' });
  expect(below.concerns[0]?.hint).toContain('Write sub.ex.test. MX 10 mx.other.test.');
});

test('hosts come in the order of preference, each once, with all addresses', async () => {
  const { hosts, isImplicit } = await mxOf(`@ MX 30 mx2\n@ MX 40 mx1\n${TWO}mx2 AAAA 2001:db8::2`);
  expect(isImplicit).toBe(false);
  expect(
    hosts.map(
      ({ host, preference, addresses }) => `${preference} ${host} ${addresses.map(({ address }) => address).join(' ')}`,
    ),
  ).toEqual(['10 mx1.ex.test 192.0.2.1', '20 mx2.ex.test 198.51.100.2 2001:db8::2']);
  const alone = await mxOf('@ A 192.0.2.1');
  expect(alone).toMatchObject({
    isImplicit: true,
    hosts: [{ host: 'ex.test', preference: 0, addresses: [{ address: '192.0.2.1', isPlanned: false }] }],
  });
});

test('a planned host behind a web proxy, and a value that the plan does not hold', async () => {
  const published = await publishedZone(`${TWO}`);
  const { zones, problems } = await planOf({
    'plan.zone':
      '$ORIGIN ex.test.\n$TTL 300\n@ MX 10 mx1\n@ MX 20 mx2\nmx1 1 IN A 192.0.2.1 ; cf_tags=cf-proxied:true\nmx2 A 192.0.2.2\n',
  });
  expect(problems).toEqual([]);
  const zone = overlayZones(zones, published, 'ex.test');
  const declared = { outboundIps: [], dkimSelectors: [], isNoMail: false, allowDead: [] };
  const { concerns, hosts } = await checkMx({ domain: 'ex.test', zone, declared });
  expect(linesOf(concerns)).toEqual(['warning E_MX_PROXIED mx1.ex.test']);
  expect(concerns[0]?.record?.source).toMatchObject({ file: 'plan.zone', line: 5 });
  expect(hosts.map(({ isProxied, addresses }) => [isProxied, addresses[0]?.isPlanned])).toEqual([
    [true, true],
    [false, true],
  ]);
  const reason = 'known only after apply (aws_route53_record.mx)';
  const source = { file: 'plan.json', line: 3 };
  const unknown = {
    origin: 'ex.test',
    isWhole: false,
    records: [],
    flattened: [],
    changes: [],
    unknown: [{ name: 'ex.test', type: 'MX' as const, reason, source }],
  };
  const after = await checkMx({ domain: 'ex.test', zone: overlayZones([unknown], published, 'ex.test'), declared });
  expect(linesOf(after.concerns)).toEqual(['unknown E_PLAN_UNKNOWN MX ex.test']);
});
