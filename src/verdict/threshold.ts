/**
 * Limits on metrics, as a user writes them in the input `thresholds`: one metric per line, with a range for `warning`,
 * for `critical`, or for both. Measurements are tested against them in `judge-thresholds.ts`.
 */

import type { MetricSpec } from '../model/metric.ts';
import type { ThresholdFacts } from '../model/report.ts';
import type { Range, Threshold } from '../model/threshold.ts';
import { closest } from '../text/closest.ts';
import { isQuotable, quotedFirst } from '../text/quote.ts';
import { boundsOf, parseRange, RangeSyntaxError } from './range.ts';

const EXAMPLE =
  'Write for example: imap_auth_seconds warning=1 critical=3, or mailbox_unseen{mailbox="INBOX"} critical=100.';

/** A name, perhaps one label as in OpenMetrics, and the rest. A label that is one word may have no quotes. */
const LINE = /^([a-z]\w*)(?:\{\s*(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([\w.-]+))\s*\})?(\s.*)?$/i;
/** Labels whose values are names of DNS: they need no quotes, and letter case makes no difference. */
const DNS_LABELS: ReadonlySet<string | undefined> = new Set<MetricSpec['label']>(['host', 'selector']);

/**
 * Reads one line of `thresholds`.
 *
 * @param metrics what the mode can measure
 * @returns the threshold, or what is wrong with the line in one or more sentences
 */
export function parseThreshold(line: string, metrics: readonly MetricSpec[]): Threshold | string {
  const parsed = parseLine(line, metrics);
  // What is wrong quotes a part of the line, which may be a part of a secret.
  const mayShow = typeof parsed !== 'string' || isQuotable(line.trim(), 'metric');
  return mayShow ? parsed : `${quotedFirst(line.trim(), 'metric')} is not a threshold. ${EXAMPLE}`;
}

function parseLine(line: string, metrics: readonly MetricSpec[]): Threshold | string {
  const [, name, labelName, quotedValue, bareValue, rest = ''] = LINE.exec(line.trim()) ?? [];
  if (name === undefined) return `"${line.trim()}" is not a threshold. ${EXAMPLE}`;

  const metric = metrics.find((each) => each.name === name);
  if (metric === undefined) return unknownMetric(name, metrics);
  if (labelName !== undefined && labelName !== metric.label) {
    const instead = metric.label === undefined ? 'it has no label' : `its label is "${metric.label}"`;
    return `The metric ${name} has no label "${labelName}": ${instead}.`;
  }

  const isDnsName = DNS_LABELS.has(metric.label);
  if (bareValue !== undefined && !isDnsName) return `"${line.trim()}" is not a threshold. ${EXAMPLE}`;

  const ranges = parseRanges(rest, metric);
  if (typeof ranges === 'string') return ranges;
  const value = bareValue ?? quotedValue?.replace(/\\(.)/g, '$1');
  if (value === undefined) return { metric: name, ...ranges };
  return { metric: name, label: isDnsName ? value.toLowerCase().replace(/\.$/, '') : value, ...ranges };
}

/** Returns a threshold as plain data, for the report. */
export function thresholdFacts({ metric, label, warning, critical }: Threshold): ThresholdFacts {
  return {
    metric,
    label,
    warning: warning?.text,
    critical: critical?.text,
    warningRange: warning && boundsOf(warning),
    criticalRange: critical && boundsOf(critical),
  };
}

function unknownMetric(name: string, metrics: readonly MetricSpec[]): string {
  const names = metrics.map((each) => each.name);
  const nearest = closest(name, names);
  const remedy = nearest === undefined ? `It has: ${names.join(', ')}.` : `Did you mean ${nearest}?`;
  return `This mode has no metric "${name}". ${remedy}`;
}

const LEVELS = ['warning', 'critical'] as const;

type Ranges = Pick<Threshold, (typeof LEVELS)[number]>;

function parseRanges(text: string, metric: MetricSpec): Ranges | string {
  const ranges: { warning?: Range; critical?: Range } = {};
  for (const word of text.match(/\S+/g) ?? []) {
    const level = LEVELS.find((each) => word.startsWith(`${each}=`));
    const range = word.slice(word.indexOf('=') + 1);
    if (!level || !range) return `"${word}" is neither warning=range nor critical=range. ${EXAMPLE}`;
    if (ranges[level] !== undefined) return `The metric ${metric.name} has ${level} twice in one line.`;
    try {
      ranges[level] = parseRange(range, metric.unit);
    } catch (error) {
      if (error instanceof RangeSyntaxError) return error.message;
      throw error;
    }
  }
  if (ranges.warning === undefined && ranges.critical === undefined) {
    return `The metric ${metric.name} has neither warning nor critical. ${EXAMPLE}`;
  }
  return ranges;
}
