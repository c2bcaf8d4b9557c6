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
