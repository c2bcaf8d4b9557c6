import type { FailureCode } from '../../model/failure-codes.ts';
import type { Finding, Notice } from '../../model/finding.ts';
import type { Issue, Source } from '../../model/issue.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import { type Status, worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { FAILURE_TITLES } from '../common/failure-titles.ts';
import { fileLine, issueSentence } from '../common/issue-sentence.ts';
import { phaseLabel } from '../common/phase-label.ts';

/** One message on the page of the run. Both texts are safe; the message may have several lines. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
  /** Where it points to. The path is not made safe, because GitHub has to find it. */
  readonly source?: Source | undefined;
}

/** Annotations of each level that the runner accepts in one step. */
const MAX_PER_LEVEL = 10;
/** The runner cuts at 4096 UTF-16 units; the rest is for the line that says so. */
const MAX_LENGTH = 4000;

/**
 * Renders one annotation per check that is not ok, and one at each line of a file that its findings are about; or one
 * for the run when nothing was checked. For a wrong configuration it is one per problem in a checks file, and one for
 * all problems with inputs.
 */
export function renderAnnotations(report: Report): Annotation[] {
  if (report.issues.length > 0) return configurationAnnotations(report.issues);
  if (report.checks.length === 0) return runAnnotations(report);
  const drafts = worstFirst(report.checks).flatMap(checkDrafts);
  const annotations = worstFirst(drafts).map(({ status, title, source, lines }): Annotation => {
    return { level: levelOf(status), title, source, message: joined(lines) };
  });
  return (['error', 'warning'] as const).flatMap((level) =>
    limited(annotations.filter((annotation) => annotation.level === level)),
  );
}

/** Drafts one for the findings without a place of their own, and one for each line that the others are about. */
function checkDrafts(check: CheckResult): Draft[] {
  if (check.status === 'ok') return [];
  const name = safeText(check.name, 100);
  const places = byPlace(check.findings);
  const placed = places.map((findings) => placeDraft(findings, name));
  const others = worstFirst(check.findings.filter((finding) => !hasPlace(finding)));
  const about = [
    ...(check.name.includes(check.target) ? [] : line('Target', check.target)),
    ...check.notices.flatMap(noticeLines),
  ];
  const isSaid = placed.length > 0 && others.every(({ status }) => status === 'ok');
  if (!isSaid) return [ownDraft(check, others, name, about), ...placed];
  // The check has no trouble but that of the lines: target and notices are told at the worst of them.
  const [first, ...more] = worstFirst(placed);
  return first === undefined ? [] : [{ ...first, lines: [...first.lines, ...about, ...others.map(alsoLine)] }, ...more];
}

/** An annotation before it is put together. */
interface Draft extends Pick<Annotation, 'title' | 'source'> {
  readonly status: Status;
  readonly lines: readonly string[];
}

function ownDraft(check: CheckResult, findings: readonly Finding[], name: string, about: readonly string[]): Draft {
  const [worst, ...others] = findings;
  const status = worst?.status ?? check.status;
  const lines = worst === undefined ? [`The check is ${check.status}.`] : findingLines(worst);
  return {
    // With findings elsewhere, they may be what makes the check as bad as it is.
    status: findings.length === check.findings.length ? check.status : status,
    title: `${titleOf(worst?.code, check.status)}: ${name}`,
    source: check.source,
    lines: [...lines, ...about, ...others.map(alsoLine)],
  };
}

/** Drafts what is to be said of one line of a file. GitHub shows it in the diff of a pull request that has the line. */
function placeDraft(findings: readonly Finding[], name: string): Draft {
  const [worst, ...others] = worstFirst(findings);
  if (worst === undefined) throw new Error('A place has at least one finding');
  const { status, code, source } = worst;
  const at = source === undefined ? [] : [`At: ${fileLine(source)}`];
  const lines = [...findingLines(worst), ...at, ...others.map(alsoLine)];
  return { status, title: `${titleOf(code, status)}: ${name}`, source, lines };
}

/** Groups the findings that are about a line of a file, by that line. What is ok needs no annotation. */
function byPlace(findings: readonly Finding[]): (readonly Finding[])[] {
  const places = new Map<string, Finding[]>();
  for (const finding of findings.filter(hasPlace)) {
    const { file, line: row, column } = finding.source;
    const key = JSON.stringify([file, row, column]);
    const known = places.get(key);
    if (known) known.push(finding);
    else places.set(key, [finding]);
  }
  return [...places.values()];
}

