import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../../src/model/issue.ts';
import { mx } from '../../../../src/probes/mx.ts';
import type { Settings } from '../../../../src/settings/settings.ts';
import { createSettings } from '../../../support/settings/settings.ts';

function plan(given: Partial<Settings>) {
  const issues: Issue[] = [];
  const planned = mx.plan(createSettings({ mode: 'mx', ...given }), issues);
  return { planned, problems: issues.map(({ input, problem }) => `${input} ${problem}`) };
}

describe('the plan of a gate', () => {
  it('needs a domain', () => {
    expect(plan({}).problems).toEqual(['domain is required by mx']);
  });

  it.each(['planned', 'after'] as const)('needs a zone in stage %s', (stage) => {
    expect(plan({ domain: 'example.org', stage }).problems).toEqual([`zone is required by stage ${stage}`]);
  });

  it('refuses a plan where only what is published is judged', () => {
    expect(plan({ domain: 'example.org', stage: 'live', zone: ['a.zone'] }).problems).toEqual([
      'stage is live, which judges what is published and no plan',
    ]);
  });

  it.each([
    [{}, 'example.org (live)'],
    [{ zone: ['a.zone'] }, 'example.org (planned)'],
    [{ zone: ['a.zone'], stage: 'after' }, 'example.org (after)'],
  ] as const)('has the stage that goes with %j', (given, target) => {
    expect(plan({ domain: 'example.org', ...given }).planned?.target).toBe(target);
  });

  it('says of inputs for mail servers that they have no effect where none is talked to', () => {
    const given = { zone: ['a.zone'], recipients: ['a@example.org'], mxAddresses: [], probeRelay: true };
    expect(plan({ domain: 'example.org', ...given }).problems).toEqual([
      'recipients has no effect, because no mail server is talked to',
      'mx-addresses has no effect, because no mail server is talked to',
      'probe-relay has no effect, because no mail server is talked to',
    ]);
    expect(plan({ domain: 'example.org', ...given, mxConnect: true }).problems).toEqual([]);
  });

  it('grants time for mail servers only where they are talked to', () => {
    expect(plan({ domain: 'example.org' }).planned?.extraTimeMs).toBe(50_000);
    expect(plan({ domain: 'example.org', mxConnect: false }).planned?.extraTimeMs).toBe(0);
  });
});
