import { describe, expect, test } from 'vitest';
import { planOf } from './read-plan.ts';

describe('a plan without records', () => {
  test.each([
    ['an empty master file', { 'ex.zone': '' }],
    ['a master file of comments', { 'ex.zone': '; to be written\n$ORIGIN ex.test.\n$TTL 60\n' }],
    ['an empty zone of octoDNS', { 'ex.test.yaml': '---\n' }],
    ['a domain of DNSControl without records', { 'ir.json': { domains: [{ name: 'ex.test', records: [] }] } }],
  ])('is not read as a plan that changes nothing, or takes everything away: %s', async (_what, files) => {
    const { problems } = await planOf(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/holds no record|has no records of ex\.test/);
  });

  test('is a fragment beside others', async () => {
    const files = { 'ex.test./a.yaml': '---\n', 'ex.test./b.yaml': 'www: {type: A, value: 192.0.2.1}\n' };
    expect((await planOf(files)).problems).toEqual([]);
  });

  test('is a plan of Terraform in which nothing changes', async () => {
    expect((await planOf({ 'p.json': { format_version: '1.2', resource_changes: [] } })).problems).toEqual([]);
  });
});
