import { FAILURES } from '../../model/failure-codes.ts';
import type { Finding, Notice } from '../../model/finding.ts';
import type { Issue, Source } from '../../model/issue.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import { type Status, worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
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
 * Renders one annotation per check that is not ok, or one for the run when nothing was checked. For a wrong
 * configuration it is one per problem in a checks file, and one for all problems with inputs.
 */
export function renderAnnotations(report: Report): Annotation[] {
  if (report.issues.length > 0) return configurationAnnotations(report.issues);
  if (report.checks.length === 0) return runAnnotations(report);
  const annotations = worstFirst(report.checks).flatMap(checkAnnotations);
  return (['error', 'warning'] as const).flatMap((level) =>
    limited(annotations.filter((annotation) => annotation.level === level)),
  );
}

function checkAnnotations(check: CheckResult): Annotation[] {
  if (check.status === 'ok') return [];
  const [worst, ...others] = worstFirst(check.findings);
  const name = safeText(check.name, 100);
  const what = worst?.code === undefined ? check.status : FAILURES[worst.code].title;
  return [
    {
      level: levelOf(check.status),
      title: `${what}: ${name}`,
      source: check.source,
      message: joined([
        ...(worst === undefined ? [`The check is ${check.status}.`] : findingLines(worst)),
        ...(check.name.includes(check.target) ? [] : line('Target', check.target)),
        ...check.notices.flatMap(noticeLines),
        ...others.map((other) => `Also ${other.status}: ${safeText(other.message, 600)}${inBrackets(other.code)}`),
      ]),
    },
  ];
}

function noticeLines({ message, hint }: Notice): string[] {
  return [`Note: ${safeText([message, hint].filter((part) => part !== undefined).join(' '), 600)}`];
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
  const what = report.code === undefined ? report.status : FAILURES[report.code].title;
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
      `${rest.length} more checks have an annotation of this kind. The log and the job summary show all of them.`,
      ...rest.map(({ title, source }) => `And ${title}${source === undefined ? '' : ` (${fileLine(source)})`}`),
    ]),
  };
  return [...shown, more];
}
