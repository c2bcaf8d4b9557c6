/** Plans of Terraform that are not the whole change, and actions that are more than a change. */
import { describe, expect, test } from 'vitest';
import { planOf } from './read-plan.ts';

const mx = (...records: readonly string[]) => ({ name: 'ex.test', type: 'MX', ttl: 300, records });
const change = (type: string, actions: readonly string[], before: object | null, after: object | null) => ({
  address: `${type}.r[0]`,
  mode: 'managed',
  type,
  change: { actions, before, after, after_unknown: {} },
});
const MOVE = change('aws_route53_record', ['update'], mx('10 a.ex.test'), mx('10 b.ex.test'));
const plan = (more: object, ...resources: readonly object[]) => ({
  'plan.json': { format_version: '1.2', resource_changes: resources, ...more },
});

describe('a plan that is not the whole change', () => {
  test.each([
    [
      'that ended with an error',
      { errored: true, complete: false },
      'plan.json:11:13 has a plan that ended with an error',
    ],
    ['that leaves out what it was not to look at', { complete: false }, 'has a plan that is not complete'],
    [
      'that defers records',
      {
        complete: false,
        deferred_changes: [
          { reason: 'instance_count_unknown', resource_change: { ...MOVE, address: 'm.aws_route53_record.mx["*"]' } },
        ],
      },
      'defers the change of m.aws_route53_record.mx["*"], so that it is not in the plan',
    ],
    [
      'that defers records of a provider that is not read',
      { deferred_changes: [{ resource_change: change('hetznerdns_record', ['create'], null, { name: '@' }) }] },
      'defers the change of hetznerdns_record.r[0]',
    ],
    [
      'that defers a zone',
      { deferred_changes: [{ resource_change: change('cloudflare_zone', ['create'], null, { name: 'ex.test' }) }] },
      'defers the change of cloudflare_zone.r[0]',
    ],
    ['that says so in words', { complete: 'no' }, 'has a plan that is not complete'],
  ])('%s', async (_what, more, words) => {
    const { problems } = await planOf(plan(more, MOVE));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words.replace(/^plan.json:\S+ /, ''));
  });

  test.each([
    ['complete', { complete: true, errored: false, applyable: true }],
    ['without changes', { complete: true, errored: false, applyable: false }],
    ['of a version that does not say', {}],
    [
      'that defers what is no record',
      { deferred_changes: [{ resource_change: change('kubernetes_manifest', ['create'], null, {}) }] },
    ],
    ['with an empty list of what is deferred', { deferred_changes: [] }],
  ])('a plan %s is whole', async (_what, more) => {
    const { problems, lines } = await planOf(plan(more, MOVE));
    expect(problems).toEqual([]);
    expect(lines).toEqual([expect.stringContaining('ex.test 300 MX 10 b.ex.test')]);
  });

  test('what has drifted is no change of the plan', async () => {
    const drift = change('aws_route53_record', ['update'], mx('10 a.ex.test'), mx('10 drifted.ex.test'));
    const read = await planOf(plan({ complete: true, resource_drift: [drift] }));
    expect(read).toMatchObject({ problems: [], lines: [], changes: [] });
  });
});

describe('actions', () => {
  const one = (content: string) => ({ zone_id: 'c1', name: 'ex.test', type: 'MX', content, priority: 10, ttl: 300 });

  test('a record that is replaced and forgotten stays published beside the new one', async () => {
    const replace = (...actions: string[]) =>
      planOf(plan({}, change('cloudflare_dns_record', actions, one('a.ex.test'), one('b.ex.test'))));
    expect((await replace('create', 'forget')).changes).toEqual(['ex.test MX -']);
    expect((await replace('create', 'delete')).changes).not.toEqual(['ex.test MX -']);
    expect((await replace('delete', 'create')).changes).not.toEqual(['ex.test MX -']);
  });

  test.each([[['rename']], [[]], [['update', 'teleport']]])('%j is not taken for no change', async (actions) => {
    const { problems } = await planOf(
      plan({}, change('aws_route53_record', actions, mx('10 a.ex.test'), mx('10 b.ex.test'))),
    );
    expect(problems.join()).toContain('actions that are not known');
  });

  test('a change without its part `change` is not taken for none', async () => {
    const { problems } = await planOf(
      plan({}, { address: 'aws_route53_record.r', mode: 'managed', type: 'aws_route53_record' }),
    );
    expect(problems).toHaveLength(1);
  });

  test('unknown ones of what is no record are not looked at', async () => {
    const { problems } = await planOf(plan({}, change('aws_instance', ['teleport'], {}, {}), MOVE));
    expect(problems).toEqual([]);
  });
});

