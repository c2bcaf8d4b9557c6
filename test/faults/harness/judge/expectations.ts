/** What a row expects beside status, code and retry: words, and what servers saw. */
import { Gap, type OpenCase, type Run } from '../catalogue/case.ts';
import type { Fault, Json } from '../catalogue/fault.ts';
import { isList } from '../catalogue/parameter-reader.ts';
import { logins } from './conditions.ts';

type Expected = Fault['expect'];
/** Gives what is not as `wanted` says. */
type Judge = (wanted: Json, open: Pick<OpenCase, 'evidence'>, run: Told) => readonly string[];
/** What of a run is looked at. */
type Told = Pick<Run, 'report' | 'sinks' | 'exitCode'>;

const MAX_SHOWN = 600;
/** Those that are judged for every row, or not at all. */
const ELSEWHERE = ['status', 'class', 'retry', 'hint', 'exit'];

/** By the name in `expect`. */
export const EXPECTATIONS: Readonly<Record<string, Judge>> = {
  says: (wanted, _open, run) => missing('says', wanted, allThatIsTold(run), wordsOf(run.report).join(' ')),
  never_says: (wanted, _open, run) => present('says', wanted, allThatIsTold(run)),
  stdout: (wanted, _open, { sinks }) => printed('standard output', wanted, sinks['stdout']),
  stderr: (wanted, _open, { sinks }) => printed('standard error', wanted, sinks['stderr']),
  findings: (wanted, _open, { report }) => {
    const codes = report?.checks.flatMap(({ findings }) => findings).map(({ code }) => code ?? 'E_NONE');
    return equal('findings', codes ?? [], textsOf(wanted));
  },
  checks: (wanted, _open, { report }) =>
    equal('checks', report?.checks.map(({ status }) => status) ?? [], textsOf(wanted)),
  steps: (wanted, _open, { sinks }) => equal('steps', (sinks['steps'] ?? '').split('\n'), textsOf(wanted)),
  heard: (wanted, open) => missing('servers heard', wanted, linesHeard(open)),
  never_heard: (wanted, open) => present('servers heard', wanted, linesHeard(open)),
  logins: (wanted, { evidence }) => equal('logins', logins(evidence).length, wanted),
  sent: (wanted, { evidence }) => equal('messages sent', evidence.sent.length, wanted),
  left: (wanted, { evidence }) => equal('messages left', evidence.left.length, wanted),
};

/** @throws Gap for what nobody knows */
export function judgeExpectations(expected: Expected, open: Pick<OpenCase, 'evidence'>, run: Told): readonly string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    if (ELSEWHERE.includes(name)) return [];
    const judge = EXPECTATIONS[name];
    if (!judge) throw new Gap(`nobody knows expect.${name}`);
    return judge(wanted, open, run);
  });
}

function missing(what: string, wanted: Json, text: string, shown = text): readonly string[] {
  const lost = textsOf(wanted).filter((each) => !matches(text, each));
  return lost.map((each) => `${what} nowhere: ${each} (but: ${shown.trim().slice(0, MAX_SHOWN)})`);
}

function present(what: string, unwanted: Json, text: string): readonly string[] {
  return textsOf(unwanted)
    .filter((each) => matches(text, each))
    .map((each) => `${what}: ${each}`);
}

/** An empty list stands for nothing at all. */
function printed(what: string, wanted: Json, text = ''): readonly string[] {
  const texts = textsOf(wanted);
  if (texts.length > 0) return missing(what, wanted, text);
  return text === '' ? [] : [`${what} is not empty: ${text.slice(0, 300)}`];
}

function equal(what: string, got: Json, wanted: Json): readonly string[] {
  const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)];
  return one === other ? [] : [`${what}: ${one}, expected ${other}`];
}

/** A text between slashes is a regular expression, as in JavaScript. */
function matches(text: string, wanted: string): boolean {
  const [, pattern, flags = ''] = /^\/(.+)\/([imsu]*)$/s.exec(wanted) ?? [];
  return pattern === undefined
    ? text.includes(wanted)
    : new RegExp(pattern, [...new Set(`m${flags}`)].join('')).test(text);
}

function textsOf(value: Json): readonly string[] {
  return isList(value) ? value.map(String) : [String(value)];
}

/** The words of the report, each on a line of its own, and all that was printed or written. */
function allThatIsTold({ report, sinks }: Told): string {
  return [...wordsOf(report), ...Object.values(sinks)].join('\n');
}

function wordsOf(report: Told['report']): readonly string[] {
  if (!report) return [];
  const said = [report, ...report.checks.flatMap(({ findings, notices }) => [...findings, ...notices])];
  const all = [
    ...said.flatMap(({ message, hint, ...others }) => [message, hint, 'reply' in others ? others.reply : undefined]),
    ...report.issues.flatMap(({ problem, remedy }) => [problem, remedy]),
  ];
  return all.filter((text) => text !== undefined);
}

/** Without the tags of IMAP. */
function linesHeard({ evidence: { smtp, imap } }: Pick<OpenCase, 'evidence'>): string {
  return [...smtp.map(({ line }) => line), ...imap.map(({ line }) => line.trimEnd().replace(/^\S+ /, ''))].join('\n');
}
