import { describe, expect, test } from 'vitest';
import { overlayZones } from '../../../../src/dns/overlay/overlay-zones.ts';
import { isProxiedRecord } from '../../../../src/dns/planned-zone.ts';
import { ask, publishedZone } from '../published-zone.ts';
import { planOf } from './read-plan.ts';

interface Change {
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly after_unknown?: object;
}

const resource = (type: string, change: Change) => {
  const { before = null, after = null } = change;
  const actions = !before ? ['create'] : after ? ['update'] : ['delete'];
  return {
    address: `${type}.r`,
    mode: 'managed',
    type,
    name: 'r',
    change: { actions, before, after, after_unknown: {}, ...change },
  };
};
const plan = (...resources: readonly object[]) => ({
  'plan.json': { format_version: '1.2', prior_state: { secret: 'hunter2' }, resource_changes: resources },
});
const aws = (name: string, type: string, records: readonly string[], more: object = {}) => ({
  ...{ zone_id: 'Z1', name, type, ttl: 300, records, alias: [] },
  ...more,
});
const cloud = (name: string, type: string, content: string, more: object = {}) => ({
  ...{ zone_id: 'c1', name, type, content, ttl: 1, proxied: false },
  ...more,
});

describe('Route 53', () => {
  test('RRsets, deletions, aliases', async () => {
    const { lines, changes, flattened, unknown, problems, notes, zones } = await planOf(
      plan(
        resource('aws_route53_record', {
          before: aws('ex.test', 'MX', ['10 a.ex.test']),
          after: aws('ex.test', 'MX', ['10 b.ex.test', '20 c.ex.test.']),
        }),
        resource('aws_route53_record', { after: aws('_dmarc.ex.test.', 'TXT', ['v=DMARC1; p=none']) }),
        resource('aws_route53_record', { after: aws('k._domainkey.ex.test', 'TXT', ['v=DKIM1; p=A""B\\057']) }),
        resource('aws_route53_record', { before: aws('old.ex.test', 'A', ['192.0.2.1']) }),
        resource('aws_route53_record', {
          after: aws('www.ex.test', 'A', [], { ttl: null, alias: [{ name: 'lb.other.test', zone_id: 'Z' }] }),
        }),
        resource('aws_route53_record', { after: aws('m.ex.test', 'MX', [], { alias: [{ name: 'ex.test' }] }) }),
        resource('aws_route53_record', { after: aws('\\052.ex.test', 'A', ['192.0.2.3']) }),
        resource('aws_route53_record', {
          actions: ['delete', 'create'],
          before: aws('from.ex.test', 'A', ['192.0.2.4']),
          after: aws('to.ex.test', 'A', ['192.0.2.4']),
        }),
        resource('aws_route53_record', {
          actions: ['no-op'],
          before: aws('same.ex.test', 'A', ['192.0.2.5']),
          after: aws('same.ex.test', 'A', ['192.0.2.5']),
        }),
      ),
    );
    expect({ problems, notes }).toEqual({ problems: [], notes: [] });
    expect(zones).toMatchObject([{ origin: '', isWhole: false }]);
    expect(lines.map((line) => line.replace(/ @\d+$/, ''))).toEqual([
      'ex.test 300 MX 10 b.ex.test',
      'ex.test 300 MX 20 c.ex.test',
      '_dmarc.ex.test 300 TXT "v=DMARC1; p=none"',
      'k._domainkey.ex.test 300 TXT "v=DKIM1; p=A" "B/"',
      '*.ex.test 300 A 192.0.2.3',
      'to.ex.test 300 A 192.0.2.4',
    ]);
    expect(changes).toEqual(['ex.test MX -all', 'old.ex.test A -all', 'from.ex.test A -all']);
    expect(flattened.map((line) => line.replace(/ @\d+$/, ''))).toEqual(['www.ex.test 60 A -> lb.other.test']);
    expect(unknown).toEqual(['m.ex.test MX an alias of Route 53']);
  });

  test('all parts of a routing policy are one RRset', async () => {
    const part = (id: string, ip: string) => aws('mx.ex.test', 'A', [ip], { set_identifier: id });
    const { lines, notes } = await planOf(
      plan(
        resource('aws_route53_record', { before: part('a', '192.0.2.1'), after: part('a', '192.0.2.2') }),
        resource('aws_route53_record', {
          actions: ['no-op'],
          before: part('b', '192.0.2.3'),
          after: part('b', '192.0.2.3'),
        }),
      ),
    );
    expect(lines).toHaveLength(2);
    expect(notes).toEqual([expect.stringContaining('has records with a routing policy')]);
  });
});

