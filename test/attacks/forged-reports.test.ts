/**
 * ATK-K3 and ATK-K4: reports that `merge` reads are foreign text. A forged one is the trouble of its own file: it gives no
 * other check a result, costs no more than its size, and completes no run that is not its own.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../src/model/report.ts';
import { renderJson } from '../../src/report/formats/json.ts';
import { renderOpenmetrics } from '../../src/report/formats/openmetrics.ts';
import { FORMATS } from '../../src/report/formats.ts';
import { renderSummary } from '../../src/report/summary/summary.ts';
import { renderAnnotations } from '../../src/report/workflow/annotations.ts';
import { renderOutputs } from '../../src/report/workflow/outputs.ts';
import { changedJson, mergeTexts, passedCheck, SHARD_CHECKS, shardReport } from '../support/reports/shard-reports.ts';

const GOOD = renderJson(shardReport(1));
const OWN = shardReport(2).checks.map(({ name }) => name);

const codesOf = ({ checks }: Report) => checks.flatMap(({ findings }) => findings.map(({ code }) => code));
const statusOf = ({ checks }: Report, name: string) => checks.find((check) => check.name === name)?.status;

/** Merges a good report and another one. */
async function mergeWith(text: string): Promise<Report> {
  return await mergeTexts({ 'good.json': GOOD, 'forged.json': text });
}

function expectOnlyItsOwnTrouble(report: Report): void {
  expect(report.status).toBe('unknown');
  expect(codesOf(report)).toContain('E_REPORT_INVALID');
  expect(codesOf(report)).not.toContain('E_INTERNAL');
  for (const name of SHARD_CHECKS) expect(statusOf(report, name), name).toBe(OWN.includes(name) ? 'unknown' : 'ok');
}

test('two good reports are merged to a pass', async () => {
  const report = await mergeTexts({ '1.json': GOOD, '2.json': renderJson(shardReport(2)) });
  expect(report).toMatchObject({ status: 'ok', message: '8 checks passed.' });
  expect(report.checks.map(({ name }) => name)).toEqual(SHARD_CHECKS);
});

const INJECTED = 'x 1\nmail_probe_success{check="Other",mode="smtp-login"} 1\nmail_probe_y';