describe('record sets with several resources', () => {
  const weighted = (set_identifier: string, ...records: readonly string[]) => ({ ...mx(...records), set_identifier });

  test('one of them deleted leaves the others', async () => {
    const { lines, changes } = await planOf(
      plan(
        {},
        change('aws_route53_record', ['delete'], weighted('b', '10 b.ex.test'), null),
        change('aws_route53_record', ['no-op'], weighted('a', '10 a.ex.test'), weighted('a', '10 a.ex.test')),
      ),
    );
    expect(changes).toEqual(['ex.test MX -all']);
    expect(lines).toEqual([expect.stringContaining('ex.test 300 MX 10 a.ex.test')]);
  });

  test('of two zones of one name are not one set', async () => {
    const inZone = (zone_id: string, content: string) => {
      const after = { ...mx(content), zone_id };
      return change('aws_route53_record', ['update'], { ...mx('10 a.ex.test'), zone_id }, after);
    };
    const { problems } = await planOf(plan({}, inZone('Z1', '10 b.ex.test'), inZone('Z2', '10 c.ex.test')));
    expect(problems.join()).toContain('has records of ex.test in two zones');
    const other = await planOf(plan({}, inZone('Z1', '10 b.ex.test'), inZone('Z1', '10 c.ex.test')));
    expect(other.problems).toEqual([]);
  });

  test('of a zone that only a private network sees are not those of the Internet', async () => {
    const zone = (more: object) => ({ zone_id: 'Z2', name: 'ex.test', ...more });
    const record = change('aws_route53_record', ['create'], null, { ...mx('10 in.ex.test'), zone_id: 'Z2' });
    const at = (values: object) => change('aws_route53_zone', ['no-op'], values, values);
    const inside = await planOf(plan({}, at(zone({ vpc: [{ vpc_id: 'v' }] })), record, MOVE));
    expect(inside.lines).toEqual([expect.stringContaining('10 b.ex.test')]);
    expect(inside.notes.join()).toContain('private zone');
    const outside = await planOf(plan({}, at(zone({ vpc: [] })), record));
    expect(outside.lines).toEqual([expect.stringContaining('10 in.ex.test')]);
    const gone = change('aws_route53_zone', ['delete'], zone({ vpc: [{ vpc_id: 'v' }] }), null);
    expect((await planOf(plan({}, gone, MOVE))).problems).toEqual([]);
  });
});

describe('resources without a reader', () => {
  const at = (type: string, after: object, actions = ['create']) =>
    planOf(
      plan({}, change(type, actions, actions[0] === 'delete' ? after : null, actions[0] === 'delete' ? null : after)),
    );

  test.each([
    ['openstack_dns_recordset_v2', { zone_id: 'x', name: 'ex.test.', type: 'MX' }],
    ['aws_route53_records_exclusive', { zone_id: 'Z1' }],
    ['cloudflare_email_routing_dns', { zone_id: 'c1' }],
    ['cloudflare_email_routing_settings', { zone_id: 'c1', enabled: true }],
    ['azapi_resource', { type: 'Microsoft.Network/dnsZones/MX@2018-05-01', name: '@' }],
    ['hetznerdns_records', { name: '@' }],
  ])('%s is not passed over', async (type, after) => {
    expect((await at(type, after)).problems.join()).toContain(`has a resource of the type ${type}`);
  });

  test.each([
    ['azapi_resource', { type: 'Microsoft.Network/virtualNetworks@2023', name: 'x' }],
    ['aws_kinesis_stream', { name: 'ex.test' }],
    ['tls_private_key', {}],
    ['azurerm_private_dns_mx_record', { name: '@', zone_name: 'ex.test' }],
    ['cloudflare_email_routing_rule', { zone_id: 'c1' }],
  ])('%s is none of the records that are judged', async (type, after) => {
    expect((await at(type, after)).problems).toEqual([]);
  });

  test.each([
    ['hcloud_zone', { name: 'ex.test' }],
    ['powerdns_zone', { name: 'ex.test.' }],
    ['digitalocean_domain', { name: 'ex.test' }],
    ['linode_domain', { domain: 'ex.test' }],
    ['openstack_dns_zone_v2', { name: 'ex.test.' }],
    ['akamai_dns_zone', { zone: 'ex.test' }],
  ])('a deleted %s takes its records with it', async (type, before) => {
    expect((await at(type, before, ['delete'])).problems.join()).toContain('deletes the zone ex.test');
    const other = { ...before, ...Object.fromEntries(Object.keys(before).map((key) => [key, 'other.test'])) };
    expect((await at(type, other, ['delete'])).problems).toEqual([]);
  });

  test('a deleted private zone of Azure takes none that the Internet sees', async () => {
    expect((await at('azurerm_private_dns_zone', { name: 'ex.test' }, ['delete'])).problems).toEqual([]);
  });
});

test.each([[{ a: 1 }], ['none'], [1]])(
  'resource_changes that are no list (%j) are not taken for none',
  async (resource_changes) => {
    const { problems } = await planOf({ 'plan.json': { format_version: '1.2', resource_changes } });
    expect(problems).toHaveLength(1);
  },
);
