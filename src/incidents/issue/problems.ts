/** What fails: for one check all that is known, for many a table, and each problem once. */
import type { Finding } from '../../model/finding.ts';
import { WORST_FIRST, worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { prose } from '../../text/markdown.ts';
import { codeSpan } from '../../text/untrusted.ts';
import type { TextPart } from './fit.ts';
import type { Incident, Member, WritingRun } from './incident.ts';
import { stateSymbol } from './state-line.ts';
import { targetHost } from './title.ts';
import { clockTime, codeWord, runTime } from './words.ts';

const MAX_FINDINGS = 10;

/** Renders what fails. */
export function problemParts(incident: Incident, run: WritingRun): TextPart[] {
  const [only, ...others] = incident.members;
  if (only === undefined) return [];
  if (others.length === 0) return [oneCheck(only), whenTable(incident, run)];
  return [
    memberTable(incident.members),
    ...oneCause(incident.members),
    sharedProblems(incident.members),
    whenTable(incident, run),
  ];
}

function oneCheck({ check, memory, state }: Member): string {
  const about = [
    `- **Check:** ${codeSpan(memory.name, 200)} (${codeSpan(memory.mode, 40)})`,
    `- **Target:** ${codeSpan(memory.target, 300)}`,
    ...(memory.group === undefined ? [] : [`- **Group:** ${codeSpan(memory.group, 120)}`]),
    ...(check?.description === undefined ? [] : [`- **Purpose:** ${prose(check.description, 200)}`]),
  ];
  const isOver = state === 'recovered' || state === 'removed';
  const findings = isOver ? [] : shownFindings(check?.findings ?? []);
  const codes = memory.outage.codes.slice(0, 5).map(codeWord).join(', ');
  const seen = codes === '' ? [] : [`- **Codes of this outage:** ${codes}`];
  const heading = isOver ? '### What failed' : '### What fails';
  return [heading, ...findings.map(findingText), [...about, ...seen].join('\n')].join('\n\n');
}

function shownFindings(findings: readonly Finding[]): Finding[] {
  return worstFirst(findings.filter(({ status }) => status !== 'ok')).slice(0, MAX_FINDINGS);
}

/** Renders a finding: the sentence, what the server said, and what to do about it. */
export function findingText({ status, message, code, reply, hint }: Finding): string {
  return [
    `**${status === 'unknown' ? 'Could not be judged' : status === 'warning' ? 'Warning' : 'Failure'}**${code === undefined ? '' : ` ${codeSpan(code, 60)}`}: ${prose(message)}`,
    ...(reply === undefined ? [] : [`**The server said:** ${codeSpan(reply)}`]),
    ...(hint === undefined ? [] : [`**What to do:** ${prose(hint)}`]),
  ].join('  \n');
}

function memberTable(members: readonly Member[]): TextPart {
  const rows = members.map((member) => {
    const { memory, check, state } = member;
    const status = check?.status ?? 'not run';
    const code = mainFinding(member)?.code ?? memory.outage.codes.at(-1);
    const since = state === 'recovered' ? memory.outage.goodSince : memory.outage.firstBad?.at;
    const cells = [
      `${stateSymbol(state)} ${state}`,
      codeSpan(memory.name, 120),
      ...(members.some((each) => each.memory.group !== undefined) ? [codeSpan(memory.group ?? '–', 80)] : []),
      ...[status, codeWord(code), clockTime(since)],
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const withGroup = members.some((each) => each.memory.group !== undefined);
  const heading = ['state', 'check', ...(withGroup ? ['group'] : []), 'last result', 'code', 'since'];
  const head = ['### Checks', '', `| ${heading.join(' | ')} |`, `| ${heading.map(() => ':---').join(' | ')} |`];
  return { head: head.join('\n'), rows, noun: 'check', share: 0.5, cutsAt: 'end' };
}

/** Returns the worst finding that is not about the runner itself, or the worst one. */
function mainFinding({ check }: Member): Finding | undefined {
  return shownFindings(check?.findings ?? [])[0];
}

/** Says once what several checks have in common: the same code. */
function sharedProblems(members: readonly Member[]): TextPart {
  const byCode = new Map<string, { finding: Finding; members: Member[] }>();
  for (const member of members) {
    const finding = mainFinding(member);
    if (finding === undefined) continue;
    const key = finding.code ?? finding.message;
    const entry = byCode.get(key) ?? { finding, members: [] };
    entry.members.push(member);
    byCode.set(key, entry);
  }
  const problems = [...byCode.values()].toSorted(
    (a, b) =>
      WORST_FIRST.indexOf(a.finding.status) - WORST_FIRST.indexOf(b.finding.status) ||
      b.members.length - a.members.length,
  );
  const rows = problems.map(({ finding, members: [first, ...others] }) => {
    const name = codeSpan(first?.memory.name ?? '', 120);
    const who = others.length === 0 ? name : `${name} and ${counted(others.length, 'more check')}`;
    return `${who}  \n${findingText(finding)}\n`;
  });
  return { head: '### What fails\n', rows, noun: 'problem', share: 0.4, cutsAt: 'end' };
}

/** Names hosts that several checks cannot connect to. */
function oneCause(members: readonly Member[]): string[] {
  const byHost = new Map<string, number>();
  for (const member of members) {
    const host = targetHost(member.memory.target);
    const phase = mainFinding(member)?.phase ?? '';
    if (host !== undefined && /_(?:dns|connect)$/.test(phase)) byHost.set(host, (byHost.get(host) ?? 0) + 1);
  }
  const shared = [...byHost].filter(([, count]) => count > 1).toSorted(([, a], [, b]) => b - a);
  return shared
    .slice(0, 5)
    .map(
      ([host, count]) =>
        `**Probably one cause:** ${counted(count, 'check')} cannot connect to ${codeSpan(host, 120)}. Look at that host, or at the network before it, first.`,
    );
}

/** Renders when it was first bad, last bad and last good, with links to the runs. */
function whenTable({ members, firstBad }: Incident, { runUrl }: WritingRun): string {
  const outages = members.map(({ memory }) => memory.outage);
  const first = outages.flatMap((each) => each.firstBad ?? []).toSorted((a, b) => order(a.at, b.at))[0];
  const lastBad = outages.flatMap((each) => each.lastBad ?? []).toSorted((a, b) => order(a.at, b.at));
  const lastGood = outages.flatMap((each) => each.lastGood ?? []).toSorted((a, b) => order(a.at, b.at));
  const rows = [
    ['First bad run', runTime(first ?? { at: firstBad }, runUrl)],
    ['Last bad run', runTime(lastBad.at(-1), runUrl)],
    [members.length > 1 ? 'Last good run of one of them' : 'Last good run', runTime(lastGood.at(-1), runUrl)],
  ];
  return ['| | |', '| :--- | :--- |', ...rows.map(([what, when]) => `| **${what}** | ${when} |`)].join('\n');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
