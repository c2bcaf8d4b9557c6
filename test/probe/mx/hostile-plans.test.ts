/** Plans that lose mail in a way that is easily overlooked, in all formats: none of them may be green. */
import { describe, expect, test } from 'vitest';
import { findingsOf, wordsOf } from '../../support/gate/brief.ts';
import { RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { planTexts } from '../../support/gate/plan-texts.ts';
import { DOMAIN, runGate } from '../../support/gate/run-gate.ts';
import { masterFile, type ShortRecord } from '../../support/gate/short-zone.ts';

type Files = Readonly<Record<string, string>>;
type Case = readonly [about: string, files: Files, worst: string, inputs?: Readonly<Record<string, string>>];

const NO_MX = { '@ MX 10': undefined, '@ MX 20': undefined };
const NO_MX2 = { '@ MX 20': undefined };
const KEY = 'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';

/** A master file with some records in place of others, and lines after it. */
function zone(changes: Readonly<Record<string, ShortRecord | undefined>>, ...tail: readonly string[]): Files {
  return { 'plan.zone': `${masterFile(DOMAIN, records(changes), { serial: 2 })}${tail.join('\n')}\n` };
}

const ZONES: readonly Case[] = [
  [
    'MX records in an include of another zone',
    { ...zone(NO_MX, '$INCLUDE mx.inc other.test.'), 'mx.inc': '@ MX 10 mx1.example.test.\n' },
    'critical E_ZONE_INVALID',
  ],
  [
    'MX records in an include with a relative origin',
    { ...zone(NO_MX, '$INCLUDE mx.inc mail'), 'mx.inc': '@ MX 10 mx1.example.test.\n' },
    'critical E_MX_MISSING',
  ],
  [
    'another $ORIGIN before the MX records',
    zone(NO_MX, '$ORIGIN other.test.', '@ MX 10 mx1.example.test.'),
    'critical E_ZONE_INVALID',
  ],
  [
    'a relative $ORIGIN before the MX records',
    zone(NO_MX, '$ORIGIN sub', '@ MX 10 mx1.example.test.'),
    'critical E_MX_MISSING',
  ],
  [
    'MX records that continue another owner',
    zone(NO_MX, 'server A 192.0.2.99', '  MX 10 mx1', '  MX 20 mx2'),
    'critical E_MX_MISSING',
  ],
  [
    'MX records in a parenthesis that closes late',
    zone(NO_MX, 'x TXT ( "a"', '@ MX 10 mx1', '@ MX 20 mx2', ')'),
    'critical E_MX_MISSING',
  ],
  ['MX records at a wildcard alone', zone(NO_MX, '* MX 10 mx1'), 'critical E_MX_MISSING'],
  ['MX records of class CH', zone(NO_MX2, '@ CH MX 20 mx2'), 'unknown E_INPUT'],
  [
    'two CNAME records at an MX host',
    zone({ 'mx1 A': undefined }, 'mx1 CNAME mx2', 'mx1 CNAME mx3'),
    'critical E_ZONE_INVALID',
  ],
  ['a CNAME record at the apex', zone({}, '@ CNAME mx2'), 'critical E_ZONE_INVALID'],
  ['a CNAME record beside the address of an MX host', zone({}, 'mx1 CNAME mx2'), 'critical E_ZONE_INVALID'],
  [
    'an MX host that $GENERATE makes an alias',
    zone({ 'mx1 A': undefined }, '$GENERATE 1-1 mx$ CNAME mx2'),
    'critical E_MX_CNAME',
  ],
  ['MX records of $GENERATE without hosts', zone({}, '$GENERATE 3-4 @ MX "30 mx$"'), 'critical E_MX_UNRESOLVABLE'],
  ['a TTL above 2147483647', zone({}, 'x 2147483648 A 192.0.2.1'), 'unknown E_INPUT'],
  ['a negative TTL', zone({}, 'x -1 A 192.0.2.1'), 'unknown E_INPUT'],
  ['an MX host without final dot', zone({ '@ MX 20': '@ MX 20 mx2.example.test' }), 'critical E_MX_UNRESOLVABLE'],
  ['an MX host with an escaped dot', zone({ '@ MX 20': '@ MX 20 mx2\\.example.test.' }), 'critical E_STS_MX_MISMATCH'],
  [
    'an MX host below a DNAME record',
    zone({ '@ MX 20': '@ MX 20 a.farm' }, 'farm DNAME other.test.', 'a.farm A 203.0.113.12'),
    'critical E_ZONE_INVALID',
  ],
  [
    'an MX host that is delegated to nowhere',
    zone({ 'mx2 A': undefined }, 'mx2 NS ns.other.test.'),
    'unknown E_PLAN_UNKNOWN',
  ],
  [
    'aliases of an MX host that lead back',
    zone({ 'mx2 A': undefined }, 'mx2 CNAME mx4', 'mx4 CNAME mx2'),
    'critical E_MX_CNAME',
  ],
  [
    'an MX record as octets with another host',
    zone(NO_MX2, '@ TYPE15 \\# 8 001404676f6e6500'),
    'critical E_MX_UNRESOLVABLE',
  ],
  ['a null MX beside others', zone({}, '@ MX 0 .'), 'critical E_MX_NULL_MIXED'],
  ['an address in octal', zone({ 'mx1 A': 'mx1 A 192.0.02.11' }), 'unknown E_INPUT'],
  [
    'SPF in two strings without a blank between',
    zone({ '@ TXT v=spf1': undefined }, '@ TXT "v=spf1 ip4:198.51.100.64/26" "include:spf.other.test -all"'),
    'critical E_SPF_PERMERROR',
  ],
  [
    'SPF cut off by a semicolon',
    zone({ '@ TXT v=spf1': undefined }, '@ TXT v=spf1 ; ip4:198.51.100.64/26 -all'),
    'critical E_SPF_FAIL',
    { 'outbound-ips': '198.51.100.70' },
  ],
  [
    'DMARC cut off by a semicolon',
    zone({ '_dmarc TXT': undefined }, '_dmarc TXT v=DMARC1; p=reject'),
    'critical E_DMARC_INVALID',
  ],
  [
    'a DKIM key beside _domainkey',
    zone({ 's1._domainkey': `s1 TXT ${KEY}` }),
    'critical E_DKIM_KEY',
    { 'dkim-selectors': 's1' },
  ],
  [
    'name servers that are not there',
    zone({ '@ NS ns1': '@ NS ns1.gone', '@ NS ns2': undefined }),
    'critical E_NS_LAME',
  ],
  [
    'an SOA record of another zone',
    { 'plan.zone': masterFile(DOMAIN, RECORDS).replace('@ SOA', 'other.test. SOA') },
    'unknown E_INPUT',
  ],
];

interface OctodnsRecord {
  [key: string]: unknown;
  type: string;
  values?: unknown;
}
type OctodnsZone = Record<string, OctodnsRecord[]>;

const TEXTS = planTexts(DOMAIN, RECORDS);
const textOf = (format: string): string =>
  TEXTS.find((each) => each.format === format)?.text.replace(/^---\n/, '') ?? '';

function octodns(edit: (zone: OctodnsZone, mx: OctodnsRecord) => void): Files {
  const whole = JSON.parse(textOf('octodns')) as OctodnsZone;
  const mx = whole['']?.find(({ type }) => type === 'MX');
  if (!mx) throw new Error('no MX record');
  edit(whole, mx);
  return { [`${DOMAIN}.yaml`]: `---\n${JSON.stringify(whole, null, 1)}\n` };
}

const at = (name: string, preference = 20) => ({ preference, exchange: name });

const OCTODNS: readonly Case[] = [
  [
    'a target that is relative',
    octodns((_zone, mx) => {
      mx.values = [at('mx1.example.test.'), at('mx2')];
      mx['octodns'] = { lenient: true };
    }),
    'critical E_MX_UNRESOLVABLE',
  ],
  [
    'value beside values',
    octodns((_zone, mx) => {
      mx['value'] = at('mx1.example.test.');
      mx.values = [at('mx2.example.test.')];
    }),
    'unknown E_INPUT',
  ],
  [
    'no values',
    octodns((_zone, mx) => {
      mx.values = [];
    }),
    'unknown E_INPUT',
  ],
  [
    'the zone under its own name',
    octodns((whole) => {
      whole[DOMAIN] = whole[''] ?? [];
      delete whole[''];
    }),
    'critical E_MX_MISSING',
  ],
  [
    'a second MX set',
    octodns((whole) => {
      whole['']?.push({ type: 'MX', values: [at('gone.example.test.')] });
    }),
    'critical E_MX_UNRESOLVABLE',
  ],
  [
    'MX records as texts',
    octodns((_zone, mx) => {
      mx.values = ['10 mx1.example.test.'];
    }),
    'unknown E_INPUT',
  ],
  [
    'SPF of the type SPF',
    octodns((whole) => {
      for (const each of whole[''] ?? []) if (each.type === 'TXT') each.type = 'SPF';
    }),
    'warning E_SPF_MISSING',
  ],
  [
    'SPF in quotes of its own',
    octodns((whole) => {
      for (const each of whole[''] ?? []) if (each.type === 'TXT') each.values = ['"v=spf1 -all"'];
    }),
    'warning E_SPF_MISSING',
  ],
  [
    'an alias of an MX host to nowhere',
    octodns((whole) => {
      whole['mx1'] = [{ type: 'ALIAS', value: 'gone.other.test.' }];
    }),
    'critical E_MX_UNRESOLVABLE',
  ],
  [
    'an MX host behind a proxy',
    octodns((whole) => {
      for (const each of whole['mx1'] ?? []) each['octodns'] = { cloudflare: { proxied: true } };
    }),
    'critical E_STS_MX_MISMATCH',
  ],
  [
    'an exchange that is a null MX',
    octodns((_zone, mx) => {
      mx.values = [at('.', 0), at('mx2.example.test.')];
    }),
    'critical E_MX_NULL_MIXED',
  ],
  [
    'a second document',
    { [`${DOMAIN}.yaml`]: `---\n${textOf('octodns')}\n---\n${textOf('octodns')}` },
    'unknown E_INPUT',
  ],
];

interface IrRecord {
  [key: string]: unknown;
  type: string;
  name: string;
  rdata?: string;
}
interface IrDomain {
  [key: string]: unknown;
  name: string;
  records: IrRecord[] | null;
}

function ir(edit: (domain: IrDomain, mx: IrRecord, all: { domains: IrDomain[] }) => void): Files {
  const all = JSON.parse(textOf('dnscontrol')) as { domains: IrDomain[] };
  const [domain] = all.domains;
  const mx = domain?.records?.find(({ type }) => type === 'MX');
  if (!domain || !mx) throw new Error('no MX record');
  edit(domain, mx, all);
  return { 'ir.json': JSON.stringify(all, null, 1) };
}

const DNSCONTROL: readonly Case[] = [
  [
    'two views of the zone',
    ir((domain, _mx, all) => {
      all.domains.push({ ...domain, uniquename: `${DOMAIN}!in`, records: [] });
    }),
    'unknown E_INPUT',
  ],
  [
    'records that are null',
    ir((domain) => {
      domain.records = null;
    }),
    'unknown E_INPUT',
  ],
  [
    'a name in capitals, and a host that is not there',
    ir((domain, mx) => {
      domain.name = DOMAIN.toUpperCase();
      mx.rdata = '10 gone.example.test.';
    }),
    'critical E_MX_UNRESOLVABLE',
  ],
  [
    'MX records under a whole name',
    ir((domain) => {
      for (const each of domain.records ?? []) if (each.type === 'MX') each.name = DOMAIN;
    }),
    'critical E_MX_MISSING',
  ],
  [
    'an alias of Azure at an MX host',
    ir((domain) => {
      domain.records = (domain.records ?? []).map((each) =>
        each.name === 'mx1' ? { type: 'AZURE_ALIAS', name: 'mx1', target: '/x' } : each,
      );
    }),
    'unknown E_PLAN_UNKNOWN',
  ],
  [
    'an MX record that must be absent, and NO_PURGE',
    ir((domain) => {
      domain['recordsabsent'] = domain.records?.filter(({ type }) => type === 'MX');
      domain['keepunknown'] = true;
      domain.records = [];
    }),
    'critical E_MX_MISSING',
  ],
];

const MX = ['10 mx1.example.test', '20 mx2.example.test'];
const route53 = (name: string, type: string, values: readonly string[], more: object = {}) => ({
  ...{ zone_id: 'Z1', name, type, ttl: 300, records: values },
  ...more,
});

function resource(type: string, actions: readonly string[], before: object | null, after: object | null, unknown = {}) {
  const change = { actions, before, after, after_unknown: unknown };
  return { address: `module.dns[0].${type}.r["a"]`, mode: 'managed', type, name: 'r', index: 'a', change };
}

function terraform(...resource_changes: readonly object[]): Files {
  return { 'plan.json': JSON.stringify({ format_version: '1.2', complete: true, resource_changes }, null, 1) };
}

const MX_SET = route53(DOMAIN, 'MX', MX);

const TERRAFORM: readonly Case[] = [
  [
    'an instance of for_each that names a host which is not there',
    terraform(resource('aws_route53_record', ['update'], MX_SET, route53(DOMAIN, 'MX', ['10 gone.example.test']))),
    'critical E_MX_UNRESOLVABLE',
  ],
  ['deleted MX records', terraform(resource('aws_route53_record', ['delete'], MX_SET, null)), 'critical E_MX_MISSING'],
  [
    'MX records that are replaced under another name',
    terraform(resource('aws_route53_record', ['delete', 'create'], MX_SET, route53('mail.example.test', 'MX', MX))),
    'critical E_MX_MISSING',
  ],
  [
    'records known after apply',
    terraform(resource('aws_route53_record', ['update'], MX_SET, route53(DOMAIN, 'MX', []), { records: true })),
    'unknown E_PLAN_UNKNOWN',
  ],
  [
    'a part known after apply',
    terraform(
      resource(
        'aws_route53_record',
        ['update'],
        route53('mx1.example.test', 'A', ['192.0.2.11']),
        route53('mx1.example.test', 'A', []),
        { records: [true] },
      ),
    ),
    'unknown E_PLAN_UNKNOWN',
  ],
  [
    'a type known after apply',
    terraform(
      resource('aws_route53_record', ['create'], null, { name: DOMAIN, ttl: 300, records: ['x'] }, { type: true }),
    ),
    'unknown E_PLAN_UNKNOWN',
  ],
  [
    'a record set of a provider that is not read',
    terraform(
      resource('openstack_dns_recordset_v2', ['create'], null, {
        name: `${DOMAIN}.`,
        type: 'MX',
        records: ['10 gone.'],
      }),
    ),
    'unknown E_INPUT',
  ],
  [
    'email routing of Cloudflare',
    terraform(resource('cloudflare_email_routing_dns', ['create'], null, { zone_id: 'c1' })),
    'unknown E_INPUT',
  ],
  [
    'a zone that is made anew',
    terraform(resource('hcloud_zone', ['delete', 'create'], { name: DOMAIN }, { name: DOMAIN })),
    'unknown E_INPUT',
  ],
  [
    'a text without quotes at Google',
    terraform(
      resource('google_dns_record_set', ['create'], null, {
        name: `${DOMAIN}.`,
        type: 'TXT',
        ttl: 300,
        rrdatas: ['v=spf1 -all'],
      }),
    ),
    'warning E_SPF_MISSING',
  ],
  [
    'changes that are no list',
    { 'plan.json': '{"format_version":"1.2","resource_changes":{"0":1}}' },
    'unknown E_INPUT',
  ],
  [
    'a key twice',
    { 'plan.json': '{"format_version":"1.2","resource_changes":[1],"resource_changes":[]}' },
    'unknown E_INPUT',
  ],
];

async function judge([, files, , inputs = {}]: Case) {
  await using world = await startExample();
  const [zoneFile = ''] = Object.keys(files);
  return await runGate(world, { zone: zoneFile, ...inputs }, { files });
}

describe.each([
  ['a master file', ZONES],
  ['octoDNS', OCTODNS],
  ['DNSControl', DNSCONTROL],
  ['Terraform', TERRAFORM],
] as const)('a plan of %s', (_format, cases) => {
  test.concurrent.each(cases)('with %s', async (...given) => {
    const [, , worst] = given as unknown as Case;
    const report = await judge(given as unknown as Case);
    expect(`${report.status} ${report.code}`, wordsOf(report)).toBe(worst);
  });
});

describe('plans that are right, however they are written', () => {
  const parts = masterFile(DOMAIN, RECORDS, { serial: 2 });
  const CASES: readonly (readonly [string, Files])[] = [
    ['CRLF and a byte-order mark', { 'plan.zone': `\ufeff${parts.replaceAll('\n', '\r\n')}` }],
    [
      'escaped semicolons in quotes, as old dig prints them',
      zone({ '_dmarc TXT': undefined }, '_dmarc TXT "v=DMARC1\\; p=reject\\; rua=mailto:d@example.test"'),
    ],
    ['types and hosts in capitals', { 'plan.zone': parts.replace('@ MX 10 mx1', '@ In mX 10 MX1.EXAMPLE.TEST.') }],
    ['MX records over several lines', zone({ '@ MX 10': undefined }, '@ MX (', ' 10 ; the first', ' mx1 )')],
    ['MX records of $GENERATE', zone(NO_MX, '$GENERATE 1-2 @ MX "$0 mx$"')],
    ['octets of a known type', zone(NO_MX2, '@ TYPE15 \\# 20 0014036d7832076578616d706c65047465737400')],
    ['a TTL of zero', zone(NO_MX, '@ 0 MX 10 mx1', '@ 0 MX 20 mx2')],
    [
      'an include with the origin of the zone',
      { ...zone(NO_MX, `$INCLUDE mx.inc ${DOMAIN}.`), 'mx.inc': '@ MX 10 mx1\n@ MX 20 mx2\n' },
    ],
    [
      'octoDNS that ignores a set: it stays',
      octodns((_zone, mx) => {
        mx['octodns'] = { ignored: true };
        mx.values = [at('gone.example.test.')];
      }),
    ],
    [
      'octoDNS with an alias at the apex',
      octodns((whole) => {
        whole['']?.push({ type: 'ALIAS', value: 'mx1.example.test.' });
      }),
    ],
    [
      'DNSControl with NO_PURGE and a part of the zone',
      ir((domain) => {
        domain['keepunknown'] = true;
        domain.records = (domain.records ?? []).filter(({ type }) => type === 'TXT');
      }),
    ],
    ['Terraform without changes', terraform()],
    ['Terraform that forgets MX records', terraform(resource('aws_route53_record', ['forget'], MX_SET, null))],
    ['Terraform that imports them', terraform(resource('aws_route53_record', ['no-op'], MX_SET, MX_SET))],
    [
      'Terraform that deletes one resource of a routed set',
      terraform(
        resource('aws_route53_record', ['delete'], route53(DOMAIN, 'MX', MX, { set_identifier: 'b' }), null),
        resource(
          'aws_route53_record',
          ['no-op'],
          { ...MX_SET, set_identifier: 'a' },
          { ...MX_SET, set_identifier: 'a' },
        ),
      ),
    ],
    [
      'Terraform with a private zone of the same name',
      terraform(
        resource(
          'aws_route53_zone',
          ['no-op'],
          { zone_id: 'Z2', name: DOMAIN, vpc: [{}] },
          { zone_id: 'Z2', name: DOMAIN, vpc: [{}] },
        ),
        resource(
          'aws_route53_record',
          ['create'],
          null,
          route53(DOMAIN, 'MX', ['10 in.example.test'], { zone_id: 'Z2' }),
        ),
      ),
    ],
    [
      'Terraform with records of another domain at a provider that is not read',
      terraform(resource('ovh_domain_zone_record', ['create'], null, { zone: 'other.test', fieldtype: 'MX' })),
    ],
  ];

  test.concurrent.each(CASES)('%s', async (about, files) => {
    const report = await judge([about, files, '']);
    expect(wordsOf(report)).toBe('ok');
    expect(findingsOf(report)).toEqual([]);
  });
});