describe('ATK-K3: a name that is not of its grammar, or is one of our own', () => {
  test.each([
    ['checks.0.metrics.0.name', INJECTED],
    ['checks.0.metrics.0.name', 'success'],
    ['checks.0.metrics.0.name', 'status'],
    ['checks.0.metrics.0.name', 'Copies'],
    ['checks.0.metrics.0.name', ''],
    ['checks.0.metrics.0.name', 'x'.repeat(81)],
    ['checks.0.metrics.0.name', 'copies\n'],
    ['checks.0.metrics.3.label', 'check'],
    ['checks.0.metrics.3.label', 'mode'],
    ['checks.0.metrics.3.label', 'a="b",check'],
    ['checks.0.measurements.0.metric', INJECTED],
    ['checks.0.measurements.0.metric', 'success'],
    ['checks.0.thresholds', [{ metric: INJECTED, critical: '1' }]],
    ['checks.0.mode', 'smtp-login",check="Other'],
    ['checks.0.mode', '__proto__'],
    ['checks.0.phases.0.name', 'smtp_<b>'],
    ['checks.0.phases.0.name', `smtp_${'x'.repeat(3000)}`],
    ['checks.0.findings', [{ status: 'ok', message: 'x', phase: 'toString' }]],
    ['checks.0.findings', [{ status: 'ok', message: 'x', code: 'constructor' }]],
    ['checks.0.connections.0.tls.version', '\nstatus=ok'],
    ['shard.expected.0.mode', 'a b'],
    ['version', '1.0.0\n::error::x'],
    ['startedAt', '2026-11-03'],
    ['startedAt', '2026-99-99T99:99:99Z'],
  ])('makes the file invalid: %s, case %#', async (path, value) => {
    const report = await mergeWith(changedJson(shardReport(2), path, value));
    expectOnlyItsOwnTrouble(report);
    expect(renderOpenmetrics(report)).not.toContain('"Other"');
  });

  test('never makes another sample of a check in OpenMetrics, whoever made the report', () => {
    const check = passedCheck('Mail');
    const forged = ['success', 'status', INJECTED, 'a b', ''].map(
      (name) => ({ name, unit: 'count', help: 'x' }) as const,
    );
    const labelled = { name: 'copies', unit: 'count', help: 'x', label: 'mode' } as const satisfies object;
    const measurements = [
      ...forged.map(({ name }) => ({ metric: name, value: 1 })),
      { metric: 'copies', value: 1, label: 'x' },
    ];
    // The type allows our own labels only; a forged one is none of them.
    const metrics = [...forged, labelled] as unknown as CheckResult['metrics'];
    const report: Report = {
      ...shardReport(1),
      status: 'critical',
      checks: [{ ...check, status: 'critical', metrics, measurements }],
    };
    expect(
      renderOpenmetrics(report)
        .split('\n')
        .filter((line) => !line.startsWith('#') && line !== ''),
    ).toEqual([
      'mail_probe_success{check="Mail",mode="round-trip"} 0',
      'mail_probe_status{check="Mail",mode="round-trip"} 2',
    ]);
  });

  test('takes no name that is made for another check', async () => {
    const of = (...names: readonly string[]) =>
      renderJson({ ...shardReport(1), shard: undefined, checks: names.map(passedCheck) });
    const report = await mergeTexts({ 'a.json': of('IMAP (eu.json)'), 'eu.json': of('IMAP'), 'us.json': of('IMAP') });
    expect(report.checks.map(({ name }) => name)).toEqual([
      'IMAP (eu.json) (a.json)',
      'IMAP (eu.json)',
      'IMAP (us.json)',
    ]);
  });

  test('of a phase that every object has is a word like others', async () => {
    const text = changedJson(shardReport(2), 'checks.0.phases.0.name', 'smtp_constructor');
    const report = await mergeTexts({ '1.json': GOOD, '2.json': text });
    expect(report.status).toBe('ok');
    expect(FORMATS.html.render(report) + renderSummary(report)).not.toContain('native code');
  });
});

describe('ATK-K3: a number that becomes a size', () => {
  test.each([
    ['shard.count', 4294967295],
    ['shard.count', 257],
    ['shard.index', 1e15],
    ['shard.index', 0],
    ['checks.0.attempts', 1e9],
    ['checks.0.durationSeconds', 1e300],
    ['checks.0.phases.0.startSeconds', 1e300],
    ['durationSeconds', 1e12],
    ['checks.0.connections.0.port', 1e9],
    ['checks.0.connections.0.tls.chain.0.daysLeft', 1e300],
    ['checks.0.measurements.0.value', 1e300],
    ['checks.0.source', { file: 'a', line: 1e300, column: 1 }],
    ['checks.0.metrics', Array.from({ length: 201 }, (_, n) => ({ name: `m${n}`, unit: 'count', help: 'x' }))],
    ['checks.0.thresholds', Array.from({ length: 2001 }, () => ({ metric: 'copies', critical: '5' }))],
    ['checks.0.thresholds', [{ metric: 'copies', critical: '9'.repeat(201) }]],
    ['checksFiles', Array.from({ length: 5001 }, (_, n) => ({ path: `${n}`, sha256: 'a' }))],
    ['origin.attempt', 1e12],
  ])('has the limits of the inputs: %s', async (path, value) => {
    expectOnlyItsOwnTrouble(await mergeWith(changedJson(shardReport(2), path, value)));
  });

  test('has limits over all files, and those that fit are merged', async () => {
    const small: Partial<CheckResult> = { phases: [], measurements: [], metrics: [], connections: [], facts: {} };
    const of = (place: string) =>
      renderJson({
        ...shardReport(1),
        shard: undefined,
        checks: Array.from({ length: 4000 }, (_, n) => ({ ...passedCheck(`${place} ${n}`), ...small })),
      });
    const report = await mergeTexts({ 'a.json': of('a'), 'b.json': of('b'), 'c.json': of('c'), 'd.json': GOOD });
    expect(report.checks[0]?.findings.map(({ message }) => message)).toContain(
      'The file c.json goes beyond 10000 checks for all reports together.',
    );
    expect(report.status).toBe('unknown');
    expect(statusOf(report, 'b 3999')).toBe('ok');
  });

  test('costs no product of lists: thousands of limits, values and equal names', async () => {
    const metrics = [{ name: 'copies', unit: 'count', help: 'x' }];
    const measurements = Array.from({ length: 2000 }, () => ({ metric: 'copies', value: 1 }));
    const thresholds = Array.from({ length: 2000 }, (_, n) => ({ metric: 'copies', critical: `${n + 2}` }));
    const checks = Array.from({ length: 40 }, (_, n) => ({
      ...passedCheck(`${'x'.repeat(300)} ${n}`),
      metrics,
      measurements,
      thresholds,
    }));
    const text = JSON.stringify({ ...JSON.parse(renderJson({ ...shardReport(1), shard: undefined })), checks });
    const report = await mergeTexts({ 'a.json': text });
    expect(report.status).toBe('ok');
    for (const { render } of Object.values(FORMATS)) expect(render(report).length).toBeGreaterThan(0);
  });
});

