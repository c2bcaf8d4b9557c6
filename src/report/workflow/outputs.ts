/**
 * The outputs of the action: numbers and fixed words, so that a workflow can decide on them. All of them are set on
 * every path, with empty text where there is no value.
 */
import type { Gate } from '../../model/gate-facts.ts';
import type { Measurement } from '../../model/metric.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import { STATUSES, worstFirst } from '../../model/status.ts';
import { plainNumber } from '../../text/plain-number.ts';
import { safeText } from '../../text/untrusted.ts';
import { testedChecks } from '../../verdict/run-verdict.ts';
import { jsonText } from '../common/json-text.ts';
import { INCIDENT_HELP, PAST_ROWS } from './memory-outputs.ts';

/** Characters of a step: a TXT record with a DKIM key of 4096 bits fits. */
const MAX_STEP = 1200;

/** One output, for `action.yml` and the README. */
export interface Output {
  readonly name: string;
  /** One sentence. */
  readonly help: string;
}

interface Row extends Output {
  readonly value: (source: Source) => string;
}

interface Source {
  readonly report: Report;
  readonly reportPath: string;
  readonly summaryPath: string;
  /** The check that times and names are taken from: the worst one, or the first of several that are equally bad. */
  readonly check: CheckResult | undefined;
}

const ROWS: readonly Row[] = [
  row('status', '`ok`, `warning`, `critical` or `unknown`.', ({ report }) => report.status),
  row('code', 'Failure code of the worst finding; empty when ok.', ({ report }) => report.code ?? ''),
  row('message', 'One line for people.', ({ report }) => safeText(report.message)),
  row('duration-seconds', 'How long the whole run took.', ({ report }) => number(report.durationSeconds)),
  row('round-trip-seconds', 'From the start of sending until the message was seen.', ({ check }) =>
    number(measured(check, 'round_trip_seconds')),
  ),
  row('delivery-seconds', 'From the acceptance of the message until it was seen.', ({ check }) =>
    number(measured(check, 'delivery_seconds')),
  ),
  row('message-id', 'Message-ID of the message sent, without angle brackets.', ({ check }) =>
    safeText(check?.facts.messageId ?? ''),
  ),
  row('arrived-in', '`inbox`, `junk`, `other`, or empty.', ({ check }) => check?.facts.arrivedIn ?? ''),
  row('messages-found', 'How many messages match, with `imap-search`.', ({ check }) =>
    number(measured(check, 'messages_found')),
  ),
  row('certificate-days-left', 'Days until the first certificate of any chain seen expires.', ({ report }) =>
    number(certificateDaysLeft(report)),
  ),
  row('tls-version', 'Oldest TLS version negotiated; empty when a connection has no TLS.', ({ report }) =>
    tlsVersion(report),
  ),
  row(
    'publication-order',
    'The steps in which a planned change of a mail domain has to be published, with `mx`: one numbered line each, after the domain when several have one; empty when there are none.',
    ({ report }) => publicationOrder(report),
  ),
  row(
    'records-changed',
    'How many record sets of the mail domain a plan changes, with `mx`; the sum over several.',
    ({ report }) => recordsChanged(report),
  ),
  row('metrics', 'JSON object: metric name to number, or to an object of label to number.', ({ check }) =>
    jsonText(metrics(check?.measurements ?? [])),
  ),
  row('report-path', 'Path of the JSON report.', ({ reportPath }) => reportPath),
  row(
    'summary-path',
    'Path of the summary as a Markdown file of at most 60,000 bytes, for a comment.',
    ({ summaryPath }) => summaryPath,
  ),
  ...STATUSES.map((status) =>
    row(`checks-${status}`, `How many checks are ${status}.`, ({ report }) =>
      number(testedChecks(report.checks).filter((check) => check.status === status).length),
    ),
  ),
  ...PAST_ROWS.map(([name, help, value]) => row(name, help, ({ report }) => value(report))),
  ...Object.entries(INCIDENT_HELP).map(([name, help]) => row(name, help, () => '')),
];

/** Every output, in the order of the documentation. */
export const OUTPUTS: readonly Output[] = ROWS.map(({ name, help }) => ({ name, help }));

/**
 * Returns the value of every output.
 *
 * @param reportPath where the JSON report is, empty when it could not be written
 * @param summaryPath where the summary is, in the same way
 */
export function renderOutputs(report: Report, reportPath: string, summaryPath = ''): ReadonlyMap<string, string> {
  const source: Source = { report, reportPath, summaryPath, check: worstFirst(report.checks)[0] };
  return new Map(ROWS.map(({ name, value }) => [name, value(source)]));
}

function row(name: string, help: string, value: Row['value']): Row {
  return { name, help, value };
}

/** Formats a number with at most three decimals, with a dot and without an exponent; empty when it is not finite. */
function number(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '';
  return plainNumber(rounded(value));
}

function rounded(value: number): number {
  // Adding 0 turns minus zero into zero.
  return Math.round(value * 1000) / 1000 + 0;
}

function measured(check: CheckResult | undefined, metric: string): number | undefined {
  return check?.measurements.findLast((each) => each.metric === metric)?.value;
}

/** Reads the chains as well as the metric, because a certificate that ends the handshake is in the chain only. */
function certificateDaysLeft({ checks }: Report): number | undefined {
  const days = checks.flatMap(({ measurements, connections }) => [
    ...measurements.filter((each) => each.metric === 'tls_certificate_days_left').map((each) => each.value),
    ...connections.flatMap(({ tls }) => tls?.chain ?? []).map((certificate) => certificate.daysLeft),
  ]);
  return days.length === 0 ? undefined : days.reduce((least, each) => Math.min(least, each));
}

/** Returns the oldest version; a connection in clear text must not be hidden by an encrypted one. */
function tlsVersion({ checks }: Report): string {
  const versions = checks.flatMap(({ connections }) => connections).map(({ tls }) => tls?.version ?? '');
  return safeText(versions.toSorted()[0] ?? '', 20);
}

/** Returns the steps of all gates as lines. Seconds stay plain numbers: programs read them. */
function publicationOrder({ checks }: Report): string {
  const gates = gatesOf(checks).filter(({ order }) => order.length > 0);
  return gates
    .flatMap(({ domain, order }) => {
      const prefix = gates.length > 1 ? `${safeText(domain)}: ` : '';
      return order.map(({ text }, index) => `${prefix}${index + 1}. ${safeText(text, MAX_STEP)}`);
    })
    .join('\n');
}

function recordsChanged({ checks }: Report): string {
  const gates = gatesOf(checks);
  if (gates.length === 0) return '';
  return number(gates.flatMap(({ records }) => records).filter(({ change }) => change !== 'same').length);
}

function gatesOf(checks: readonly CheckResult[]): Gate[] {
  return checks.flatMap(({ facts }) => facts.gate ?? []);
}

function metrics(measurements: readonly Measurement[]): Record<string, number | Record<string, number>> {
  const plain = new Map<string, number>();
  const labelled = new Map<string, Map<string, number>>();
  for (const { metric, label, value } of measurements) {
    if (!Number.isFinite(value)) continue;
    if (label === undefined) plain.set(metric, rounded(value));
    else labelled.set(metric, (labelled.get(metric) ?? new Map<string, number>()).set(label, rounded(value)));
  }
  // Not by assignment: a label may be `__proto__`.
  return Object.fromEntries([
    ...plain,
    ...[...labelled].map(([metric, values]) => [metric, Object.fromEntries(values)] as const),
  ]);
}
