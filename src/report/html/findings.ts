import type { Finding, Notice } from '../../model/finding.ts';
import type { CheckResult } from '../../model/report.ts';
import { counted } from '../../text/counted.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { attemptsOutcome, failedAttempts } from '../common/failed-attempts.ts';
import { FAILURE_TITLES } from '../common/failure-titles.ts';
import { fileLine } from '../common/issue-sentence.ts';
import { phaseLabel } from '../common/phase-label.ts';
import { andMore, blocks, code } from './parts/elements.ts';
import { statusMark } from './parts/icons.ts';

const MAX_FINDINGS = 20;
const MAX_SENTENCE = 600;

/** Renders the findings of a check, as a list. */
export function findingList(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const items = findings.slice(0, MAX_FINDINGS).map((finding) => {
    const sentence = `<p class="message">${statusMark(finding.status)} ${forMarkup(finding.message, MAX_SENTENCE)}</p>`;
    return `<li class="${finding.status}">\n${blocks(sentence, findingDetails(finding))}\n</li>`;
  });
  const left = findings.length - items.length;
  return blocks(
    `<ul class="findings">\n${items.join('\n')}\n</ul>`,
    andMore(left > 0 ? counted(left, 'more finding') : ''),
  );
}

/** Renders the notices of a check, which do not change its verdict. */
export function noticeList(notices: readonly Notice[]): string {
  if (notices.length === 0) return '';
  const items = notices.slice(0, MAX_FINDINGS).map(({ code: which, message, hint, reply, source }) => {
    const sentences = [message, ...(hint === undefined ? [] : [hint])].map((text) => forMarkup(text, MAX_SENTENCE));
    const about = [
      ...(which === undefined ? [] : [`${code(which)} ${FAILURE_TITLES[which]}`]),
      ...(source === undefined ? [] : [code(fileLine(source), 250)]),
    ];
    return `<li>\n${blocks(
      `<p><b>Note</b> ${sentences.join(' ')}</p>`,
      reply === undefined ? '' : serverWords('The server said', reply),
      about.length === 0 ? '' : `<p class="which">${about.join(' · ')}</p>`,
    )}\n</li>`;
  });
  const left = notices.length - items.length;
  return blocks(
    `<ul class="findings">\n${items.join('\n')}\n</ul>`,
    andMore(left > 0 ? counted(left, 'more note') : ''),
  );
}

/** Renders the attempts that failed before the last one. */
export function attemptList(check: CheckResult): string {
  const outcome = attemptsOutcome(check);
  const items = failedAttempts(check).map(
    ({ label, message, details }) =>
      `<li>\n<p><b>${label}</b> ${forMarkup(message, MAX_SENTENCE)}</p>\n<p class="which">${forMarkup(details)}</p>\n</li>`,
  );
  if (items.length === 0) return '';
  return blocks(
    `<ul class="findings">\n${items.join('\n')}\n</ul>`,
    outcome === '' ? '' : `<p class="note">${outcome}</p>`,
  );
}

/** Renders a finding without its message. */
export function findingDetails({ hint, reply, code: failure, phase, source }: Finding): string {
  const which = [
    ...(failure === undefined ? [] : [`${code(failure)} ${FAILURE_TITLES[failure]}`]),
    ...(phase === undefined ? [] : [`Phase: ${phaseLabel(phase)}`]),
    ...(source === undefined ? [] : [code(fileLine(source), 250)]),
  ];
  return blocks(
    hint === undefined ? '' : `<p class="todo"><b>What to do</b> ${forMarkup(hint, MAX_SENTENCE)}</p>`,
    reply === undefined ? '' : serverWords('The server said', reply),
    which.length === 0 ? '' : `<p class="which">${which.join(' · ')}</p>`,
  );
}

/** Renders the words of a server, so that they cannot be mistaken for ours. */
export function serverWords(label: string, text: string): string {
  return `<figure class="said"><figcaption>${label}</figcaption> <blockquote>${code(text, MAX_SENTENCE)}</blockquote></figure>`;
}