describe('ATK-K3: whatever is wrong with a file, it is the trouble of that file', () => {
  const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth);
  test.each([
    ['5,000 lists in an unknown field', GOOD.replace('{', `{"x": ${nested(5000)},`)],
    ['5,000 lists in a field that is known', GOOD.replace('"message": ', `"message": ${nested(5000)}, "y": `)],
    [
      '100,000 objects in each other',
      GOOD.replace('{', `{"x": ${nested(100_000, '{"a":', '}').replace(':}', ':1}')},`),
    ],
    ['lists that never end', '['.repeat(1_000_000)],
    ['lists behind an escaped quote', GOOD.replace('{', `{"a\\"[": "\\\\", "x": ${nested(5000)},`)],
    ['nothing', ''],
    ['a number', '1e999'],
    ['a prototype', '{"__proto__": {"schemaVersion": 1}}'],
    ['another encoding', Buffer.from(GOOD, 'utf16le').toString('latin1')],
    ['half of it', GOOD.slice(0, GOOD.length / 2)],
  ])('%s', async (_what, text) => {
    const report = await mergeTexts({ '2.json': renderJson(shardReport(2)), 'forged.json': text, 'good.json': GOOD });
    expect(report.status).toBe('unknown');
    expect(codesOf(report)).toEqual(['E_REPORT_INVALID']);
    expect(report.checks.slice(1).map(({ name, status }) => [name, status])).toEqual(
      SHARD_CHECKS.map((name) => [name, 'ok']),
    );
  });

  test('brackets within texts are no depth', async () => {
    const text = changedJson(shardReport(2), 'checks.0.description', `\\"${'[{'.repeat(5000)}`);
    expect((await mergeTexts({ '1.json': GOOD, '2.json': text })).status).toBe('ok');
  });

  test('fields of a later version are read past, and go nowhere', async () => {
    const text = GOOD.replace('{', '{"__proto__": {"checks": []}, "toString": 1, "weather": {"checks": [[["fine"]]]},');
    const report = await mergeTexts({ '1.json': text, '2.json': renderJson(shardReport(2)) });
    expect(report.status).toBe('ok');
    expect(renderJson(report)).not.toContain('weather');
  });

  test('any change of any field ends in a report that can be shown, and none in an internal error', async () => {
    const whole: unknown = JSON.parse(renderJson(shardReport(2)));
    const places = pathsOf(whole);
    const value = fc.oneof(
      fc.constantFrom(INJECTED, '__proto__', 'success', '', -1, 0, 1e300, null, true, [], {}, '::error::x', '\ud800'),
      fc.jsonValue({ maxDepth: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), value, async (path, each) => {
        const report = await mergeWith(changedJson(shardReport(2), path, each));
        expect(codesOf(report)).not.toContain('E_INTERNAL');
        expect(report.checks.length).toBeGreaterThanOrEqual(SHARD_CHECKS.length);
        for (const { render } of Object.values(FORMATS)) expect(render(report)).not.toBe('');
        renderSummary(report);
        renderAnnotations(report);
        renderOutputs(report, 'report.json');
        expectEachOnce(renderOpenmetrics(report), report);
      }),
      { numRuns: 150 },
    );
  });
});

