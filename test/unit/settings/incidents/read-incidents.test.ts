import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/model/issue.ts';
import { incidentSettings } from '../../../../src/settings/incidents/incident-settings.ts';
import { placeInInput, readIncidents } from '../../../../src/settings/incidents/read-incidents.ts';

async function read(text: string | undefined) {
  const issues: Issue[] = [];
  const { isOn, block } = await readIncidents(text, issues);
  const settings = incidentSettings(block, isOn ?? false, issues);
  return { isOn, settings, issues: issues.map(placeInInput) };
}

/** Each issue as `input problem | remedy`. */
async function problems(text: string): Promise<string[]> {
  return (await read(text)).issues.map(({ input, problem, remedy }) => `${input} ${problem} | ${remedy}`);
}

describe('the input incidents', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['true', true],
    [' True ', true],
    ['false', false],
    ['failures-before-alert: 2', true],
  ])('%j is on: %j', async (text, isOn) => {
    const found = await read(text);
    expect(found.isOn).toBe(isOn);
    expect(found.issues).toEqual([]);
  });

  test('has the defaults of the documentation', async () => {
    const { settings } = await read('true');
    expect(settings).toEqual({
      isOn: true,
      rules: {
        failuresBeforeAlert: 3,
        faultToleranceMs: 0,
        alertRepeat: 4 * 3_600_000,
        maxAlerts: 3,
        recoveriesBeforeClose: 2,
        reopenWithinMs: 3_600_000,
        on: ['critical'],
        staleAfterMs: 86_400_000,
      },
      roles: [],
      notify: [],
      grouping: 'check',
      maxNew: 5,
      labels: [],
      assignees: [],
      author: 'github-actions[bot]',
      maintenance: [],
      intervals: {},
      recovery: undefined,
    });
  });

  test('reads every key', async () => {
    const { settings, issues } = await read(`failures-before-alert: 5
fault-tolerance: 15m
alert-repeat: failures
max-alerts: unlimited
recoveries-before-close: 1
reopen-within: 2h
on: [critical, unknown]
stale-after: 7d
grouping: group
max-new: 10
labels: mail, probe
assignees: octocat
author: mail-bot
maintenance:
  - 2026-12-01T02:00Z/2h
  - 2026-12-02T02:00Z/2026-12-02T03:30Z
intervals: { up: 15m, down: 5m, lost: 1h }
notify: [it]
recovery-workflow: restart-imap.yml
recovery-ref: main
recovery-inputs: { service: imap, why: "{code} of {check}" }
recovery-after: 2 alerts
recovery-max: 3
recovery-wait: 30m
roles:
  it: { mentions: ["@mail/ops"], after-alerts: 2, on: [down, recovered] }
`);
    expect(issues).toEqual([]);
    expect(settings.rules).toMatchObject({
      alertRepeat: 'failures',
      maxAlerts: 'unlimited',
      on: ['critical', 'unknown'],
    });
    expect(settings.rules.staleAfterMs).toBe(7 * 86_400_000);
    expect(settings.maintenance).toEqual([
      { start: '2026-12-01T02:00:00.000Z', end: '2026-12-01T04:00:00.000Z' },
      { start: '2026-12-02T02:00:00.000Z', end: '2026-12-02T03:30:00.000Z' },
    ]);
    expect(settings.intervals).toEqual({ upMs: 900_000, downMs: 300_000, lostMs: 3_600_000 });
    expect(settings.recovery).toEqual({
      workflow: 'restart-imap.yml',
      event: undefined,
      ref: 'main',
      inputs: { service: 'imap', why: '{code} of {check}' },
      after: 2,
      max: 3,
      waitMs: 1_800_000,
    });
    expect(settings.roles).toEqual([
      { name: 'it', assignees: [], labels: [], mentions: ['@mail/ops'], on: ['down', 'recovered'], afterAlerts: 2 },
    ]);
    expect(settings.labels).toEqual(['mail', 'probe']);
  });

  test('manages no issue with issues: false, and keeps the rules', async () => {
    const { settings, issues } = await read('issues: false\nfailures-before-alert: 1');
    expect(issues).toEqual([]);
    expect(settings).toMatchObject({ isOn: false, rules: { failuresBeforeAlert: 1 } });
  });

  test('names the nearest key, at its line', async () => {
    expect(await problems('on: critical\nfailure-before-alert: 2')).toEqual([
      'incidents line 2: failure-before-alert is not a key of incidents | Did you mean failures-before-alert?',
    ]);
  });

  test.each([
    ['failures-before-alert: 0', 'line 1: failures-before-alert is not a whole number from 1 to 100'],
    ['fault-tolerance: soon', 'line 1: fault-tolerance is not a duration'],
    ['alert-repeat: 1s', 'line 1: alert-repeat is out of range'],
    ['max-alerts: many', 'line 1: max-alerts is not a whole number from 1 to 1000'],
    ['on: down', 'line 1: on is not known'],
    ['grouping: host', 'line 1: grouping is not known'],
    ['labels:', 'line 1: labels has no value'],
    ['assignees: "not a login"', 'line 1: assignees is not a login of GitHub'],
    ['maintenance: 2026-12-01T02:00/2h', 'line 1: maintenance has a time that is not ISO 8601 in UTC'],
    ['maintenance: 2026-12-01T02:00Z', 'line 1: maintenance has a window without a length'],
    ['maintenance: 2026-12-01T02:00Z/2026-12-01T01:00Z', 'line 1: maintenance has a window that ends before it begins'],
    ['intervals: up=15m up=20m', 'line 1: intervals is not known'],
    ['recovery-workflow: ../evil.yml', 'line 1: recovery-workflow is not the file name of a workflow'],
    ['recovery-workflow: a.yml\nrecovery-event: b', 'line 2: recovery-event cannot be combined with recovery-workflow'],
    ['recovery-inputs: { a: b }', 'line 1: recovery-inputs starts nothing by itself'],
    ['recovery-event: x\nrecovery-inputs: { a: "{password}" }', 'line 2: recovery-inputs has an unknown placeholder'],
    ['notify: it', 'line 1: notify is not a role'],
    ['roles: { it: { mentions: "@a b" } }', 'line 1: mentions is neither a user nor a team'],
    ['roles: { it: {} }', 'line 1: roles says nothing of the role it'],
    ['roles: { it: { mention: "@a" } }', 'line 1: mention is not a key of a role'],
    ['on: critical\non: warning', 'line 2: on is written twice at the same place'],
    ['- a', 'line 1: is not a map of keys'],
    ['yes', 'line 1: is not a map of keys'],
    ['a: [', 'line 1: '],
  ])('refuses %j', async (text, problem) => {
    const found = await problems(text);
    expect(found[0]).toMatch(new RegExp(`^incidents ${problem.replaceAll(/[.[\]{}()*+?]/g, '\\$&')}`));
    expect(found[0]).toMatch(/ \| \S/);
  });
});
