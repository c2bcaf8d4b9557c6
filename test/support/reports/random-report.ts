/** Reports with whatever a hostile server may say in every text, for properties of the renderers. */

import fc from 'fast-check';
import type { LeftOut, ShardFacts } from '../../../src/model/checks-files.ts';
import type { CertificateFacts, ConnectionFacts, Facts } from '../../../src/model/facts.ts';
import { FAILURES, type FailureCode } from '../../../src/model/failure-codes.ts';
import type { Finding, Notice } from '../../../src/model/finding.ts';
import type { Issue, Source } from '../../../src/model/issue.ts';
import type { Measurement, MetricSpec } from '../../../src/model/metric.ts';
import type { Phase } from '../../../src/model/outcome.ts';
import type { PhaseName } from '../../../src/model/phase.ts';
import type { AttemptFailure, CheckResult, MergedReport, Report, RunOrigin } from '../../../src/model/report.ts';
import { STATUSES } from '../../../src/model/status.ts';
import { STATES, type Story } from '../../../src/model/story.ts';
import { randomGate, randomSource } from './random-gate.ts';

/** Pieces of what readers of our texts take for more than text. */
const PIECES = [
  '::error::boom',
  '::stop-commands::x',
  '##[error]boom',
  '##[',
  '::',
  '#',
  ':',
  '%0A::error::x',
  '::set-output name=a::b',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u0085',
  '\v',
  '\t',
  ' ',
  '\n\n',
  '\n| a | b |',
  '\n---\n',
  '\n# Heading',
  '\n- item',
  '\n> quote',
  '\x1b[31m',
  '\x1b]8;;https://evil.example\x07',
  '\u202e',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\0',
  '\ud83d',
  '😀',
  '<img src=x onerror=alert(1)>',
  '<script>',
  '</details>',
  '</code>',
  '<!--',
  '-->',
  '<a href="https://evil.example">',
  '&lt;',
  '&#60;',
  '[click](https://evil.example)',
  '![x](https://evil.example/p.png)',
  '[a]: https://evil.example',
  '[^1]',
  'https://evil.example',
  'www.evil.example',
  'mail@evil.example',
  '@octocat',
  '@org/team',
  '#1',
  'GH-1',
  'octocat/repo#1',
  'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
  '`',
  '``',
  '```',
  '~~~',
  '|',
  '\\|',
  '\\',
  '*bold*',
  '__bold__',
  '~~x~~',
  '$x^2$',
  '$$',
  ':tada:',
  '"',
  "'",
  '(',
  ')',
  ',',
  '.',
  '…',
  'INBOX',
  'the',
  'server',
  'refused',
  '535 5.7.8',
  'mail.example.org:465',
  '2001:db8::1',
  '1.',
  '-',
  '+',
  '=',
  '===',
  '---',
] as const;

