/** The explanation of a check, line by line, for plain-text formats. */
import type { Finding, Notice } from '../../model/finding.ts';
import type { CheckResult } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { attemptsOutcome, failedAttempts } from '../common/failed-attempts.ts';
import { adviceOf, stepText } from '../common/gate-words.ts';
import { fileLine } from '../common/issue-sentence.ts';
import { phaseLabel } from '../common/phase-label.ts';

/** At most this many findings, and this many notices, are shown. */
const MAX_FINDINGS = 50;

/** A fixed label, and a text that is not safe yet. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** Renders a finding without its message: what to do, where it happened, what the server said, its code, its line. */
export function explainFinding({ hint, phase, reply, code, source }: Omit<Finding, 'status' | 'message'>): Line[] {
  return [
    ...line('What to do', hint),
    ...line('Phase', phase && phaseLabel(phase)),
    ...line('The server said', reply),
    ...line('Code', code),
    ...line('At', source && fileLine(source)),
  ];
}

/** Explains the worst finding without its message, which is shown elsewhere, then the others in full, and notices. */
export function explainFindings(check: CheckResult): Line[] {
  const [worst, ...others] = worstFirst(check.findings);
  const shown = others.slice(0, MAX_FINDINGS);
  return [
    ...(worst === undefined ? [] : explainFinding(worst)),
    ...shown.flatMap((other) => [...line(`Also ${other.status}`, other.message), ...explainFinding(other)]),
    ...(others.length > shown.length ? line('And', counted(others.length - shown.length, 'more finding')) : []),
    ...check.notices.slice(0, MAX_FINDINGS).flatMap(explainNotice),
  ];
}

function explainNotice({ code, message, hint, reply, source }: Notice): Line[] {
  const which = code === undefined ? undefined : `(${code})`;
  return [
    ...line('Note', [message, hint, which].filter((part) => part !== undefined).join(' ')),
    ...line('The server said', reply),
    ...line('At', source && fileLine(source)),
  ];
}

/** Names what was tested, where the message arrived, and what to do with a change of a mail domain. */
export function explainTest(check: CheckResult): Line[] {
  const { target, mode, attempts, facts } = check;
  return [
    ...line('Target', `${target} (${mode}, ${counted(attempts, 'attempt')})`),
    ...explainAttempts(check),
    ...line('Arrived in', facts.arrivedIn),
    ...line('Message-ID', facts.messageId),
    ...line('Accepted with', facts.acceptance),
    ...explainGate(check),
  ];
}

/** Names the attempts that failed before the last one. */
export function explainAttempts(check: CheckResult): Line[] {
  return [
    ...failedAttempts(check).flatMap(({ label, message, details }) => line(label, `${message} (${details})`)),
    ...line('Attempts', attemptsOutcome(check)),
  ];
}

/** Says whether to approve a change of a mail domain, and in which order to publish it. */
function explainGate(check: CheckResult): Line[] {
  const { gate } = check.facts;
  if (gate === undefined) return [];
  const { lead, why } = adviceOf(check, gate);
  const steps = gate.order.slice(0, MAX_FINDINGS);
  const left = gate.order.length - steps.length;
  return [
    ...line('Advice', `${lead}: ${why}`),
    ...gate.untested.slice(0, MAX_FINDINGS).flatMap((each) => line('Not tested', each)),
    ...steps.flatMap((step, index) => line(`Step ${index + 1}`, stepText(step))),
    ...(left > 0 ? line('And', counted(left, 'more step')) : []),
  ];
}

function line(label: string, text: string | undefined): Line[] {
  return text === undefined || text === '' ? [] : [{ label, text }];
}