describe('Cloudflare', () => {
  test('single records are taken from, and added to, what is published', async () => {
    const { zones, lines, changes, flattened, problems } = await planOf(
      plan(
        resource('cloudflare_dns_record', {
          before: cloud('ex.test', 'MX', 'a.ex.test', { priority: 10 }),
          after: cloud('ex.test', 'MX', 'b.ex.test', { priority: 10 }),
        }),
        resource('cloudflare_dns_record', { after: cloud('ex.test', 'TXT', '"v=spf1 -all" "x"') }),
        resource('cloudflare_record', {
          after: cloud('@', 'TXT', 'v=DKIM1; p="x', { hostname: 'k.ex.test', ttl: 60 }),
        }),
        resource('cloudflare_dns_record', { after: cloud('mail', 'A', '192.0.2.1', { proxied: true }) }),
        resource('cloudflare_dns_record', { after: cloud('www.ex.test', 'CNAME', 'mail.ex.test', { proxied: true }) }),
        resource('cloudflare_dns_record', { after: cloud('@', 'CNAME', 'host.other.test') }),
        resource('cloudflare_dns_record', {
          after: cloud('_25._tcp', 'TLSA', '', {
            content: null,
            data: { usage: 3, selector: 1, matching_type: 1, certificate: 'AB' },
          }),
        }),
        resource('cloudflare_record', {
          after: cloud('@', 'CAA', '', { content: null, data: [{ flags: 0, tag: 'issue', value: 'ca.test' }] }),
        }),
        resource('cloudflare_record', {
          after: cloud('_imaps._tcp', 'SRV', '', {
            content: null,
            data: [{ priority: 1, weight: 2, port: 993, target: 'mail.ex.test' }],
          }),
        }),
      ),
    );
    expect(problems).toEqual([]);
    expect(lines.map((line) => line.replace(/ @\d+$/, ''))).toEqual([
      'ex.test 300 default MX 10 b.ex.test',
      'ex.test 300 default TXT "v=spf1 -all" "x"',
      'k.ex.test 60 TXT "v=DKIM1; p=\\"x"',
      'mail.ex.test 300 default proxied A 192.0.2.1',
      '_25._tcp.ex.test 300 default TLSA 3 1 1 ab',
      'ex.test 300 default CAA 0 issue ca.test',
      '_imaps._tcp.ex.test 300 default SRV 1 2 993 mail.ex.test',
    ]);
    expect(changes[0]).toBe('ex.test MX -MX 10 a.ex.test');
    expect(changes[1]).toBe('ex.test TXT -');
    expect(flattened.map((line) => line.replace(/ @\d+$/, ''))).toEqual([
      'www.ex.test 300 default proxied A+AAAA -> mail.ex.test',
      'ex.test 300 default A+AAAA -> host.other.test',
    ]);
    const published = await publishedZone('@ MX 10 a\n@ MX 20 backup\n@ TXT other\nmail AAAA 2001:db8::1');
    const zone = overlayZones(zones, published, 'ex.test');
    expect(await ask(zone, 'ex.test MX')).toBe('planned found: MX 20 backup.ex.test; MX 10 b.ex.test');
    expect(await ask(zone, 'ex.test TXT')).toBe('planned found: TXT other; TXT v=spf1 -allx');
    expect(await ask(zone, 'www.ex.test A')).toBe('planned found: A 192.0.2.1');
    expect((await zone.lookup('ex.test', 'MX')).records[1]?.ttl).toBe(600);
  });

  test('records beside a proxied one stay', async () => {
    const part = (ip: string) => cloud('www.ex.test', 'A', ip, { proxied: true });
    const { zones, changes, notes } = await planOf(
      plan(
        resource('cloudflare_dns_record', { before: part('192.0.2.1') }),
        resource('cloudflare_dns_record', { actions: ['no-op'], before: part('192.0.2.2'), after: part('192.0.2.2') }),
        resource('cloudflare_dns_record', { after: cloud('rel', 'A', '192.0.2.3') }),
      ),
    );
    expect(changes).toEqual(['www.ex.test A -all', 'rel.ex.test A -']);
    expect(notes).toEqual([expect.stringContaining('has relative names; they are taken as names below ex.test')]);
    const zone = overlayZones(zones, await publishedZone('www A 203.0.113.1\nwww A 203.0.113.2'), 'ex.test');
    const { records } = await zone.lookup('www.ex.test', 'A');
    expect(records).toMatchObject([{ data: { address: '192.0.2.2' } }]);
    expect(records.map(isProxiedRecord)).toEqual([true]);
  });

  test('a record whose zone is not known is not guessed', async () => {
    const { problems, lines } = await planOf(
      plan(
        resource('cloudflare_zone', { after: { id: 'c2', name: 'other.test' } }),
        resource('cloudflare_dns_record', { after: cloud('mail', 'A', '192.0.2.1', { zone_id: 'c2' }) }),
        resource('cloudflare_dns_record', { after: cloud('mail', 'A', '192.0.2.1', { zone_id: 'c3' }) }),
      ),
    );
    expect(lines.map((line) => line.replace(/ @\d+$/, ''))).toEqual(['mail.other.test 300 default A 192.0.2.1']);
    expect(problems).toEqual([
      expect.stringContaining('has a record whose zone is not known (cloudflare_dns_record.r)'),
    ]);
  });
});