/** One foreign text. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const seconds = fc.double({ min: 0, max: 5000, noNaN: true });
const status = fc.constantFrom(...STATUSES);
const code = fc.constantFrom(...(Object.keys(FAILURES) as FailureCode[]));
const phaseName = fc.constantFrom<PhaseName>(
  'smtp_dns',
  'smtp_tls',
  'smtp_auth',
  'smtp_send',
  'imap_auth',
  'imap_select',
  'arrival',
  'cleanup',
  'dns',
  'policy',
  'mx',
);

const source: fc.Arbitrary<Source> = randomSource(hostileText);

const finding: fc.Arbitrary<Finding> = fc.record({
  status,
  code: maybe(code),
  message: hostileText,
  hint: maybe(hostileText),
  reply: maybe(hostileText),
  phase: maybe(phaseName),
  source: maybe(source),
});

const notice: fc.Arbitrary<Notice> = fc.record({
  code: maybe(code),
  message: hostileText,
  hint: maybe(hostileText),
  reply: maybe(hostileText),
  source: maybe(source),
});

const phase: fc.Arbitrary<Phase> = fc.record({
  name: phaseName,
  startSeconds: seconds,
  durationSeconds: seconds,
  isOk: fc.boolean(),
});

const certificate: fc.Arbitrary<CertificateFacts> = fc.record({
  subject: hostileText,
  issuer: hostileText,
  names: fc.array(hostileText, { maxLength: 2 }),
  validFrom: hostileText,
  validTo: fc.oneof(hostileText, fc.constant('2026-12-01T00:00:00.000Z')),
  daysLeft: fc.integer({ min: -400, max: 4000 }),
  fingerprint256: hostileText,
});

const connection: fc.Arbitrary<ConnectionFacts> = fc.record(
  {
    protocol: fc.constantFrom('smtp', 'imap'),
    address: hostileText,
    port: fc.integer({ min: 1, max: 65535 }),
    tls: fc.record({
      version: hostileText,
      cipher: hostileText,
      isVerified: fc.boolean(),
      chain: fc.array(certificate, { maxLength: 2 }),
    }),
  },
  { requiredKeys: ['protocol', 'address', 'port'] },
);

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    messageId: hostileText,
    arrivedIn: fc.constantFrom('inbox', 'junk', 'other'),
    acceptance: hostileText,
    gate: randomGate(hostileText),
  },
  { requiredKeys: [] },
);
const bounds = fc.record(
  { start: fc.integer(), end: fc.integer(), inside: fc.boolean() },
  { requiredKeys: ['inside'] },
);

const metricName = fc.constantFrom(
  'round_trip_seconds',
  'delivery_seconds',
  'copies',
  'tls_certificate_days_left',
  'mailbox_unseen',
);

const measurement: fc.Arbitrary<Measurement> = fc.record({
  metric: fc.oneof({ weight: 4, arbitrary: metricName }, { weight: 1, arbitrary: hostileText }),
  value: fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constantFrom(0, -0, Number.NaN, 1.23456)),
  label: maybe(fc.oneof(hostileText, fc.constant('__proto__'))),
});

const metric: fc.Arbitrary<MetricSpec> = fc.record({
  name: metricName,
  unit: fc.constantFrom('seconds', 'bytes', 'days', 'ratio', 'count'),
  help: hostileText,
});

const time = fc.oneof(
  fc.constantFrom('2026-12-01T05:12:00.000Z', '2026-11-30T04:57:00.000Z', '2026-12-01T06:00:00.000Z'),
  hostileText,
);
const runRef = fc.record({
  at: time,
  runUrl: maybe(
    fc.oneof(
      hostileText,
      fc.constant('https://github.com/example/mail/actions/runs/1'),
      fc.constant('javascript:alert(1)'),
    ),
  ),
});

/** What a history tells, which a stranger may have written. */
export const randomStory: fc.Arbitrary<Story> = fc.record({
  key: fc.oneof(fc.constant('0123456789abcdef'), hostileText),
  state: fc.constantFrom(...STATES),
  stateBefore: fc.constantFrom(...STATES),
  isFlapping: fc.boolean(),
  isMuted: fc.boolean(),
  isInMaintenance: fc.boolean(),
  alert: fc.boolean(),
  since: maybe(time),
  failures: fc.nat({ max: 40 }),
  blind: fc.nat({ max: 3 }),
  previousStatus: maybe(status),
  firstBad: maybe(runRef),
  lastBad: maybe(runRef),
  lastGood: maybe(runRef),
  runs: fc.array(
    fc.record({ at: time, status, code: maybe(hostileText), isUnstable: maybe(fc.constant(true as const)) }),
    {
      maxLength: 31,
    },
  ),
  trend: maybe(
    fc.record({
      metric: hostileText,
      unit: fc.oneof(fc.constant('seconds'), hostileText),
      values: fc.array(fc.oneof(fc.constant(null), fc.double()), { maxLength: 61 }),
      median: maybe(fc.double()),
    }),
  ),
  changes: fc.array(
    fc.record({
      kind: fc.constantFrom('capability', 'tls', 'address'),
      subject: hostileText,
      message: hostileText,
      before: hostileText,
      after: hostileText,
      isWorse: fc.boolean(),
      since: time,
    }),
    { maxLength: 3 },
  ),
  regressions: fc.array(
    fc.record({ metric: hostileText, seconds, medianSeconds: seconds, runs: fc.nat({ max: 99 }), since: time }),
    { maxLength: 2 },
  ),
});

const attemptFailure: fc.Arbitrary<AttemptFailure> = fc.record({
  code,
  phase: maybe(phaseName),
  message: hostileText,
  startSeconds: seconds,
});

