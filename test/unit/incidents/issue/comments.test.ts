import { describe, expect, test } from 'vitest';
import { desiredIncidents } from '../../../../src/incidents/desired.ts';
import type { IncidentRun } from '../../../../src/incidents/input.ts';
import { TEXT_LIMIT } from '../../../../src/incidents/issue/fit.ts';
import type { AddComment } from '../../../../src/incidents/repair.ts';
import { commentText, planRepairs } from '../../../../src/incidents/repairs.ts';
import { type IssueReading, readIssues, type SeenIssue } from '../../../../src/incidents/seen.ts';
import type { OutageEventKind } from '../../../../src/model/memory/record.ts';
import { ago, type CheckSketch, inputOf, NOW, RUN_URL, roleOf, settingsOf } from '../../../support/incidents/worlds.ts';

const NONE: IssueReading = { own: [], gone: [], foreign: [], isComplete: true };
const AUTHOR = 'github-actions[bot]';

/** The issue that an earlier run opened, as it is seen now. */
function openedBy(input: IncidentRun): SeenIssue {
  const [create] = planRepairs(input, desiredIncidents(input, NONE), NONE);
  if (create?.do !== 'create') throw new Error('nothing is opened');
  const { body, labels, assignees } = create;
  const own = { number: 7, id: 1007, url: '', body, labels, assignees, author: AUTHOR, createdAt: input.now };
  return { ...own, isOpen: true, isLocked: false, isPullRequest: false };
}

/** The comment that a run writes on an issue; undefined without one. */
function commentOf(input: IncidentRun, issue: SeenIssue): string | undefined {
  const reading = readIssues([issue], { author: AUTHOR, history: input.history }, { gone: [], isComplete: true });
  const repairs = planRepairs(input, desiredIncidents(input, reading), reading);
  const comment = repairs.find((repair): repair is AddComment => repair.do === 'comment');
  return comment && commentText(input, comment, comment.events);
}

/** A run before this one, in which the issue was opened. */
const openedEarlier = (sketches: readonly CheckSketch[], own: Partial<IncidentRun> = {}): SeenIssue =>
  openedBy(inputOf(sketches, { now: ago(40), ...own }));

/** The same checks now, with one event more. */
const withEvent = (kind: OutageEventKind, own: CheckSketch = {}): CheckSketch => ({
  events: [
    { id: 'down-1', kind: 'down', at: ago(40), code: 'E_AUTH_REJECTED' },
    { id: `${kind}-2`, kind, at: NOW, code: 'E_AUTH_REJECTED' },
  ],
  eventCount: 2,
  issue: 7,
  ...own,
});