test('Google', async () => {
  const set = (name: string, type: string, rrdatas: readonly string[]) => ({ name, type, ttl: 3600, rrdatas });
  const { lines, unknown, problems, notes } = await planOf(
    plan(
      resource('google_dns_record_set', { after: set('ex.test.', 'MX', ['1 a.l.test.']) }),
      resource('google_dns_record_set', { after: set('ex.test.', 'TXT', ['"v=spf1 -all"', 'v=spf1 all', '"a" "b"']) }),
      resource('google_dns_record_set', {
        after: {
          ...set('r.ex.test.', 'A', []),
          routing_policy: [{ wrr: [{ rrdatas: ['192.0.2.1'] }, { rrdatas: ['192.0.2.2'] }] }],
        },
      }),
      resource('google_dns_record_set', { after: { ...set('u.ex.test.', 'A', []), rrdatas: null } }),
    ),
  );
  expect(problems).toEqual([]);
  expect(lines.map((line) => line.replace(/ @\d+$/, ''))).toEqual([
    'ex.test 3600 MX 1 a.l.test',
    'ex.test 3600 TXT "v=spf1 -all"',
    'ex.test 3600 TXT "v=spf1" "all"',
    'ex.test 3600 TXT "a" "b"',
    'r.ex.test 3600 A 192.0.2.1',
    'r.ex.test 3600 A 192.0.2.2',
  ]);
  expect(unknown).toEqual(['u.ex.test A decided by a routing policy']);
  expect(notes).toHaveLength(1);
});