/** Every path of a value, as `changedJson` takes it. */
function pathsOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [`${prefix}${key}`, ...pathsOf(each, `${prefix}${key}.`)]);
}

/** Every line is of the grammar, and every check has one verdict. */
function expectEachOnce(text: string, { checks }: Report): void {
  const lines = text.split('\n').filter((line) => !line.startsWith('# ') && line !== '');
  for (const line of lines)
    expect(line).toMatch(
      /^mail_probe_[a-z][a-z0-9_]*(\{[a-z]+="([^"\\]|\\.)*"(,[a-z]+="([^"\\]|\\.)*")*\})? -?[\d.]+$/,
    );
  expect(lines.filter((line) => line.startsWith('mail_probe_success{'))).toHaveLength(checks.length);
}

describe('ATK-K3: a report that contradicts itself is no pass', () => {
  const [first = ''] = OWN;
  const foreign = SHARD_CHECKS.find((name) => !OWN.includes(name)) ?? '';
  const measured = (critical: string) => [{ metric: 'copies', critical }];
  test.each<[what: string, path: string, value: unknown]>([
    ['a check that is ok with a failure', 'checks.0.findings', [{ status: 'critical', message: 'x' }]],
    [
      'a failure at the end of a long list',
      'checks.0.findings',
      [...Array.from({ length: 3000 }, () => ({ status: 'ok', message: 'x' })), { status: 'critical', message: 'x' }],
    ],
    ['a check that is ok without an attempt', 'checks.0.attempts', 0],
    ['a number of attempts that is another', 'checks.0.attempts', 2],
    ['a check that is ok and not verified', 'checks.0.connections.0.tls.isVerified', false],
    ['a value beyond its limit', 'checks.0.thresholds', measured('5:')],
    ['a value within a limit that alerts inside', 'checks.0.thresholds', measured('@0:3')],
    ['a limit that cannot be read', 'checks.0.thresholds', measured('1:2:3')],
    ['a limit that was not tested', 'checks.0.thresholds', [{ metric: 'messages_found', critical: '5' }]],
    [
      'a limit of a label that was not measured',
      'checks.0.thresholds',
      [{ metric: 'copies', label: 'x', critical: '5' }],
    ],
    [
      'a metric that is there twice',
      'checks.0.metrics',
      [1, 2].map(() => ({ name: 'copies', unit: 'count', help: 'x' })),
    ],
    ['a check that is worse than the run', 'checks.0.status', 'critical'],
    ['problems with the inputs, and results', 'issues', [{ code: 'E_INPUT', input: 'x', problem: 'x', remedy: 'x' }]],
    ['a run without checks that is ok', 'checks', []],
    ['a check that is there twice', 'checks.1.name', first],
    ['a check that nothing expects', 'checks.1.name', 'Other'],
    ['a check of another shard', 'checks.1.name', foreign],
    [
      'a check that was left out',
      'leftOut',
      [{ name: first, reason: 'skipped', source: { file: 'a', line: 1, column: 1 } }],
    ],
    ['a shard above the count', 'shard.index', 3],
    ['an expected check that is there twice', 'shard.expected.1.name', SHARD_CHECKS[0]],
    ['an expected check that is missing', 'shard.expected', []],
    ['another count', 'shard.count', 3],
    ['other modes than the other shards', 'shard.expected.0.mode', 'smtp-login'],
    [
      'another order than the other shards',
      'shard.expected',
      JSON.parse(renderJson(shardReport(1))).shard.expected.toReversed(),
    ],
    [
      'reports it is made of that are worse',
      'merged',
      [
        {
          path: 'x',
          version: '1',
          status: 'critical',
          startedAt: '2026-11-03T06:17:02Z',
          durationSeconds: 1,
          checks: 1,
        },
      ],
    ],
  ])('%s', async (_what, path, value) => {
    const report = await mergeWith(changedJson(shardReport(2), path, value));
    expect(['critical', 'unknown']).toContain(report.status);
    const told = codesOf(report).filter((code) => /^E_(NOT_)?REPORT/.test(code ?? ''));
    expect(told.length).toBeGreaterThan(0);
    expect(codesOf(report)).not.toContain('E_INTERNAL');
  });

  test('a run of no checks that is ok is none, unless it is a shard', async () => {
    const text = renderJson({ ...shardReport(2), checks: [], shard: undefined });
    const report = await mergeTexts({
      'a.json': renderJson({ ...shardReport(1), shard: undefined }),
      'forged.json': text,
    });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_REPORT_INVALID' });
    expect(report.message).toContain('it is ok, and has no checks');
  });

  test('and the check that contradicts itself is none, in every format', async () => {
    const report = await mergeWith(changedJson(shardReport(2), 'checks.0.thresholds', measured('5:')));
    expect(statusOf(report, first)).toBe('unknown');
    expect(renderOpenmetrics(report)).toContain(`mail_probe_success{check="${first}",mode="round-trip"} 0`);
  });
});

