import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { desiredIncidents } from '../../../../src/incidents/desired.ts';
import type { IncidentRun } from '../../../../src/incidents/input.ts';
import { parseBlock } from '../../../../src/incidents/issue/block.ts';
import { TEXT_LIMIT } from '../../../../src/incidents/issue/fit.ts';
import type { CreateIssue } from '../../../../src/incidents/repair.ts';
import { planRepairs } from '../../../../src/incidents/repairs.ts';
import {
  ago,
  type CheckSketch,
  FINDINGS,
  inputOf,
  keyOf,
  NOW,
  RUN_URL,
  roleOf,
  settingsOf,
} from '../../../support/incidents/worlds.ts';
import { hostileText } from '../../../support/reports/random-report.ts';

const NONE = { own: [], gone: [], foreign: [], isComplete: true };

/** Returns the new issues of a run. */
function opened(input: IncidentRun): CreateIssue[] {
  return planRepairs(input, desiredIncidents(input, NONE), NONE).filter((repair) => repair.do === 'create');
}

/** Returns the one new issue of a run of these checks. */
function issueOf(sketches: readonly CheckSketch[], own: Partial<IncidentRun> = {}): CreateIssue {
  const [issue, ...others] = opened(inputOf(sketches, own));
  expect(others).toEqual([]);
  if (issue === undefined) throw new Error('no issue is opened');
  return issue;
}

/** A text without code spans and comments: what Markdown may read as markup. */
function withoutCode(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
}

describe('the issue of one check', () => {
  const issue = issueOf([{ name: 'IMAP of provider-x' }]);

  test('is titled by what fails, in fixed words', () => {
    expect(issue.title).toBe('imap.example.org: login fails (E_AUTH_REJECTED)');
  });

  test('says what is broken, since when, for how long and what to do, before anything else', () => {
    const [state, , heading, , what] = issue.body.split('\n');
    expect(state).toBe(
      `🔴 **Down** since 2026-12-01 05:25 UTC, for 1 h (12 failed runs in a row). As of 2026-12-01 06:25 UTC, [this run](${RUN_URL}).`,
    );
    expect(heading).toBe('### What fails');
    expect(what).toBe(
      '**Failure** `E_AUTH_REJECTED`: The IMAP server `imap.example.org` refused the login with PLAIN.  ',
    );
    expect(issue.body).toContain('**The server said:** `NO [AUTHENTICATIONFAILED] Authentication failed.`');
    expect(issue.body).toContain('**What to do:** Check user and password;');
  });

  test('links the first bad, the last bad and the last good run', () => {
    const base = RUN_URL.slice(0, -2);
    expect(issue.body).toContain(`| **First bad run** | 2026-12-01 05:25 UTC ([run](${base}61)) |`);
    expect(issue.body).toContain(`| **Last bad run** | 2026-12-01 06:25 UTC ([run](${base}77)) |`);
    expect(issue.body).toContain(`| **Last good run** | 2026-12-01 05:20 UTC ([run](${base}60)) |`);
  });

  test('says how to acknowledge, mute and silence', () => {
    for (const word of ['`acknowledged`', 'close this issue', '`maintenance: 2026-12-01T02:00Z/2h`']) {
      expect(issue.body).toContain(word);
    }
  });

  test('ends in a block that says the same', () => {
    expect(parseBlock(issue.body)).toMatchObject({
      ...{
        id: `check:${keyOf(1)}`,
        members: [{ key: keyOf(1), eventCount: 1, alerts: 1, firstBad: ago(60) }],
        state: 'down',
        alerts: 1,
        firstBad: ago(60),
        openedAt: NOW,
      },
      ...{ told: [`down-1.${keyOf(1).slice(0, 8)}.${Math.floor(Date.parse(ago(40)) / 1_800_000).toString(36)}`] },
    });
  });

  test.each([
    [
      'lost',
      { state: 'lost', alerts: 3 } as const,
      '⚫ **Lost**: down since 2026-12-01 05:25 UTC, for 1 h, told 3 times.',
    ],
    [
      'recovering',
      { state: 'recovering', goods: 1 } as const,
      '🟡 **Recovering**: was down since 2026-12-01 05:25 UTC, for 1 h; 1 of 2 good runs in a row are seen.',
    ],
    ['flapping', { isFlapping: true }, '🟠 **Unstable**: it changes between good and bad too often'],
    ['how often', { isFlapping: true }, ' 12 of the last 12 results were bad. Look for what differs between'],
    ['blind', { blind: 4 }, '**Not seen clearly**: the last 4 runs could not judge it.'],
  ])('%s is said', (_, sketch, expected) => {
    expect(issueOf([sketch]).body).toContain(expected);
  });

  test('shows no time that was not measured', () => {
    const { body } = issueOf([
      {
        story: { trend: { metric: 'imap_total_seconds', unit: 'seconds', values: [], median: 0.21 } },
        result: { metrics: [{ name: 'imap_total_seconds', unit: 'seconds', help: 'Time.' }], measurements: [] },
      },
    ]);
    expect(body).not.toContain('### Times');
  });

  test('names what changed, and the usual time beside that of now', () => {
    const change = {
      kind: 'tls',
      subject: 'imap',
      message: 'TLS became weaker.',
      before: 'TLSv1.3',
      after: 'TLSv1.2',
      isWorse: true,
      since: ago(60),
    } as const;
    const { body } = issueOf([
      {
        story: {
          changes: [change],
          trend: { metric: 'imap_total_seconds', unit: 'seconds', values: [], median: 0.21 },
        },
        result: {
          metrics: [{ name: 'imap_total_seconds', unit: 'seconds', help: 'Time of the session.' }],
          measurements: [{ metric: 'imap_total_seconds', value: 1.9 }],
        },
      },
    ]);
    expect(body).toContain('- ⚠️ TLS became weaker. (before `TLSv1.3`, now `TLSv1.2`, seen since 2026-12-01 05:25 UTC)');
    expect(body).toContain('| `imap_total_seconds` | 210 ms | 1.9 s |');
  });

  test('shows at most 50 events, and counts the oldest', () => {
    const events = Array.from({ length: 50 }, (_, at) => ({
      id: `relapsed-${at}`,
      kind: 'relapsed' as const,
      at: ago(55 - at),
    }));
    const { body } = issueOf([{ events, eventCount: 62 }]);
    expect(body).toContain('- 12 earlier events\n- 2026-12-01 05:30 UTC · bad again before it had recovered');
    expect(body.match(/bad again/g)).toHaveLength(50);
  });
});