test('Azure', async () => {
  const set = (name: string, more: object) => ({ name, zone_name: 'ex.test', ttl: 300, ...more });
  const { lines, unknown, problems } = await planOf(
    plan(
      resource('azurerm_dns_mx_record', {
        after: set('@', { record: [{ preference: '10', exchange: 'mx.ex.test' }] }),
      }),
      resource('azurerm_dns_a_record', { after: set('mx', { records: ['192.0.2.1', '192.0.2.2'] }) }),
      resource('azurerm_dns_cname_record', { after: set('www', { record: 'mx.ex.test' }) }),
      resource('azurerm_dns_txt_record', { after: set('t', { record: [{ value: 'x'.repeat(256) }] }) }),
      resource('azurerm_dns_srv_record', {
        after: set('_imaps._tcp', { record: [{ priority: 1, weight: 2, port: 993, target: 'mx.ex.test' }] }),
      }),
      resource('azurerm_dns_caa_record', {
        after: set('@', { record: [{ flags: 0, tag: 'issue', value: 'ca.test' }] }),
      }),
      resource('azurerm_dns_a_record', { after: set('alias', { records: null, target_resource_id: '/x' }) }),
    ),
  );
  expect(problems).toEqual([]);
  expect(lines.map((line) => line.replace(/ @\d+$/, ''))).toEqual([
    'ex.test 300 MX 10 mx.ex.test',
    'mx.ex.test 300 A 192.0.2.1',
    'mx.ex.test 300 A 192.0.2.2',
    'www.ex.test 300 CNAME mx.ex.test',
    `t.ex.test 300 TXT "${'x'.repeat(255)}" "x"`,
    '_imaps._tcp.ex.test 300 SRV 1 2 993 mx.ex.test',
    'ex.test 300 CAA 0 issue ca.test',
  ]);
  expect(unknown).toEqual(['alias.ex.test A an alias of Azure']);
});

describe('what a plan does not say', () => {
  test('a value that is known only after apply is no answer', async () => {
    const { zones, unknown, problems, notes } = await planOf(
      plan(
        resource('aws_route53_record', { after: {}, after_unknown: { name: true, type: true, records: true } }),
        resource('azurerm_dns_mx_record', {
          after: { name: 'm', zone_name: 'ex.test' },
          after_unknown: { record: [{ exchange: true }] },
        }),
        resource('aws_route53_record', {
          after: aws('mx.ex.test', 'A', []),
          after_unknown: { records: [true], id: true },
        }),
        resource('aws_route53_record', { after: { type: 'MX' }, after_unknown: { name: true } }),
        resource('aws_route53_record', { after: aws('ok.ex.test', 'A', ['192.0.2.1']), after_unknown: { id: true } }),
      ),
    );
    expect(problems).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('has a record whose name is known only after apply')]);
    expect(unknown).toEqual([
      'm.ex.test MX known only after apply (azurerm_dns_mx_record.r, record)',
      'mx.ex.test A known only after apply (aws_route53_record.r, records)',
      'ex.test MX known only after apply (aws_route53_record.r, name)',
    ]);
    const zone = overlayZones(zones, await publishedZone('mx A 192.0.2.9'), 'ex.test');
    expect(await ask(zone, 'mx.ex.test A')).toContain('planned failed: known only after apply');
  });

  test('a resource of records without a reader is a problem if it may be about the domain', async () => {
    const { problems, notes } = await planOf(
      plan(
        resource('digitalocean_record', { after: { domain: 'ex.test', type: 'MX' } }),
        resource('ovh_domain_zone_record', { after: { zone: 'other.test', type: 'MX' } }),
        resource('hcloud_zone_rrset', { after: { zone: '7', type: 'MX' } }),
        resource('digitalocean_record', {
          actions: ['no-op'],
          before: { domain: 'ex.test' },
          after: { domain: 'ex.test' },
        }),
        resource('aws_instance', { after: { name: 'x' } }),
      ),
    );
    expect(problems.map((problem) => problem.replace(/^\S+ /, ''))).toEqual([
      'has a resource of the type digitalocean_record, which cannot be read yet (digitalocean_record.r)',
      'has a resource of the type hcloud_zone_rrset, which cannot be read yet (hcloud_zone_rrset.r)',
    ]);
    expect(notes.map((note) => note.replace(/^\S+ /, ''))).toEqual([
      'has a resource of the type ovh_domain_zone_record, which is not read',
    ]);
  });

  test.each([
    [aws('ex.test', 'MX', ['b.ex.test']), 'has a preference that is no number'],
    [aws('ex.test', 'TXT', ['"hunter2"']), 'has a text with quotes of its own'],
    [aws('ex.test', 'TXT', [`hunter2${'x'.repeat(300)}`]), 'has a string of 307 octets, and 255 are allowed'],
    [aws('ex.test', 'QQ', ['hunter2']), 'has a type of records that is not known'],
    [aws('ex.test', 'A', ['hunter2']), 'has an address that is not IPv4'],
    [aws('ex.test', 'A', [{}] as never), 'has records that are no texts'],
    [aws('ex.test', 'A', ['192.0.2.1'], { ttl: 'hunter2' }), 'has a TTL that is no number'],
    [aws('a..b', 'A', ['192.0.2.1']), 'has a name with an empty label'],
    [{ name: 'ex.test' }, 'has a record without type'],
  ])('%j is a problem that shows no value', async (after, problem) => {
    const files = plan(resource('aws_route53_record', { after }));
    const { problems } = await planOf(files);
    expect(problems).toEqual([`plan.json:7:3 ${problem} (aws_route53_record.r)`]);
  });

  test.each([
    [{ format_version: '2.0', resource_changes: [] }, 'has a plan of a format version other than 1 (2.0)'],
    [{ format_version: '1.0', values: {} }, 'has no resource_changes, and so is a state and no plan'],
  ])('%j', async (content, problem) => {
    expect((await planOf({ 'plan.json': content })).problems).toEqual([`plan.json:1:1 ${problem}`]);
  });

  test('a plan without any change of records changes nothing', async () => {
    const { zones, problems } = await planOf(plan());
    expect(problems).toEqual([]);
    const zone = overlayZones(zones, await publishedZone('@ MX 10 mx'), 'ex.test');
    expect(await ask(zone, 'ex.test MX')).toBe('found: MX 10 mx.ex.test');
  });

  test('changes are no whole zone', async () => {
    expect((await planOf(plan(), { merge: 'zone' })).problems).toEqual([
      'plan.json:1:1 has a plan of changes, which is no whole zone',
    ]);
  });

  test.each([
    ['plan', 'PK\u0003\u0004', 'has a saved plan of Terraform'],
    ['dns.tf', 'resource "x" "y" {}', 'has sources of Terraform'],
    ['dnsconfig.js', 'D("ex.test")', 'has a configuration of DNSControl'],
  ])('%s is named', async (path, text, problem) => {
    expect((await planOf({ [path]: text })).problems).toEqual([`${path}:1:1 ${problem}`]);
  });
});

