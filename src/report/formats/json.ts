/**
 * The report as JSON, as `docs/report.schema.json` describes it. Every field is named here, so that the order is fixed
 * and no field gets into a file by accident.
 */

import type { ChecksFileFacts, ExpectedCheck, LeftOut, ShardFacts } from '../../model/checks-files.ts';
import type { CertificateFacts, ConnectionFacts, Facts, LoginFacts, TlsFacts } from '../../model/facts.ts';
import type { Finding, Notice } from '../../model/finding.ts';
import type { Issue } from '../../model/issue.ts';
import type { Measurement, MetricSpec } from '../../model/metric.ts';
import type { Phase, TranscriptLine } from '../../model/outcome.ts';
import type {
  AttemptFailure,
  CheckResult,
  MergedReport,
  Report,
  RunOrigin,
  ThresholdFacts,
} from '../../model/report.ts';
import type { RangeBounds } from '../../model/threshold.ts';
import { jsonText } from '../common/json-text.ts';
import { GATE, SOURCE } from './json-gate.ts';
import { list, type Shape, same, shaped } from './json-shape.ts';
import { PAST, STORY } from './json-story.ts';

/** Renders the report, indented by two spaces, with a line end. */
export function renderJson(report: Report): string {
  return [...jsonPieces(report)].join('');
}

/** Yields the same text in pieces, check by check: for a thousand checks, the text and its values are large. */
export function* jsonPieces(report: Report): Generator<string, void> {
  const frame = jsonText(shaped(REPORT)({ ...report, checks: [] }), 2);
  // JSON strings contain no raw line end, so this is found in one place only.
  const [head = '', tail = ''] = frame.split('\n  "checks": []');
  yield `${head}\n  "checks": [`;
  const copy = shaped(CHECK);
  for (const [index, check] of report.checks.entries()) {
    const text = jsonText(copy(check), 2).replaceAll('\n', '\n    ');
    yield `${index === 0 ? '' : ','}\n    ${text}`;
  }
  yield `${report.checks.length === 0 ? '' : '\n  '}]${tail}\n`;
}

const CERTIFICATE: Shape<CertificateFacts> = {
  subject: same,
  issuer: same,
  names: same,
  validFrom: same,
  validTo: same,
  daysLeft: same,
  fingerprint256: same,
  key: same,
  signature: same,
};

const TLS: Shape<TlsFacts> = {
  version: same,
  cipher: same,
  keyExchange: same,
  isVerified: same,
  chain: list(CERTIFICATE),
};

const LOGIN: Shape<LoginFacts> = { mechanism: same, isEncrypted: same };

const CONNECTION: Shape<ConnectionFacts> = {
  protocol: same,
  host: same,
  address: same,
  port: same,
  greeting: same,
  capabilities: same,
  login: shaped(LOGIN),
  tls: shaped(TLS),
};

const FACTS: Shape<Facts> = { messageId: same, arrivedIn: same, acceptance: same, gate: shaped(GATE) };

const FINDING: Shape<Finding> = {
  status: same,
  code: same,
  message: same,
  hint: same,
  reply: same,
  phase: same,
  source: shaped(SOURCE),
};

const NOTICE: Shape<Notice> = { code: same, message: same, hint: same, reply: same, source: shaped(SOURCE) };

const PHASE: Shape<Phase> = {
  name: same,
  startSeconds: same,
  durationSeconds: same,
  isOk: same,
  flights: same,
  flightSeconds: same,
};

/** Without `remark`, which is part of the message of a finding. */
const MEASUREMENT: Shape<Omit<Measurement, 'remark'>> = { metric: same, label: same, value: same };

const METRIC: Shape<Omit<MetricSpec, 'alarms' | 'missing'>> = { name: same, unit: same, label: same, help: same };

const BOUNDS: Shape<RangeBounds> = { start: same, end: same, inside: same };

const THRESHOLD: Shape<ThresholdFacts> = {
  metric: same,
  label: same,
  warning: same,
  warningRange: shaped(BOUNDS),
  critical: same,
  criticalRange: shaped(BOUNDS),
};

const LINE: Shape<TranscriptLine> = { seconds: same, protocol: same, direction: same, text: same };

const ATTEMPT_FAILURE: Shape<AttemptFailure> = { code: same, phase: same, message: same, startSeconds: same };

const CHECK: Shape<CheckResult> = {
  name: same,
  mode: same,
  target: same,
  group: same,
  id: same,
  tags: same,
  description: same,
  source: shaped(SOURCE),
  status: same,
  success: same,
  findings: list(FINDING),
  notices: list(NOTICE),
  durationSeconds: same,
  attempts: same,
  attemptFailures: list(ATTEMPT_FAILURE),
  phases: list(PHASE),
  facts: shaped(FACTS),
  connections: list(CONNECTION),
  measurements: list(MEASUREMENT),
  metrics: list(METRIC),
  thresholds: list(THRESHOLD),
  story: shaped(STORY),
  transcript: list(LINE),
};

const ISSUE: Shape<Issue> = {
  code: same,
  input: same,
  value: same,
  problem: same,
  remedy: same,
  source: shaped(SOURCE),
  check: same,
};

const FILE: Shape<ChecksFileFacts> = { path: same, sha256: same };

const LEFT_OUT: Shape<LeftOut> = { name: same, reason: same, source: shaped(SOURCE) };

const EXPECTED: Shape<ExpectedCheck> = { name: same, mode: same, group: same, source: shaped(SOURCE) };

const SHARD: Shape<ShardFacts> = { index: same, count: same, expected: list(EXPECTED) };

const MERGED: Shape<MergedReport> = {
  path: same,
  version: same,
  status: same,
  startedAt: same,
  durationSeconds: same,
  checks: same,
  shard: same,
  runner: same,
};

const ORIGIN: Shape<RunOrigin> = {
  repository: same,
  workflow: same,
  runUrl: same,
  attempt: same,
  sha: same,
  runner: same,
};

const REPORT: Shape<Report> = {
  schemaVersion: same,
  version: same,
  status: same,
  code: same,
  message: same,
  hint: same,
  startedAt: same,
  durationSeconds: same,
  issues: list(ISSUE),
  checks: list(CHECK),
  checksFiles: list(FILE),
  leftOut: list(LEFT_OUT),
  shard: shaped(SHARD),
  merged: list(MERGED),
  origin: shaped(ORIGIN),
  past: shaped(PAST),
};
