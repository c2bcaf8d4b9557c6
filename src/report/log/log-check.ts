/** One check in the log, below its headline. Every line is indented and begins with our own text. */

import type { CertificateFacts, ConnectionFacts } from '../../model/facts.ts';
import type { Finding, Notice } from '../../model/finding.ts';
import type { CheckResult } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';
import { attemptsOutcome, failedAttempts } from '../common/failed-attempts.ts';
import { fileLine } from '../common/issue-sentence.ts';
import { phaseLabel } from '../common/phase-label.ts';
import { renderWaterfall } from '../common/waterfall.ts';
import { adviceLines, gateLines } from './log-gate.ts';
import { pastLines } from './log-story.ts';

/** At most this many findings, notices or metrics are shown. */
const MAX_ITEMS = 50;
const MAX_CERTIFICATES = 8;

/** Renders findings, target, phases, connections, delivery and metrics of a check. */
export function checkLines(check: CheckResult): string[] {
  const { findings, notices, connections, mode, target, attempts, facts } = check;
  return [
    ...adviceLines(check),
    ...worstFirst(findings).slice(0, MAX_ITEMS).flatMap(findingLines),
    ...more(findings.length, 'finding'),
    ...notices.slice(0, MAX_ITEMS).flatMap(noticeLines),
    ...more(notices.length, 'note'),
    ...attemptLines(check),
    ...pastLines(check),
    ...gateLines(check),
    `  target: ${safeText(target)} (${safeText(mode, 40)}, ${counted(attempts, 'attempt')})`,
    ...renderWaterfall(check).map(({ text, end }) => `  ${end === 'ok' ? ' ' : '>'} ${text}`),
    ...connections.flatMap((each, index) => connectionLines(each, connections.slice(0, index))),
    ...(facts.arrivedIn === undefined ? [] : [`  arrived in: ${facts.arrivedIn}`]),
    ...(facts.messageId === undefined ? [] : [`  message-id: ${safeText(facts.messageId)}`]),
    ...(facts.acceptance === undefined ? [] : [`  accepted with: ${safeText(facts.acceptance)}`]),
    ...metricLines(check),
  ];
}

function findingLines(finding: Finding): string[] {
  const { status, message, hint, reply } = finding;
  return [
    `  ${status}: ${safeText(message, 600)}${inBrackets(finding)}`,
    ...(reply === undefined ? [] : [`    the server said: ${safeText(reply)}`]),
    ...(hint === undefined ? [] : [`    what to do: ${safeText(hint, 600)}`]),
  ];
}

function noticeLines(notice: Notice): string[] {
  const { message, hint, reply } = notice;
  return [
    `  note: ${safeText(message, 600)}${inBrackets(notice)}`,
    ...(reply === undefined ? [] : [`    the server said: ${safeText(reply)}`]),
    ...(hint === undefined ? [] : [`    what to do: ${safeText(hint, 600)}`]),
  ];
}

function attemptLines(check: CheckResult): string[] {
  const outcome = attemptsOutcome(check);
  return [
    ...failedAttempts(check).map(
      ({ label, message, details }) => `  note: ${label}: ${safeText(message, 600)} (${details})`,
    ),
    ...(outcome === '' ? [] : [`  note: ${outcome}`]),
  ];
}

/** Names the failure, the phase and the line of a file, as far as they are known. */
function inBrackets({ code, phase, source }: Omit<Finding, 'status'>): string {
  const parts = [
    ...(code === undefined ? [] : [code]),
    ...(phase === undefined ? [] : [phaseLabel(phase)]),
    ...(source === undefined ? [] : [fileLine(source)]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function connectionLines(
  { protocol, address, port, tls }: ConnectionFacts,
  earlier: readonly ConnectionFacts[],
): string[] {
  const chain = tls?.chain ?? [];
  const leaf = chain[0]?.fingerprint256;
  const isSame = leaf !== undefined && earlier.some((each) => each.tls?.chain[0]?.fingerprint256 === leaf);
  const where = address.includes(':') ? `[${address}]` : address;
  const how =
    tls === undefined
      ? 'no TLS'
      : `${safeText(tls.version, 20)}, ${safeText(tls.cipher, 60)}, certificate ${tls.isVerified ? 'verified' : 'NOT VERIFIED'}`;
  return [
    `  connection: ${protocol.toUpperCase()} to ${safeText(where, 60)}:${port}, ${how}`,
    ...(isSame ? ['    certificate: as above'] : chain.slice(0, MAX_CERTIFICATES).map(certificateLine)),
  ];
}

function certificateLine({ subject, issuer, validTo, daysLeft }: CertificateFacts): string {
  const left = daysLeft < 0 ? `EXPIRED ${counted(-daysLeft, 'day')} ago` : `${counted(daysLeft, 'day')} left`;
  return `    certificate: ${safeText(subject, 120)}, issued by ${safeText(issuer, 120)}, valid to ${safeText(validTo, 40)} (${left})`;
}

/** Leaves out the times of phases, which are shown beside their bars. */
function metricLines({ measurements, metrics, phases }: CheckResult): string[] {
  const known = new Set(['attempts', ...phases.map(({ name }) => `${name}_seconds`)]);
  const shown = measurements.filter(({ metric }) => !known.has(metric));
  const lines = shown.slice(0, MAX_ITEMS).map(({ metric, label, value }) => {
    const unit = metrics.find(({ name }) => name === metric)?.unit ?? 'count';
    const which = label === undefined ? '' : ` of ${safeText(label, 100)}`;
    return `  metric: ${safeText(metric, 80)}${which} is ${formatValue(value, unit)}`;
  });
  return [...lines, ...more(shown.length, 'metric')];
}

function more(count: number, noun: string): string[] {
  return count > MAX_ITEMS ? [`  and ${counted(count - MAX_ITEMS, `more ${noun}`)}`] : [];
}