describe('a plan that loses more than records', () => {
  const zone = (type: string, fields: object, actions: readonly string[]) => ({
    ...resource(type, { before: fields, after: actions.length > 1 ? fields : null }),
    change: { actions, before: fields, after: actions.length > 1 ? fields : null, after_unknown: {} },
  });

  test.each([
    ['aws_route53_zone', { name: 'ex.test' }],
    ['cloudflare_zone', { zone: 'ex.test' }],
    ['cloudflare_zone', { name: 'ex.test' }],
    ['google_dns_managed_zone', { name: 'ex-test', dns_name: 'ex.test.' }],
    ['azurerm_dns_zone', { name: 'test' }],
  ])('%s %j is not deleted, and not made anew', async (type, fields) => {
    for (const actions of [['delete'], ['delete', 'create'], ['create', 'delete']]) {
      const { problems } = await planOf(plan(zone(type, fields, actions)));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/deletes the zone (?:ex\.)?test with all its records/);
    }
  });

  test('zones of other domains may go, and the own one may change', async () => {
    const others = [
      zone('aws_route53_zone', { name: 'other.test' }, ['delete']),
      zone('aws_route53_zone', { name: 'sub.ex.test' }, ['delete']),
      zone('aws_route53_zone', { name: 'ex.test' }, ['update']),
      zone('aws_route53_zone', { name: 'ex.test' }, ['forget']),
    ];
    expect((await planOf(plan(...others))).problems).toEqual([]);
  });
});