describe('a comment on the issue of one check', () => {
  test('repeat: says since when, how often, and what to do, in the first lines', () => {
    const text = commentOf(inputOf([withEvent('repeat', { alerts: 2 })]), openedEarlier([{}])) ?? '';
    expect(text).toMatch(
      /^🔴 \*\*Still down\*\* since 2026-12-01 05:25 UTC, for 1 h with `E_AUTH_REJECTED`, 12 failed runs in a row\.\n/,
    );
    expect(text).toContain('**What to do:** Check user and password;');
    expect(text).toContain(`[Run of this comment](${RUN_URL})`);
    expect(text).toMatch(/\n<!-- mail-probe:event:repeat-2\.[0-9a-f]{8}\.[0-9a-z]+ -->$/);
  });

  test.each([
    [
      'flapping',
      'too often to be told each time with `E_AUTH_REJECTED`. 12 of the last 12 results were bad. Look for what differs',
    ],
    [
      'steady',
      '🔴 **Down, and no longer unstable**: it is bad in each run now with `E_AUTH_REJECTED`.\n\n**Failure** ',
    ],
    ['reopened', '🔴 **Down again** since 2026-12-01 05:25 UTC with `E_AUTH_REJECTED`.'],
  ] as const)('%s', (kind, expected) => {
    expect(commentOf(inputOf([withEvent(kind)]), openedEarlier([{}]))).toContain(expected);
  });

  test('steady, and good', () => {
    const text = commentOf(inputOf([withEvent('steady', { state: 'recovering', goods: 1 })]), openedEarlier([{}]));
    expect(text).toContain('**Steady again**: it no longer changes between good and bad all the time.');
  });

  test.each(['lost', 'new-code', 'recovering', 'relapsed', 'blind', 'removed'] as const)('none for %s', (kind) => {
    expect(commentOf(inputOf([withEvent(kind)]), openedEarlier([{}]))).toBeUndefined();
  });

  test('lost is told to a role with mentions that listens to it, and to it alone', () => {
    const roles = [roleOf('it', { on: ['lost'] }), roleOf('cto', { on: ['down'] })];
    const settings = settingsOf({ roles, notify: ['it', 'cto'] });
    const text = commentOf(
      inputOf([withEvent('lost', { state: 'lost', alerts: 3 })], { settings }),
      openedEarlier([{}]),
    );
    expect(text).toContain('⚫ **Lost**: down since 2026-12-01 05:25 UTC, for 1 h, told 3 times.');
    expect(text).toContain('@octo-org/it');
    expect(text).not.toContain('@octo-org/cto');
  });

  test('no repeat while it is acknowledged', () => {
    const input = inputOf([withEvent('repeat', { isAcknowledged: true })]);
    expect(commentOf(input, openedEarlier([{}]))).toBeUndefined();
  });

  describe('a recovery action', () => {
    const settings = settingsOf({
      recovery: { workflow: 'restart.yml', inputs: {}, after: 'down', max: 1, waitMs: 1 },
    });
    const tried = (result: 'started' | 'refused' | 'unknown', at = NOW): string | undefined =>
      commentOf(
        inputOf([{ issue: 7, recoveries: [{ number: 1, at, result, runUrl: `${RUN_URL}1` }] }], { settings }),
        openedEarlier([{}], { settings }),
      );

    test('is told with its run', () => {
      expect(tried('started')).toContain(`🛠️ **Recovery action started** (try 1): [its run](${RUN_URL}1).`);
    });

    test('R01 is told with the remedy when it was refused', () => {
      expect(tried('refused')).toMatch(/not started.*`permissions: actions: write`.*`on: workflow_dispatch`/);
    });

    test('R03 is not told before its answer; and by the next run, when there was none', () => {
      expect(tried('unknown')).toBeUndefined();
      expect(tried('unknown', ago(5))).toContain('no answer was recorded. It is not repeated');
    });

    test('by output alone is not told: nothing is known of what later steps did', () => {
      const input = inputOf([{ issue: 7, recoveries: [{ number: 1, at: ago(5), result: 'unknown' }] }]);
      expect(commentOf(input, openedEarlier([{}]))).toBeUndefined();
    });
  });
});

describe('a comment on the issue of many checks', () => {
  const settings = settingsOf({ grouping: 'all' });
  const joined = (code: string): CheckSketch => ({
    ...{ number: 2, name: 'second', codes: [code], firstBad: { at: ago(5) } },
    events: [{ id: 'down-1', kind: 'down', at: NOW, code }],
  });

  test('a check that joins is told when it fails in a way that was not told yet', () => {
    const issue = openedEarlier([{}], { settings });
    const run = (code: string): string | undefined =>
      commentOf(inputOf([{ issue: 7 }, joined(code)], { settings }), issue);
    expect(run('E_CONN_REFUSED')).toContain(
      '🔴 `second`: **down as well** since 2026-12-01 06:20 UTC with `E_CONN_REFUSED`.',
    );
    expect(run('E_AUTH_REJECTED')).toBeUndefined();
  });

  test('repeats of many checks are one comment, and one sentence', () => {
    const earlier = { lastAlertAt: ago(300) };
    const issue = openedEarlier([earlier, { ...earlier, number: 2 }], { settings });
    const text = commentOf(inputOf([withEvent('repeat'), { ...withEvent('repeat'), number: 2 }], { settings }), issue);
    expect(text?.match(/Still down/g)).toHaveLength(1);
    expect(text).toContain('for 1 h: 2 checks.');
  });
});

describe('T01 untrusted text in a comment', () => {
  test.each([
    '@org/team',
    '&#64;x',
    '#1',
    'fixes #1',
    'duplicate of #1',
    '```',
    '<img src=x>',
    '|',
    '\u202e',
    '-->',
    'x'.repeat(100_000),
  ])('%j is inert', (text) => {
    const finding = {
      status: 'critical',
      code: 'E_AUTH_REJECTED',
      message: `It said ${text}`,
      reply: text,
      hint: text,
    } as const;
    const sketch = withEvent('repeat', { name: text, finding, codes: [text] });
    const events = (sketch.events ?? []).map((event) => ({ ...event, code: text, runUrl: text }));
    const comment = commentOf(inputOf([{ ...sketch, events }]), openedEarlier([{}])) ?? '';
    const open = comment
      .replace(/<!--[\s\S]*?-->$/gm, '')
      .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
      .replace(`[Run of this comment](${RUN_URL})`, '');
    expect(comment.length).toBeLessThanOrEqual(TEXT_LIMIT);
    expect(open).toContain('Still down');
    expect(open).not.toMatch(/@|&#|#\d|<|https?:|\u202e|-->/);
    expect(comment.match(/^<!--/gm)).toHaveLength(1);
  });
});
