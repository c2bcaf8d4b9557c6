/** The limits of a check: `warning` and `critical` on the primary metric of its mode, `thresholds` on any. */

import type { Issue } from '../model/issue.ts';
import type { MetricSpec } from '../model/metric.ts';
import type { Range, Threshold } from '../model/threshold.ts';
import type { Settings } from '../settings/settings.ts';
import { neverWarns } from '../verdict/never-warns.ts';
import { parseRange, RangeSyntaxError } from '../verdict/range.ts';
import { parseThreshold } from '../verdict/threshold.ts';

/** Reads all limits for the metrics of a mode. The first metric is the primary one. */
export function resolveThresholds(
  settings: Settings,
  metrics: readonly [MetricSpec, ...MetricSpec[]],
  issues: Issue[],
): readonly Threshold[] {
  const [primary] = metrics;
  const warning = readRange('warning', settings.warning, primary, issues);
  const critical = readRange('critical', settings.critical, primary, issues);
  if (warning && critical && neverWarns(warning, critical, primary.unit)) {
    issues.push(looser('warning', warning.text, 'is', critical));
  }
  const onPrimary = warning || critical ? [{ metric: primary.name, warning, critical }] : [];
  const lines = (settings.thresholds ?? '').split('\n').filter((line) => line.trim() !== '');
  return [...onPrimary, ...lines.flatMap((line) => readLine(line, metrics, issues))];
}

function readRange(
  input: 'warning' | 'critical',
  text: string | undefined,
  primary: MetricSpec,
  issues: Issue[],
): Range | undefined {
  if (text === undefined) return undefined;
  try {
    return parseRange(text, primary.unit);
  } catch (error) {
    if (!(error instanceof RangeSyntaxError)) throw error;
    issues.push({
      code: 'E_INPUT',
      input,
      value: text,
      problem: 'cannot be read as a threshold',
      remedy: error.message,
    });
    return undefined;
  }
}

function readLine(line: string, metrics: readonly MetricSpec[], issues: Issue[]): Threshold[] {
  const parsed = parseThreshold(line, metrics);
  if (typeof parsed === 'string') {
    const problem = 'cannot be read as a threshold';
    issues.push({ code: 'E_INPUT', input: 'thresholds', value: line.trim(), problem, remedy: parsed });
    return [];
  }
  const { metric, warning, critical } = parsed;
  const unit = metrics.find(({ name }) => name === metric)?.unit ?? 'count';
  if (warning && critical && neverWarns(warning, critical, unit)) {
    issues.push(looser('thresholds', line.trim(), 'has a warning that is', critical));
  }
  return [parsed];
}

function looser(input: 'warning' | 'thresholds', value: string, verb: string, critical: Range): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input,
    value,
    problem: `${verb} looser than critical (${critical.text}), so it would never be reported`,
    remedy: 'Exchange the two, or write a warning range that alerts before the critical one does.',
  };
}
