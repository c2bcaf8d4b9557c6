/** What has to be true of every run, whatever its fault is. Gives what is not, in words. */

import type { Report } from '../../../../src/model/report.ts';
import { EXIT_CODES, type Status } from '../../../../src/model/status.ts';
import type { Annotation } from '../../../../src/report/workflow/annotations.ts';
import { renderAnnotations } from '../../../../src/report/workflow/annotations.ts';
import type { OpenCase, Run } from '../catalogue/case.ts';
import { type Fault, NONE, verdict } from '../catalogue/fault.ts';
import { canaryForms, leaks } from './secret-traces.ts';

/** Of the built action: Node has to start, and the machine may be busy. */
const START_MS = 3000;
/** A machine on which twenty runs go at once is slower than one that has nothing else to do. */
const GRACE = 2;
const GRACE_MS = 1000;

const MAX_GROWN_MIB = 64;
const MAX_BLOCKED_MS = 250;
const MAX_LOG_BYTES = 200 * 1024;
/** GitHub drops a larger one. */
const MAX_SUMMARY_BYTES = 900 * 1024;
/** All outputs of a job. */
const MAX_OUTPUT_BYTES = 1024 * 1024;

/** What the run said, and what it left behind. */
export function judgeRun(fault: Fault, open: OpenCase, run: Run): readonly string[] {
  return [
    ...judgeVerdict(fault, run),
    ...judgeRetry(fault, run),
    ...judgeExitCode(fault, run),
    ...judgeRemedy(run),
    ...judgeSecrets(open, run),
    ...judgeCommands(fault, open, run),
    ...judgeSizes(run),
    ...run.remains,
  ];
}

/** What the run cost. `basisMib` is the memory of such a process when nothing goes wrong. */
export function judgeCost(fault: Fault, run: Run, basisMib: number): readonly string[] {
  const grown = run.way !== 'probe' ? run.grownMib - basisMib : run.grownMib;
  const limit = fault.bound_ms * GRACE + GRACE_MS + (run.way !== 'probe' ? START_MS : 0);
  return [
    ...(run.ms > limit ? [`took ${Math.round(run.ms)} ms, bound ${fault.bound_ms} ms`] : []),
    ...(grown > MAX_GROWN_MIB ? [`memory grew by ${Math.round(grown)} MiB`] : []),
    ...(run.blockedMs > MAX_BLOCKED_MS ? [`blocked the event loop for ${run.blockedMs} ms`] : []),
  ];
}

function judgeVerdict({ expect }: Fault, run: Run): readonly string[] {
  const got = verdict(run.status, run.code);
  // Trouble with GitHub alone is told beside a verdict that it does not change.
  if (expect.status === 'ok' && expect.class.startsWith('E_GH_')) {
    const isTold = run.annotations.some(({ message }) => message.includes(expect.class));
    return [
      ...(got === 'ok' ? [] : [`expected ok, got ${got}`]),
      ...(isTold ? [] : [`no annotation names ${expect.class}`]),
    ];
  }
  const wanted = verdict(expect.status, expect.class);
  const more =
    expect.class === NONE && expect.status === 'ok'
      ? (run.report?.checks.flatMap(({ findings }) => findings) ?? [])
      : [];
  return [
    ...(got === wanted ? [] : [`expected ${wanted}, got ${got}`]),
    ...(more.length === 0 ? [] : [`also says: ${more.map(({ message }) => message).join(' ')}`]),
  ];
}

function judgeRetry({ expect }: Fault, { isRetried }: Run): readonly string[] {
  if (isRetried === undefined || isRetried === expect.retry) return [];
  return [isRetried ? 'a further attempt would be made' : 'no further attempt would be made'];
}

