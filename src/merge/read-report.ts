/**
 * Reads the JSON report of another run. It comes from another machine and is not trusted: depth, size and form are held
 * against limits and the schema, what the schema does not know is left out, texts are cut, codes that this version does
 * not know are removed, and a result that contradicts itself is no pass.
 */
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { isFailureCode } from '../model/failure-codes.ts';
import type { Finding, Notice } from '../model/finding.ts';
import type { CheckResult, Report, ThresholdFacts } from '../model/report.ts';
import { worst, worstFirst } from '../model/status.ts';
import { isDeeperThan } from '../text/json-depth.ts';
import { parseBounds } from '../verdict/range.ts';
import { checkContradictions } from './check-contradictions.ts';
import schema from './report.schema.json' with { type: 'json' };

/** Lists and objects in each other. A report of ours has 9. */
const MAX_DEPTH = 64;
/** Characters of one text. Our own texts are shorter. */
const MAX_TEXT = 4000;
/** Items of one list within a check. */
const MAX_ITEMS = 2000;
/** Checks, whether done, expected or left out. These lists are never cut, or a check would go unnoticed. */
const MAX_CHECKS = 5000;

/** Returns the report, or a clause that says why the text is not a report. */
export async function readReport(text: string): Promise<Report | string> {
  if (isDeeperThan(MAX_DEPTH, text)) return `has lists in lists, more than ${MAX_DEPTH} deep`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  const validate = await loadValidator();
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    return `is no report of Mail Probe: ${error?.instancePath || 'it'} ${error?.message ?? 'is not valid'}`;
  }
  const report = value as Report;
  const { checks, shard, leftOut, merged, issues, checksFiles } = report;
  const lists = [checks, shard?.expected, leftOut, merged, issues, checksFiles];
  const most = Math.max(...lists.map((list) => list?.length ?? 0));
  if (most > MAX_CHECKS) return `has ${most} checks; the limit is ${MAX_CHECKS}`;
  if (Number.isNaN(Date.parse(report.startedAt))) return 'is no report of Mail Probe: /startedAt is not a time';
  // Judged as a whole, and cut afterwards: a failure may be at the end of a long list.
  return bounded(known(report), MAX_CHECKS);
}

let validator: Promise<ValidateFunction> | undefined;

/** Loads the library, which is only needed to merge. */
function loadValidator(): Promise<ValidateFunction> {
  validator ??= import('ajv/dist/2020.js').then(({ default: ajv }) =>
    // Fields of a later version are no error; without `strict` the library accepts them, too. They are removed.
    new ajv.Ajv2020({ strict: false, allErrors: false, removeAdditional: 'all' }).compile(schema),
  );
  return validator;
}

/** Returns a copy with texts and lists of limited length. Lists in lists are those of a check. */
function bounded<T>(value: T, maxItems: number): T {
  if (typeof value === 'string') return value.slice(0, MAX_TEXT) as T;
  if (Array.isArray(value)) return value.slice(0, maxItems).map((each) => bounded(each, MAX_ITEMS)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bounded(each, maxItems)])) as T;
}

function known(report: Report): Report {
  const { code } = report;
  return { ...report, code: isKnown(code) ? code : undefined, checks: report.checks.map(knownCheck) };
}

function knownCheck(check: CheckResult): CheckResult {
  // NaN and infinity are null in JSON.
  const measurements = check.measurements.map((each) => ({ ...each, value: each.value ?? Number.NaN }));
  const contradictions = checkContradictions({ ...check, measurements });
  const findings = [
    ...check.findings.map(knownFinding),
    ...contradictions.slice(0, 1).map(() => denied(contradictions)),
  ];
  const status = worst([check.status, ...findings.map((finding) => finding.status)]);
  const thresholds = check.thresholds.map((threshold) => withRanges(threshold, check.metrics));
  const notices = check.notices.map(knownNotice);
  return { ...check, status, findings: worstFirst(findings), notices, measurements, thresholds };
}

function knownFinding(finding: Finding): Finding {
  if (isKnown(finding.code)) return finding;
  return { ...finding, code: undefined, message: `${finding.message} (${finding.code})` };
}

function knownNotice(notice: Notice): Notice {
  if (isKnown(notice.code)) return notice;
  return { ...notice, code: undefined, message: `${notice.message} (${notice.code})` };
}

function denied(contradictions: readonly string[]): Finding {
  return {
    status: 'unknown',
    code: 'E_REPORT_INVALID',
    message: `The report contradicts itself about this check: ${contradictions.join('; ')}.`,
    hint: 'A run writes no such result. Look at what has changed the file, and run the check again.',
  };
}

/** Reads the ranges again from their texts, so that no number contradicts what people read. */
function withRanges(
  { warning, critical, ...threshold }: ThresholdFacts,
  metrics: CheckResult['metrics'],
): ThresholdFacts {
  const unit = metrics.find(({ name }) => name === threshold.metric)?.unit ?? 'count';
  return {
    ...threshold,
    warning,
    critical,
    warningRange: warning === undefined ? undefined : parseBounds(warning, unit),
    criticalRange: critical === undefined ? undefined : parseBounds(critical, unit),
  };
}

function isKnown(code: string | undefined): boolean {
  return code === undefined || isFailureCode(code);
}
