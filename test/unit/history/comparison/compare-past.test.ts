/** Slower servers, from results to words. */
import { describe, expect, test } from 'vitest';
import { timingsOf } from '../../../../src/history/comparison/series.ts';
import type { Phase } from '../../../../src/model/outcome.ts';
import type { CheckResult } from '../../../../src/model/report.ts';
import { IMAP, PastRuns, phase, resultOf, toldOf } from '../../../support/history/past-runs.ts';

describe('timingsOf', () => {
  const of = (phases: readonly Phase[], other: Partial<CheckResult> = {}) =>
    timingsOf(resultOf([IMAP], { phases, ...other }));

  test('leaves out the round trips, adds up the parts of a phase, and is never below 0', () => {
    expect(
      of([
        phase('imap_greeting', 0.01, 1),
        phase('imap_capability', 0.05, 2),
        phase('imap_auth', 0.3, 1),
        phase('imap_capability', 0.04, 1),
      ]),
    ).toEqual([
      { metric: 'imap_greeting_seconds', value: 0 },
      { metric: 'imap_capability_seconds', value: 0.03 },
      { metric: 'imap_auth_seconds', value: 0.28 },
    ]);
  });

  test('takes the shortest round trip that was seen in the session: a connection is made while modules are loaded', () => {
    const phases = [
      phase('smtp_greeting', 0.001, 1, 0.03),
      phase('smtp_capability', 0.006, 2, 0.03),
      phase('smtp_auth', 0.2, 3, 0.03),
      // Of another session.
      phase('imap_auth', 0.2, 1, 0.05),
      phase('smtp_capability', 0.001, 1, 0.04),
    ];
    expect(of(phases.slice(0, 4))).toEqual([
      { metric: 'smtp_greeting_seconds', value: 0 },
      { metric: 'smtp_capability_seconds', value: 0 },
      { metric: 'smtp_auth_seconds', value: 0.191 },
      { metric: 'imap_auth_seconds', value: 0.15 },
    ]);
    expect(of(phases).find(({ metric }) => metric === 'smtp_auth_seconds')?.value).toBe(0.191);
  });

  test.each([
    ['of which one part is not known', [phase('smtp_capability', 1, 1), phase('smtp_capability', 1)]],
    ['that failed', [{ ...phase('smtp_auth', 1, 1), isOk: false }]],
    ['that is another one', [phase('smtp_connect', 1, 1), phase('smtp_tls', 1, 1), phase('imap_search', 1, 1)]],
  ])('a phase %s says nothing', (_name, phases) => {
    expect(of(phases)).toEqual([]);
  });

  test.each([{ attempts: 2 }, { status: 'critical' as const }, { status: 'unknown' as const }])(
    'nor does a run of %j',
    (other) => {
      const delivery = [{ metric: 'delivery_seconds', value: 2 }];
      expect(of([phase('smtp_auth', 1, 1)], { measurements: delivery })).toHaveLength(2);
      expect(of([phase('smtp_auth', 1, 1)], { measurements: delivery, ...other })).toEqual([]);
    },
  );
});

