/**
 * Checks as JUnit cases: critical is a failure, unknown an error; a warning passes and says so in its output. A check
 * that was left out on purpose is skipped.
 */

import type { LeftOut } from '../../model/checks-files.ts';
import type { TranscriptLine } from '../../model/outcome.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import { type Status, worstFirst } from '../../model/status.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { issueSentence } from '../common/issue-sentence.ts';
import { explainFinding, explainFindings, explainTest, type Line } from './explain.ts';

/** One test case. */
export interface JunitCase {
  readonly mode: string;
  readonly name: string;
  readonly durationSeconds: number;
  readonly outcome: 'passed' | 'skipped' | 'failure' | 'error';
  /** The failure code, or the status when there is none. */
  readonly type: string;
  readonly message: string;
  /** Lines of the failure or error, safe in XML. */
  readonly details: readonly string[];
  /** Lines of the output, safe in XML. */
  readonly output: readonly string[];
}

const OUTCOMES: Readonly<Record<Status, JunitCase['outcome']>> = {
  ok: 'passed',
  warning: 'passed',
  critical: 'failure',
  unknown: 'error',
};

/** Returns the case of a check. */
export function junitCase(check: CheckResult, name: string): JunitCase {
  const { mode, durationSeconds, status, findings, transcript = [] } = check;
  const worst = worstFirst(findings)[0];
  const message = worst?.message ?? `The check is ${status}.`;
  const story = [...(status === 'ok' ? [] : [{ label: status, text: message }]), ...explainFindings(check)];
  const outcome = OUTCOMES[status];
  const details = [...story.map(textLine), ...transcriptLines(transcript)];
  const test = explainTest(check).map(textLine);
  return {
    mode,
    name,
    durationSeconds,
    outcome,
    type: worst?.code ?? status,
    message,
    details: outcome === 'passed' ? [] : details,
    output: outcome === 'passed' ? [...test, ...details] : test,
  };
}

/** Returns the case of a check that was left out on purpose. */
export function skippedCase({ reason }: LeftOut, name: string): JunitCase {
  const empty = { durationSeconds: 0, details: [], output: [] };
  return { ...empty, mode: 'mail-probe', name, outcome: 'skipped', type: 'skipped', message: reason };
}

/** Returns the case of a run whose checks do not show its status: a wrong configuration, or an internal error. */
export function runCase({ durationSeconds, code, status, message, hint, issues }: Report): JunitCase {
  const told = issues.length > 0 ? [] : explainFinding({ hint, code });
  return {
    mode: 'mail-probe',
    name: issues.length > 0 ? 'Configuration' : 'Mail Probe',
    durationSeconds,
    outcome: 'error',
    type: code ?? status,
    message,
    details: [
      ...[{ label: status, text: message }, ...told].map(textLine),
      ...issues.map((issue) => `${forMarkup(issueSentence(issue), 1500)} (${issue.code})`),
    ],
    output: [],
  };
}

function textLine({ label, text }: Line): string {
  return `${label}: ${forMarkup(text, 600)}`;
}

function transcriptLines(lines: readonly TranscriptLine[]): string[] {
  if (lines.length === 0) return [];
  const signs = { sent: '&gt;', received: '&lt;', note: '-' } as const;
  return [
    'Dialogue of the last attempt, without credentials:',
    ...lines.map(
      ({ seconds, protocol, direction, text }) =>
        `  ${seconds.toFixed(3)} ${protocol} ${signs[direction]} ${forMarkup(text, 400)}`,
    ),
  ];
}