describe('the issue of many checks', () => {
  const checks = Array.from({ length: 7 }, (_, at) => ({
    ...{ number: at + 1, name: `login ${at}`, group: at % 2 ? 'Europe/Berlin' : 'Europe/Paris' },
    finding: at < 3 ? FINDINGS.connect : FINDINGS.login,
  }));

  test('S07 40 checks down at once are one issue', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ number: at + 1, name: `check ${at}` }));
    expect(issueOf(many).title).toBe('Many mail checks fail at once');
  });

  test('has a table of all, each problem once, and what is probably one cause', () => {
    const { body, title } = issueOf(checks, { settings: settingsOf({ grouping: 'group' }) });
    expect(title).toBe('Mail checks of group "Europe" fail');
    expect(body).toContain(
      '| 🔴 down | `login 0` | `Europe/Paris` | critical | `E_CONN_REFUSED` | 2026-12-01 05:25 UTC |',
    );
    expect(body.match(/\| 🔴 down/g)).toHaveLength(7);
    expect(body.match(/\*\*What to do:\*\*/g)).toHaveLength(2);
    expect(body).toContain('**Probably one cause:** 3 checks cannot connect to `imap.example.org`.');
  });

  test('G08 is never too long, whatever the number of checks and the length of their texts', () => {
    const text = 'x'.repeat(100_000);
    const many = Array.from({ length: 3000 }, (_, at) => ({
      ...{ number: at + 1, name: `${at} ${text}`, group: `g/${text}`, codes: [text, text, text, text, text] },
      finding: { ...FINDINGS.login, message: text, reply: text, hint: text },
    }));
    const { body, shortBody } = issueOf(many);
    expect(body.length).toBeLessThanOrEqual(TEXT_LIMIT);
    expect(body).toMatch(/\nand 2,\d\d\d more checks\n/);
    expect(parseBlock(body)?.id).toBe('storm');
    expect(shortBody.length).toBeLessThan(8000);
  });

  test('G08 is never too long for any texts', () => {
    const sketch = fc.record({ name: hostileText, target: hostileText, group: hostileText, message: hostileText });
    fc.assert(
      fc.property(fc.array(sketch, { minLength: 1, maxLength: 30 }), (all) => {
        const sketches = all.map(({ message, ...each }, at) => ({
          ...each,
          number: at + 1,
          finding: { ...FINDINGS.login, message },
        }));
        for (const { body, title } of opened(inputOf(sketches))) {
          expect(body.length).toBeLessThanOrEqual(TEXT_LIMIT);
          expect(title.length).toBeLessThanOrEqual(200);
          expect(title).not.toMatch(/[@#`<>|\u202e\r\n]/u);
          expect(parseBlock(body)).toBeDefined();
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('T01 untrusted text', () => {
  const HOSTILE = [
    ...[
      '@org/team',
      '&#64;octocat',
      '#1',
      'fixes #1',
      'duplicate of #1',
      'GH-12',
      'octo/repo#3',
      '`',
      '```',
      '<img src=x>',
    ],
    ...[
      '| a | b |',
      '\u202e',
      '-->',
      '<!-- mail-probe:event:x -->',
      '<!-- mail-probe:incident:1 e30 -->',
      '::error::x',
      '[a](https://evil.example)',
      '![a](b)',
    ],
    ...[
      'https://evil.example',
      'www.evil.example',
      '\r\n# Heading',
      '\n- item',
      'x'.repeat(100_000),
      '<script>',
      '</details>',
    ],
  ];

  test.each(HOSTILE)('%j is inert wherever it stands', (text) => {
    const finding = { ...FINDINGS.login, message: `The server sent ${text}.`, reply: text, hint: `See ${text}` };
    const story = {
      changes: [
        {
          kind: 'banner',
          subject: text,
          message: `It says ${text}`,
          before: text,
          after: text,
          isWorse: false,
          since: text,
        },
      ] as const,
      trend: { metric: text, unit: 'seconds', values: [], median: 1 },
    };
    const sketch: CheckSketch = {
      ...{ name: text, target: text, group: text, codes: [text], finding, story },
      ...{
        events: [{ id: text, kind: 'down', at: text, runUrl: text, code: text }],
        firstBad: { at: ago(60), runUrl: text },
      },
      result: { description: text },
    };
    const settings = settingsOf({
      roles: [roleOf('it', { mentions: [...(text === '@org/team' ? [] : [text]), '@octo-org/it'] })],
      notify: ['it'],
    });
    for (const { body, title } of [
      issueOf([sketch], { settings }),
      issueOf([sketch, { ...sketch, number: 2 }], { settings: { ...settings, grouping: 'all' } }),
    ]) {
      const open = withoutCode(body)
        .replace('Told: @octo-org/it', '')
        .replaceAll(/<\/?(?:details|summary)>/g, '')
        .replaceAll(new RegExp(`\\[(?:this )?run\\]\\(${RUN_URL.slice(0, -2)}\\d+\\)`, 'g'), '');
      expect(open).not.toMatch(/@|&#|#\d|GH-\d|<|https?:|www\.|!\[|\]\(|\u202e|::error|-->/);
      expect(open.match(/^#+ .*$/gm)?.join()).toMatch(/^### (?:What fails|Checks)[A-Za-z #,]*$/);
      expect(body.match(/^<!--/gm)).toHaveLength(1);
      expect(parseBlock(body)).toBeDefined();
      expect(title).not.toMatch(/[@#`<>|\u202e\r\n[\]]/u);
    }
  });

  test('mentions come from roles alone, and only in their form', () => {
    const mentions = ['@octocat', '@octo-org/it', 'octocat', '@a b', '@x/../y', '@-x', '@all\n'];
    const settings = settingsOf({ roles: [roleOf('it', { mentions })], notify: ['it'] });
    expect(issueOf([{}], { settings }).body).toContain('\nTold: @octocat @octo-org/it\n');
  });
});
