/**
 * The metrics of all checks in the OpenMetrics text format 1.0, for a scrape, a textfile collector or a push gateway.
 * Samples of one metric are next to each other, as the format requires.
 */
import type { MetricSpec } from '../../model/metric.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import { EXIT_CODES } from '../../model/status.ts';
import { STATES } from '../../model/story.ts';
import { plainNumber } from '../../text/plain-number.ts';
import { forLabel } from '../../text/untrusted.ts';
import { isToldByChecks } from './is-told-by-checks.ts';
import { uniqueNames } from './unique-names.ts';

const PREFIX = 'mail_probe_';

const SUCCESS: MetricSpec = {
  name: 'success',
  unit: 'count',
  help: 'Whether the check passed: 1 when ok or warning, 0 when critical or unknown; without labels, the run',
};
const STATUS: MetricSpec = {
  name: 'status',
  unit: 'count',
  help: 'Status of the check: 0 ok, 1 warning, 2 critical, 3 unknown; without labels, of the run',
};

const STATE: MetricSpec = {
  name: 'state',
  unit: 'count',
  help: 'State of the check over its runs: 1 for the one that it is in; only with a history',
};
const BAD_RUNS: MetricSpec = {
  name: 'bad_runs',
  unit: 'count',
  help: 'Bad runs of the check in a row, 0 when it is good; only with a history',
};

/** The names that the format allows, without capitals. Reports of other machines bring their own. */
const NAME = /^[a-z][a-z0-9_]{0,79}$/;
/** A metric of one of these names would be the verdict on a check. */
const OWN_METRICS: ReadonlySet<string> = new Set([SUCCESS, STATUS, STATE, BAD_RUNS].map(({ name }) => name));
/** A second label of one of these names would be another check. */
const OWN_LABELS: ReadonlySet<string> = new Set(['check', 'mode']);

/** A metric with its samples: the labels in the braces, and the value. */
interface Family {
  readonly spec: MetricSpec;
  readonly samples: Map<string, number>;
}

/** Renders the metrics; a value that is not finite is left out. */
export function renderOpenmetrics(report: Report): string {
  const families = new Map<string, Family>();
  const add = (spec: MetricSpec, labels: string, value: number): void => {
    if (!Number.isFinite(value)) return;
    const family = families.get(spec.name) ?? { spec, samples: new Map() };
    // A duplicate sample would make the whole text invalid: the last one counts.
    families.set(spec.name, family);
    family.samples.set(labels, value);
  };
  const addStatus = (labels: string, { status }: Pick<Report, 'status'>): void => {
    add(SUCCESS, labels, status === 'ok' || status === 'warning' ? 1 : 0);
    add(STATUS, labels, EXIT_CODES[status]);
  };
  const names = uniqueNames(report.checks);
  for (const [index, check] of report.checks.entries()) {
    const labels = `check="${forLabel(names[index] ?? '')}",mode="${forLabel(check.mode, 40)}"`;
    addStatus(labels, check);
    addStory(check, labels, add);
    addMeasurements(check, labels, add);
  }
  // Without a check there would be no sample, and nothing to alert on.
  if (!isToldByChecks(report)) addStatus('', report);
  return `${[...families.values()].flatMap(familyLines).join('\n')}\n# EOF\n`;
}

/** Every state has a sample, so that an alert sees the one that ended, too. */
function addStory(
  { story }: CheckResult,
  labels: string,
  add: (spec: MetricSpec, labels: string, value: number) => void,
): void {
  if (!story) return;
  for (const state of STATES) add(STATE, `${labels},state="${state}"`, state === story.state ? 1 : 0);
  add(BAD_RUNS, labels, story.failures);
}

function addMeasurements(
  { measurements, metrics }: CheckResult,
  labels: string,
  add: (spec: MetricSpec, labels: string, value: number) => void,
): void {
  const specs = new Map(metrics.filter(isWritable).map((spec) => [spec.name, spec]));
  for (const { metric, label, value } of measurements) {
    const spec = specs.get(metric);
    if (spec === undefined) continue;
    add(spec, label === undefined ? labels : `${labels},${spec.label ?? 'label'}="${forLabel(label)}"`, value);
  }
}

function isWritable({ name, label = 'label' }: { readonly name: string; readonly label?: string }): boolean {
  return NAME.test(name) && !OWN_METRICS.has(name) && NAME.test(label) && !OWN_LABELS.has(label);
}

function familyLines({ spec: { name, unit, help }, samples }: Family): string[] {
  const full = `${PREFIX}${name}`;
  return [
    `# TYPE ${full} gauge`,
    // The format allows a unit only when the name ends with it.
    ...(name.endsWith(`_${unit}`) ? [`# UNIT ${full} ${unit}`] : []),
    `# HELP ${full} ${forLabel(help)}.`,
    ...[...samples].map(([labels, value]) => `${full}${labels === '' ? '' : `{${labels}}`} ${plainNumber(value)}`),
  ];
}