function hasPlace(finding: Finding): finding is Finding & { readonly source: Source } {
  return finding.source !== undefined && finding.status !== 'ok';
}

function titleOf(code: FailureCode | undefined, status: Status): string {
  return code === undefined ? status : FAILURE_TITLES[code];
}

function alsoLine({ status, message, code }: Finding): string {
  return `Also ${status}: ${safeText(message, 600)}${inBrackets(code)}`;
}

function noticeLines({ code, message, hint }: Notice): string[] {
  const text = [message, hint].filter((part) => part !== undefined).join(' ');
  return [`Note: ${safeText(text, 600)}${inBrackets(code)}`];
}

function findingLines(finding: Finding): string[] {
  return [
    safeText(finding.message, 600),
    ...line('Server said', finding.reply),
    ...line('What to do', finding.hint),
    ...line('Phase', finding.phase && phaseLabel(finding.phase)),
    ...line('Code', finding.code),
  ];
}

function runAnnotations(report: Report): Annotation[] {
  if (report.status === 'ok') return [];
  const what = report.code === undefined ? report.status : FAILURE_TITLES[report.code];
  const lines = [safeText(report.message, 600), ...line('What to do', report.hint), ...line('Code', report.code)];
  return [{ level: levelOf(report.status), title: `Mail Probe: ${what}`, message: joined(lines) }];
}

function configurationAnnotations(issues: readonly Issue[]): Annotation[] {
  const ofInputs = issues.filter(({ source }) => source === undefined);
  const ofFiles = issues.filter(({ source }) => source !== undefined);
  const first = ofInputs.length > 0 ? [issuesAnnotation(ofInputs)] : [];
  const room = MAX_PER_LEVEL - first.length;
  if (ofFiles.length <= room) return [...first, ...ofFiles.map(fileAnnotation)];
  const shown = ofFiles.slice(0, room - 1).map(fileAnnotation);
  return [...first, ...shown, issuesAnnotation(ofFiles.slice(room - 1), 'more ')];
}

function issuesAnnotation(issues: readonly Issue[], more = ''): Annotation {
  return {
    level: 'error',
    title: `Mail Probe: ${counted(issues.length, `${more}problem`)} in the configuration`,
    message: issuesMessage(issues),
  };
}

/** Renders one issue. GitHub shows the place only where it can show the file, so the message names it too. */
function fileAnnotation(issue: Issue): Annotation {
  const subject = issue.check === undefined ? 'the checks file' : safeText(issue.check, 100);
  return {
    level: 'error',
    title: `Mail Probe: a problem with ${subject}`,
    message: issuesMessage([issue]),
    source: issue.source,
  };
}

function issuesMessage(issues: readonly Issue[]): string {
  return joined([...issues.map((issue) => `${issueSentence(issue)} (${issue.code})`), 'Nothing was contacted.']);
}

function line(label: string, text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : [`${label}: ${safeText(text, 600)}`];
}

function inBrackets(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}

function levelOf(status: Status): Annotation['level'] {
  return status === 'warning' ? 'warning' : 'error';
}

/** Joins whole lines only, as many as there is room for. */
function joined(lines: readonly string[]): string {
  let room = MAX_LENGTH;
  const shown = lines.filter((each) => {
    room -= each.length + 1;
    return room >= 0;
  });
  const left = lines.length - shown.length;
  if (left > 0) shown.push(`And ${left === 1 ? '1 more line' : `${left} more lines`}: see the log or the job summary.`);
  return shown.join('\n');
}

function limited(annotations: readonly Annotation[]): Annotation[] {
  if (annotations.length <= MAX_PER_LEVEL) return [...annotations];
  const shown = annotations.slice(0, MAX_PER_LEVEL - 1);
  const rest = annotations.slice(MAX_PER_LEVEL - 1);
  const more: Annotation = {
    level: rest[0]?.level ?? 'error',
    title: `Mail Probe: ${rest.length} more`,
    message: joined([
      `${rest.length} more annotations of this kind are left out. The log and the job summary show all of them.`,
      ...rest.map(({ title, source }) => `And ${title}${source === undefined ? '' : ` (${fileLine(source)})`}`),
    ]),
  };
  return [...shown, more];
}
