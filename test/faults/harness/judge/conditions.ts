/**
 * The further conditions of the catalogue, by their words. What is true of every run has no function; what a harness or
 * a scenario checks by itself stands in `CHECKED_THERE`.
 */
import { OUTPUTS } from '../../../../src/report/workflow/outputs.ts';
import type { Evidence, OpenCase, Run } from '../catalogue/case.ts';

/** Gives what is wrong, or nothing. */
type Condition = (open: OpenCase, run: Run) => string | undefined;

const CONDITIONS: Readonly<Record<string, Condition>> = {
  'both addresses listed with their result': ({ bend }, { report }) => {
    const message = report?.checks[0]?.findings[0]?.message ?? '';
    const missing = [...(bend?.silent ?? []), ...(bend?.aliases ?? [])].filter((address) => !message.includes(address));
    return missing.length === 0 ? undefined : `${missing.join(', ')} is missing in: ${message}`;
  },
  'no retry': ({ evidence }) => none(logins(evidence).slice(1)),
  'status never ok': (_open, { status }) => none(status === 'ok' ? [status] : []),
  'no AUTH line on the wire in clear text': noLoginInClear,
  'no AUTH in clear text': noLoginInClear,
  'no AUTHENTICATE on the wire': ({ evidence }) => none(logins(evidence)),
  'only CAPABILITY on the wire': ({ evidence }) => none(verbs(evidence).filter((verb) => verb !== 'CAPABILITY')),
  'COMPRESS never sent (disableCompression)': ({ evidence }) => none(only(evidence, 'COMPRESS')),
  'no EXPUNGE, no CLOSE on the wire': ({ evidence }) => none(only(evidence, 'EXPUNGE', 'CLOSE')),
  'SNI sent equals host input': ({ evidence, inputs }) =>
    none(evidence.servernames.filter((name) => name !== inputs['host'])),
  'SNI has no trailing dot': ({ evidence }) =>
    none(evidence.servernames.filter((name) => name?.endsWith('.') !== false)),
  'address is pinned after the first lookup': (_open, { dialled }) => none([...new Set(dialled)].slice(1)),
  'at most max-addresses (default 8) are tried': (_open, { dialled }) => none([...new Set(dialled)].slice(8)),
  'no connection to evil.test': (_open, { dialled }) => none(dialled.filter((address) => address !== '127.0.0.1')),
  'no connection opened': ({ evidence }, { dialled }) => none([...dialled, ...evidence.smtp, ...evidence.imap]),
  'credentials sent only with allow-insecure-auth': ({ inputs, evidence }) =>
    none(inputs['allow-insecure-auth'] === 'true' ? [] : logins(evidence)),
  'one connection to a server at a time': ({ evidence }) =>
    none(evidence.connections > 1 ? [evidence.connections] : []),
  'dot stuffing round-trips': ({ evidence }) =>
    need(
      evidence.sent.find((raw) => raw.includes('\r\n.\r\nQUIT\r\n.')),
      'the text',
    ),
  'not masked via add-mask (would mask every a); never printed either': ({ inputs }, { commands }) =>
    none(commands.filter(({ data }) => data === inputs['password'])),
  'rendered summary has no img, link or mention from server text': (_open, { sinks }) =>
    none(
      outsideOfCode(sinks['summary'] ?? sinks['GITHUB_STEP_SUMMARY'] ?? '').match(/<img|!?\[[^\]]*\]\(|@org|#1\b/g) ??
        [],
    ),
  'message id kept for the search': (_open, { report }) => need(report?.checks[0]?.facts.messageId, 'a Message-ID'),
  'no blind resend': ({ evidence }) => none(evidence.smtp.filter(({ line }) => line === 'DATA').slice(1)),
  'message 1 still there': ({ evidence }) => need(foreign(evidence)[0], 'the message of somebody else'),
  'both removed': ({ evidence }) => none(evidence.left),
  'no cross match, no cross delete': ({ evidence }) => none(evidence.left),
  'only the message with our Message-ID and HMAC is deleted': onlyForeignLeft,
  'probe sets Auto-Submitted and does not match replies': (open) => {
    const marked = open.evidence.sent.filter((raw) => /^Auto-Submitted: auto-generated\r$/m.test(raw));
    return need(marked[0], 'Auto-Submitted') ?? onlyForeignLeft(open);
  },
  'found by X-header / subject token': arrived,
  'falls back to scanning the newest N envelopes': arrived,
  'output is valid UTF-8': (_open, { sinks }) => none(Object.values(sinks).filter((text) => text.includes('\uFFFD'))),
  'sent as literal or quoted safely': ({ evidence }) =>
    none(
      evidence.imap.filter(
        ({ line }, index) => !/^[\x20-\x7e]*$/.test(line) && !/\{\d+\}$/.test(evidence.imap[index - 1]?.line ?? ''),
      ),
    ),
  'exactly the declared outputs appear': (_open, { way, outputs }) =>
    none(
      way === 'action' && [...outputs.keys()].join() !== OUTPUTS.map(({ name }) => name).join()
        ? [...outputs.keys()]
        : [],
    ),
  'action does not use the stdout fallback': (_open, { commands }) =>
    none(commands.filter(({ name }) => name !== 'add-mask')),
  'probe verdict still printed, exit code not 0': (_open, { sinks, exitCode }) =>
    need(
      exitCode === 1 && sinks['stdout']?.includes('Mail Probe: OK') ? 'yes' : undefined,
      'the verdict, and exit code 1',
    ),
  'warning annotation, verdict unchanged': (_open, { annotations }) =>
    none(annotations.length === 1 && annotations[0]?.level === 'warning' ? [] : [annotations.length]),
  'message body not logged': (_open, { sinks }) =>
    none(Object.values(sinks).filter((text) => text.includes('This message checks'))),
  'result object still written': (_open, { report }) => need(report?.code, 'a report'),
  'durations come from a monotonic clock': (_open, { report }) =>
    none(durations(report).filter((seconds) => seconds < 0 || seconds > 60)),
};

/** What is held for every run. */
const ALWAYS = new Set([
  'process does not crash',
  'one result is written',
  'node process exits by itself',
  'password not in any output',
  'neither password nor any base64 form in stdout, summary, outputs, JSON report',
  'no secret in any encoding in the debug log',
  'own redactor removes it even outside GitHub',
  'no line of stdout begins with :: from server text',
  'does not wait an hour',
  'second signal exits at once',
  'verdict unchanged',
  'exit code 1',
  'no credentials in the stack',
  'log stays < 200 KB',
  'retry waits inside the total deadline',
  'summary file < 900 KiB, says it was cut',
]);

/** What a harness or a scenario holds by itself. */
const CHECKED_THERE = new Set([
  // A job that is cancelled: the time is measured from the signal.
  'clean-up tried, whole exit < 5 s (runner allows 7.5 s)',
  '<= 10 errors and <= 10 warnings emitted, most severe first, each < 4096 chars',
  'every ImapFlow is built with an own logger; pino never writes to stdout',
  'RSS growth < 64 MB per fault',
  'no fault exceeds its bound',
  'event-loop lag < 250 ms',
]);

/** What is not true of the conditions of a fault; those that nobody knows are given apart. */
export function judgeConditions(
  conditions: readonly string[],
  open: OpenCase,
  run: Run,
): { readonly broken: readonly string[]; readonly unknown: readonly string[] } {
  const broken: string[] = [];
  const unknown: string[] = [];
  for (const words of conditions) {
    const problem = CONDITIONS[words]?.(open, run);
    if (problem !== undefined) broken.push(`${words}: ${problem}`);
    if (!(words in CONDITIONS) && !ALWAYS.has(words) && !CHECKED_THERE.has(words)) unknown.push(words);
  }
  return { broken, unknown };
}

function none(found: readonly unknown[]): string | undefined {
  return found.length === 0 ? undefined : JSON.stringify(found).slice(0, 300);
}

function need(found: unknown, what: string): string | undefined {
  return found === undefined ? `${what} is missing` : undefined;
}

/** The commands that were heard, without tags. */
function verbs({ smtp, imap }: Evidence): readonly string[] {
  return [...smtp.map(({ line }) => line), ...imap.map(({ line }) => line.replace(/^\S+ /, ''))].map(
    (line) => /^(?:UID )?\S+/i.exec(line.trim())?.[0]?.toUpperCase() ?? '',
  );
}

function only(evidence: Evidence, ...wanted: readonly string[]): readonly string[] {
  return verbs(evidence).filter((verb) => wanted.includes(verb));
}

/** The logins that servers saw, by their verbs. */
export function logins(evidence: Evidence): readonly string[] {
  return only(evidence, 'AUTH', 'AUTHENTICATE', 'LOGIN');
}

function noLoginInClear({ evidence }: OpenCase): string | undefined {
  const inClear = (lines: Evidence['smtp']) => lines.filter(({ isSecure }) => !isSecure);
  return none(logins({ ...evidence, smtp: inClear(evidence.smtp), imap: inClear(evidence.imap) }));
}

function foreign({ left }: Evidence): readonly string[] {
  return left.filter((raw) => !/^From: probe@mail\.test\r$/m.test(raw));
}

/** The message of somebody else is there, and ours is not. */
function onlyForeignLeft({ evidence }: OpenCase): string | undefined {
  const others = foreign(evidence);
  return need(others[0], 'the message of somebody else') ?? none(evidence.left.filter((raw) => !others.includes(raw)));
}

/** Markdown without its code spans (CommonMark 6.1: a run of back-ticks ends at the next one of the same length). */
function outsideOfCode(markdown: string): string {
  return markdown.replace(/^```text\n.*?^```$/gms, '').replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}

function arrived(_open: OpenCase, { report }: Run): string | undefined {
  return need(report?.checks[0]?.facts.arrivedIn, 'the message');
}

function durations(report: Run['report']): readonly number[] {
  return [
    report?.durationSeconds ?? 0,
    ...(report?.checks ?? []).flatMap(({ durationSeconds, phases }) => [
      durationSeconds,
      ...phases.map((phase) => phase.durationSeconds),
    ]),
  ];
}