const check: fc.Arbitrary<CheckResult> = fc.record({
  name: hostileText,
  mode: hostileText,
  target: hostileText,
  group: maybe(hostileText),
  tags: maybe(fc.array(hostileText, { maxLength: 2 })),
  description: maybe(hostileText),
  source: maybe(source),
  status,
  success: hostileText,
  findings: fc.array(finding, { maxLength: 3 }),
  notices: fc.array(notice, { maxLength: 2 }),
  durationSeconds: seconds,
  attempts: fc.integer({ min: 0, max: 11 }),
  attemptFailures: maybe(fc.array(attemptFailure, { maxLength: 12 })),
  story: maybe(randomStory),
  phases: fc.array(phase, { maxLength: 5 }),
  measurements: fc.array(measurement, { maxLength: 5 }),
  metrics: fc.array(metric, { maxLength: 3 }),
  connections: fc.array(connection, { maxLength: 2 }),
  facts,
  thresholds: fc.array(
    fc.record({
      metric: metricName,
      label: maybe(hostileText),
      warning: maybe(hostileText),
      critical: hostileText,
      warningRange: maybe(bounds),
      criticalRange: maybe(bounds),
    }),
    { maxLength: 3 },
  ),
  transcript: maybe(
    fc.array(
      fc.record({
        seconds,
        protocol: fc.constantFrom('smtp' as const, 'imap' as const),
        direction: fc.constantFrom('sent' as const, 'received' as const, 'note' as const),
        text: hostileText,
      }),
      { maxLength: 5 },
    ),
  ),
});

const leftOut: fc.Arbitrary<LeftOut> = fc.record({
  name: hostileText,
  reason: fc.constantFrom('disabled' as const, 'not selected' as const, 'skipped' as const),
  source,
});

const shard: fc.Arbitrary<ShardFacts> = fc.record({
  index: fc.integer({ min: 1 }),
  count: fc.integer({ min: 1 }),
  expected: fc.array(fc.record({ name: hostileText, mode: hostileText, group: maybe(hostileText), source }), {
    maxLength: 3,
  }),
});

const merged: fc.Arbitrary<MergedReport> = fc.record({
  path: hostileText,
  version: hostileText,
  status,
  startedAt: hostileText,
  durationSeconds: seconds,
  checks: fc.nat(),
  shard: maybe(hostileText),
  runner: maybe(hostileText),
});

const issue: fc.Arbitrary<Issue> = fc.record({
  code: fc.constantFrom('E_INPUT', 'E_CONFIG_CONFLICT', 'E_SECRET_MISSING'),
  input: hostileText,
  value: maybe(hostileText),
  problem: hostileText,
  remedy: hostileText,
  source: maybe(source),
  check: maybe(hostileText),
});

const origin: fc.Arbitrary<RunOrigin> = fc.record({
  repository: hostileText,
  workflow: hostileText,
  runUrl: fc.oneof(hostileText, fc.constant('https://github.com/example/mail/actions/runs/2')),
  sha: hostileText,
  runner: hostileText,
});

/** Any report at all. */
export const randomReport: fc.Arbitrary<Report> = fc.record({
  schemaVersion: fc.constant(1 as const),
  version: hostileText,
  status,
  code: maybe(code),
  message: hostileText,
  hint: maybe(hostileText),
  startedAt: fc.oneof(hostileText, fc.constant('2026-11-03T06:17:02.204Z')),
  durationSeconds: seconds,
  // Above five, what checks have in common is shown first.
  checks: fc.oneof({ weight: 4, arbitrary: fc.array(check, { maxLength: 3 }) }, fc.array(check, { maxLength: 8 })),
  issues: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(issue, { maxLength: 3 }) },
  ),
  checksFiles: maybe(fc.array(fc.record({ path: hostileText, sha256: hostileText }), { maxLength: 3 })),
  leftOut: maybe(fc.array(leftOut, { maxLength: 3 })),
  shard: maybe(shard),
  merged: maybe(fc.array(merged, { maxLength: 3 })),
  origin: maybe(origin),
});

/** A report with the same texts whose names are of their grammar, as all that we write and all that is merged. */
export const wellNamedReport: fc.Arbitrary<Report> = fc
  .tuple(randomReport, fc.constantFrom('0.1.0', '1.0.0-rc.1'), fc.constantFrom('round-trip', 'imap-login'))
  .map(([report, version, mode]) => {
    const startedAt = '2026-11-03T06:17:02.204Z';
    const named = <T>(items: readonly T[], changes: Partial<T>): T[] => items.map((item) => ({ ...item, ...changes }));
    return {
      ...report,
      version,
      startedAt,
      checks: report.checks.map((each) => ({
        ...each,
        mode,
        // Of other machines, a report holds the form of it that the schema allows.
        story: undefined,
        measurements: each.measurements.map((one) => ({
          ...one,
          metric: /^(?!(?:success|status)$)[a-z][a-z0-9_]{0,79}$/.test(one.metric) ? one.metric : 'copies',
        })),
        connections: each.connections.map(({ tls, ...one }) =>
          tls ? { ...one, tls: { ...tls, version: 'TLSv1.3' } } : one,
        ),
      })),
      merged: report.merged && named(report.merged, { version, startedAt, checks: 3, shard: '2/5' }),
      shard: report.shard && { index: 2, count: 5, expected: named(report.shard.expected, { mode }) },
    };
  });