describe('slower', () => {
  const login = (seconds: number): Partial<CheckResult> => ({ phases: [phase('imap_auth', seconds + 0.02, 1)] });

  /** A past of four days. */
  function remembered(given = {}): PastRuns {
    const past = new PastRuns(given);
    for (let run = 0; run < 96; run += 1) past.run([IMAP], {}, login(0.1));
    return past;
  }

  test('is a warning that says since when, and what is usual', () => {
    const past = remembered();
    const [first, second, third] = [0.6, 0.6, 0.55].map((seconds) => past.run([IMAP], {}, login(seconds)));
    expect([first, second, third].map((each) => each && toldOf(each))).toEqual(['', '', 'E_SLOWER']);
    expect(third?.findings).toEqual([
      {
        status: 'warning',
        code: 'E_SLOWER',
        phase: 'imap_auth',
        message:
          'The login to mail.test over IMAP takes 550 ms beside the round trips of the network in 3 runs in a row, since 2026-12-05 00:00 UTC; usually it is 100 ms.',
        hint: expect.stringContaining('accept-changes: true'),
      },
    ]);
    expect(third?.regressions).toEqual([
      { metric: 'imap_auth_seconds', seconds: 0.55, medianSeconds: 0.1, runs: 3, since: '2026-12-05T00:00:00.000Z' },
    ]);
    expect(toldOf(past.run([IMAP], {}, login(0.1)))).toBe('');
  });

  test.each([
    ['notice', '(E_SLOWER)', 1],
    ['false', '', 0],
  ] as const)('regressions: %s', (regressions, told, count) => {
    const past = remembered({ regressions });
    past.run([IMAP], {}, login(0.6));
    past.run([IMAP], {}, login(0.6));
    const third = past.run([IMAP], {}, login(0.6));
    expect(toldOf(third)).toBe(told);
    expect(third.regressions).toHaveLength(count);
  });

  test('is not held against another kind of runner', () => {
    const past = remembered();
    for (let run = 0; run < 30; run += 1)
      expect(toldOf(past.run([IMAP], { environment: 'self-hosted' }, login(0.6)))).toBe('');
    expect(past.series.map(({ environment }) => environment)).toEqual(['github-hosted', 'self-hosted']);
    for (let run = 0; run < 3; run += 1) past.run([IMAP], {}, login(0.6));
    expect(past.series.find(({ environment }) => environment === 'github-hosted')?.slow?.runs).toBe(3);
  });

  test('a run that says nothing neither ends nor lengthens the row', () => {
    const past = remembered();
    past.run([IMAP], {}, login(0.6));
    past.run([IMAP], {}, { status: 'critical', ...login(0.01) });
    past.run([IMAP], {}, { attempts: 2, ...login(0.01) });
    past.run([IMAP], {}, login(0.6));
    expect(toldOf(past.run([IMAP], {}, login(0.6)))).toBe('E_SLOWER');
  });

  test('is accepted at once when it is meant, and said', () => {
    const past = remembered();
    for (let run = 0; run < 4; run += 1) past.run([IMAP], {}, login(0.6));
    const { findings, notices } = past.run([IMAP], { accept: true }, login(0.6));
    expect(findings).toEqual([]);
    expect(notices.map(({ message }) => message)).toEqual([
      'The login to mail.test over IMAP takes 600 ms beside the round trips of the network, which counts as usual from now on.',
    ]);
    for (let run = 0; run < 30; run += 1) expect(toldOf(past.run([IMAP], {}, login(0.6)))).toBe('');
  });

  test('a delivery', () => {
    const past = new PastRuns();
    const delivered = (value: number): Partial<CheckResult> => ({
      measurements: [{ metric: 'delivery_seconds', value }],
    });
    for (let run = 0; run < 96; run += 1) past.run([IMAP], {}, delivered(2));
    for (let run = 0; run < 2; run += 1) past.run([IMAP], {}, delivered(30));
    expect(past.run([IMAP], {}, delivered(30)).findings[0]?.message).toBe(
      'The delivery to mail.test takes 30 s in 3 runs in a row, since 2026-12-05 00:00 UTC; usually it is 2 s.',
    );
  });
});

test('a history that is not as it should be breaks nothing', () => {
  const past = {
    runs: [{ at: 'never', status: 'ok' as const }],
    series: [
      {
        metric: 'imap_auth_seconds',
        environment: 'github-hosted',
        values: [],
        days: [],
        slow: { runs: -1, since: '?' },
      },
    ],
    facts: [
      { kind: 'tls' as const, subject: 'imap mail.test TLS version', usual: [], seenAt: '?' },
      {
        kind: 'banner' as const,
        subject: 'imap mail.test software',
        usual: ['A'],
        times: ['?'],
        candidate: { value: 'B', runs: 1e9, since: '?' },
        seenAt: '?',
      },
      {
        kind: 'certificate' as const,
        subject: 'imap mail.test certificate renewal',
        usual: ['?', 'x', '-1'],
        seenAt: '?',
      },
      {
        kind: 'login' as const,
        subject: '',
        usual: ['::error::'],
        candidate: { value: '-->', runs: 5, since: '' },
        seenAt: '',
      },
    ],
  };
  const runs = new PastRuns({ past });
  expect(runs.run([IMAP], {}, { phases: [phase('imap_auth', 1, 1)] }).findings).toEqual([]);
  expect(runs.run([], {}, { status: 'critical' }).changes.length).toBeLessThan(3);
});