/** Inputs leave `fail-on` as it is: critical and unknown fail the job. The command line has a code for each status. */
function judgeExitCode({ expect }: Fault, { way, exitCode, status }: Run): readonly string[] {
  if (exitCode === undefined) return [];
  const inWorkflow = status === 'critical' || status === 'unknown' ? 1 : 0;
  const wanted = expect['exit'] ?? (way === 'cli' ? EXIT_CODES[status as Status] : inWorkflow);
  return exitCode === wanted ? [] : [`exit code ${exitCode}, expected ${wanted}`];
}

/** Whatever is wrong, somebody is told what to do about it. */
function judgeRemedy({ code, report }: Run): readonly string[] {
  if (code === '' || !report || report.code === undefined) return [];
  const texts = [report.hint, ...report.issues.map(({ remedy }) => remedy)];
  const isHelpful = texts.some((text) => text !== undefined && /\w \w.*[.?]$/s.test(text));
  return isHelpful ? [] : [`no remedy: ${String(report.hint)}`];
}

/** A password that is a word of ours stands in every report, where it tells nobody anything. */
const OWN_WORDS = /^(?:ok|warning|critical|unknown|E_\w+|TLSv1\.[23])$/;

function judgeSecrets(open: OpenCase, { sinks }: Run): readonly string[] {
  const { username = '', password = '' } = open.inputs;
  if (OWN_WORDS.test(password)) return [];
  const forms = canaryForms(username, password);
  return Object.entries(sinks).flatMap(([sink, text]) =>
    leaks(text, forms).map((form) => `${sink} shows the password as ${form}`),
  );
}

function judgeSizes({ sinks }: Run): readonly string[] {
  const limits = {
    log: MAX_LOG_BYTES,
    stdout: MAX_LOG_BYTES,
    summary: MAX_SUMMARY_BYTES,
    outputs: MAX_OUTPUT_BYTES,
    GITHUB_OUTPUT: MAX_OUTPUT_BYTES,
    GITHUB_STEP_SUMMARY: MAX_SUMMARY_BYTES,
  };
  return Object.entries(limits).flatMap(([sink, limit]) => {
    const bytes = Buffer.byteLength(sinks[sink] ?? '');
    return bytes > limit ? [`${sink} has ${bytes} bytes`] : [];
  });
}

function judgeCommands({ expect }: Fault, open: OpenCase, run: Run): readonly string[] {
  // The progress of many checks is folded.
  const folds = open.inputs['checks'] === undefined ? [] : ['group', 'endgroup'];
  const unwanted = run.commands.filter(({ name }) => !['add-mask', 'error', 'warning', ...folds].includes(name));
  const firstOther = run.commands.findIndex(({ name }) => name !== 'add-mask');
  const isLateMask = run.commands.some(
    ({ name }, index) => name === 'add-mask' && firstOther >= 0 && index > firstOther,
  );
  return [
    ...unwanted.map(({ name, data }) => `a command that nobody meant: ${name} ${data}`),
    ...(isLateMask ? ['a mask comes too late'] : []),
    ...(run.way === 'action' && run.report && !expect.class.startsWith('E_GH_')
      ? judgeAnnotations(run, run.report, open)
      : []),
    ...(run.way === 'probe' && run.commands.length > 0 ? ['the log holds a command'] : []),
  ];
}

/** The annotations that were printed are those of the report, and no others but that a password is a word of ours. */
function judgeAnnotations({ annotations }: Run, report: Report, { inputs }: OpenCase): readonly string[] {
  const show = ({ level, title, message }: Annotation): string => JSON.stringify([level, title, message]);
  // A step that passes shows no error.
  const isDry = inputs['dry-run'] === 'true';
  const own = renderAnnotations(report).map((each) => (isDry ? { ...each, level: 'warning' as const } : each));
  const meant = new Set(own.map(show));
  const isOwnWord = OWN_WORDS.test(inputs['password'] ?? '');
  return annotations
    .filter(({ message }) => !(isOwnWord && message.endsWith('Code: E_GH_OUTPUT_MASKED')))
    .map(show)
    .filter((each) => !meant.has(each))
    .map((each) => `an annotation that nobody meant: ${each}`);
}