describe('ATK-K4: reports of different runs count as one only when that is asked for', () => {
  const { origin } = shardReport(2);
  const MONTHS_AGO = '2025-01-03T06:17:02.204Z';
  const without = (report: Report, changes: Partial<Report> = {}) =>
    renderJson({ ...report, origin: undefined, ...changes });
  test.each<[what: string, one: string, two: string]>([
    [
      'another run',
      GOOD,
      changedJson(shardReport(2), 'origin.runUrl', 'https://github.com/example/mail-platform/actions/runs/1'),
    ],
    ['another commit', GOOD, changedJson(shardReport(2), 'origin.sha', '0'.repeat(40))],
    ['another repository', GOOD, changedJson(shardReport(2), 'origin.repository', 'example/other')],
    [
      'another attempt',
      changedJson(shardReport(1), 'origin.attempt', 1),
      changedJson(shardReport(2), 'origin.attempt', 2),
    ],
    ['a run that is not named', GOOD, without(shardReport(2))],
    ['22 months ago, and no run is named', without(shardReport(1)), without(shardReport(2), { startedAt: MONTHS_AGO })],
  ])('%s', async (_what, one, two) => {
    const report = await mergeTexts({ '1.json': one, '2.json': two });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_REPORT_MISMATCH' });
    expect(report.hint).toContain('merge-any-run');
    const asked = await mergeTexts({ '1.json': one, '2.json': two }, { 'merge-any-run': 'true' });
    expect(asked.status).toBe('ok');
  });

  test('so do all of them when they are not of the run that merges', async () => {
    const env = { GITHUB_REPOSITORY: 'example/mail-platform', GITHUB_SHA: origin?.sha ?? '' };
    const texts = { '1.json': GOOD, '2.json': renderJson(shardReport(2)) };
    const old = await mergeTexts(texts, {}, { ...env, GITHUB_RUN_ID: '99' });
    expect(old).toMatchObject({ status: 'unknown', code: 'E_REPORT_MISMATCH' });
    expect(old.message).toContain('and not of this run');
    expect((await mergeTexts(texts, {}, { ...env, GITHUB_RUN_ID: '17204412345' })).status).toBe('ok');
    const nameless = { '1.json': without(shardReport(1)), '2.json': without(shardReport(2)) };
    const unnamed = await mergeTexts(nameless, {}, { ...env, GITHUB_RUN_ID: '99' });
    expect(unnamed).toMatchObject({ status: 'unknown', code: 'E_REPORT_MISMATCH' });
    expect((await mergeTexts(texts, { 'merge-any-run': 'true' }, { ...env, GITHUB_RUN_ID: '99' })).status).toBe('ok');
  });

  test('a failure stays one', async () => {
    const bad = changedJson(shardReport(2, { status: 'critical' }), 'checks.0.status', 'critical');
    const text = bad.replace(origin?.runUrl ?? '', 'https://github.com/example/mail-platform/actions/runs/1');
    expect((await mergeWith(text)).status).toBe('critical');
  });

  test('is asked for in a merge alone', async () => {
    const report = await mergeTexts(
      {},
      { mode: 'smtp-connect', host: 'a.test', 'merge-reports': '', 'merge-any-run': 'true' },
    );
    expect(report.issues.map(({ input }) => input)).toEqual(['merge-any-run']);
  });
});
