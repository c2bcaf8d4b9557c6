/** The explanation of a check, line by line, for plain-text formats. */
import type { Finding, Notice } from '../../model/finding.ts';
import type { CheckResult } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { phaseLabel } from '../common/phase-label.ts';

/** At most this many findings, and this many notices, are shown. */
const MAX_FINDINGS = 50;

/** A fixed label, and a text that is not safe yet. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** Renders a finding without its message: what to do, where it happened, the words of the server, and the code. */
export function explainFinding({ hint, phase, reply, code }: Omit<Finding, 'status' | 'message'>): Line[] {
  return [
    ...line('What to do', hint),
    ...line('Phase', phase && phaseLabel(phase)),
    ...line('The server said', reply),
    ...line('Code', code),
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

function explainNotice({ message, hint, reply }: Notice): Line[] {
  return [
    ...line('Note', [message, hint].filter((part) => part !== undefined).join(' ')),
    ...line('The server said', reply),
  ];
}

/** Names what was tested, and where the message arrived. */
export function explainTest({ target, mode, attempts, facts }: CheckResult): Line[] {
  return [
    ...line('Target', `${target} (${mode}, ${counted(attempts, 'attempt')})`),
    ...line('Arrived in', facts.arrivedIn),
    ...line('Message-ID', facts.messageId),
    ...line('Accepted with', facts.acceptance),
  ];
}

function line(label: string, text: string | undefined): Line[] {
  return text === undefined || text === '' ? [] : [{ label, text }];
}
