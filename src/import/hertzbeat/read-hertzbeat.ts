/**
 * Converts monitors of Apache HertzBeat to checks. Based on define/app-smtp.yml, app-netease_mailbox.yml,
 * app-qq_mailbox.yml and app-pop3.yml, SmtpCollectImpl and ImapCollectImpl, 2024 to 2026.
 */
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import type { Draft } from '../draft/draft.ts';
import { lineList } from '../draft/line-list.ts';
import type { ImportNote } from '../draft/note.ts';
import { NotImportable, type Reading } from '../draft/reading.ts';
import { readImapMonitor } from './mailbox-monitor.ts';
import { type Monitor, monitorOf, takeMonitor } from './monitor.ts';
import { NotAnExport, readRecords } from './records.ts';
import { readSmtpMonitor } from './smtp-monitor.ts';
import type { HertzBeatRecord } from './tree.ts';

/** At most this many kinds of other monitors are named. */
const MAX_KINDS = 20;

/** Reads a whole export. */
export function readHertzBeat(text: string): Reading {
  let records: readonly HertzBeatRecord[];
  try {
    records = readRecords(text);
  } catch (error) {
    if (!(error instanceof NotAnExport)) throw error;
    return { drafts: [], notes: [{ kind: 'skipped', text: error.message }] };
  }
  const monitors = records.filter(({ problem }) => problem === undefined).map(monitorOf);
  const results = monitors.flatMap((monitor) => readMonitor(monitor) ?? []);
  const drafts = results.filter((result) => 'mode' in result);
  const skipped = results.filter((result) => 'text' in result);
  const others = monitors.filter((monitor) => readerOf(monitor) === undefined);
  return {
    drafts,
    notes: [...records.flatMap(brokenNote), ...skipped, ...otherMonitors(others), ...scheduleNotes(drafts)],
    secrets: monitors.flatMap(({ secrets }) => secrets),
  };
}

function brokenNote({ line, problem }: HertzBeatRecord): ImportNote[] {
  return problem === undefined ? [] : [{ kind: 'skipped', line, text: `The monitor ${problem}.` }];
}

function readMonitor(monitor: Monitor): Draft | ImportNote | undefined {
  const read = readerOf(monitor);
  try {
    const draft = read?.(monitor);
    if (draft) takeMonitor(draft, monitor);
    return draft;
  } catch (error) {
    if (!(error instanceof NotImportable)) throw error;
    return { kind: 'skipped', line: monitor.line, check: monitor.name, text: `The monitor ${error.message}.` };
  }
}

/** Returns the reader for the two mailbox templates and all others with their fields: users may write templates. */
function readerOf({ app, params }: Monitor): ((monitor: Monitor) => Draft) | undefined {
  if (app === 'smtp') return readSmtpMonitor;
  return params.has('email') && params.has('authorize') ? readImapMonitor : undefined;
}

function otherMonitors(others: readonly Monitor[]): ImportNote[] {
  const kinds = new Map<string, number[]>();
  for (const { app, line } of others) {
    const lines = kinds.get(app) ?? [];
    lines.push(line);
    kinds.set(app, lines);
  }
  const notes = [...kinds].slice(0, MAX_KINDS).map(([app, lines]): ImportNote => {
    const kind = safeText(app, 40) || '(none)';
    const monitors = `${counted(lines.length, 'monitor')} of the kind ${kind} (${lineList(lines)})`;
    return { kind: 'skipped', text: `${monitors} cannot be imported: only SMTP and IMAP are.` };
  });
  if (kinds.size > MAX_KINDS) notes.push({ kind: 'skipped', text: 'Monitors of further kinds cannot be imported.' });
  return notes;
}

function scheduleNotes(drafts: readonly Draft[]): ImportNote[] {
  if (drafts.length === 0) return [];
  return [
    {
      kind: 'lost',
      text: 'Intervals and cron expressions are not carried over: the schedule of the workflow says when checks run.',
    },
    { kind: 'lost', text: 'Alert rules are not part of an export. Write them as warning, critical and thresholds.' },
  ];
}
