/** The outputs about earlier runs, and about incidents. All are empty without a history. */
import type { Report } from '../../model/report.ts';
import type { Story } from '../../model/story.ts';
import { safeText } from '../../text/untrusted.ts';
import type { IncidentOutcome } from '../common/incident-outcome.ts';
import { jsonText } from '../common/json-text.ts';

/** At most this many changes or regressions in an output. */
const MAX_ENTRIES = 200;

/** A row of the table of outputs: its name, one sentence, and its value. */
export type MemoryRow = readonly [name: string, help: string, value: (report: Report) => string];

/** Outputs that are known when the checks are done. */
export const PAST_ROWS: readonly MemoryRow[] = [
  [
    'state',
    'Worst state of all checks over their runs, with a history: `down`, `lost`, `recovering`, `failing`, `up` or `new`.',
    ({ past }) => past?.state ?? '',
  ],
  [
    'state-changed',
    '`true` when a check went down, or is up again after it was told to be down.',
    ({ past }) => word(past?.stateChanged),
  ],
  ['previous-status', 'Status of the run before this one.', ({ past }) => past?.previousStatus ?? ''],
  [
    'alert',
    '`true` when a person should be told something now: for steps that send chat or mail.',
    ({ past }) => word(past?.alert),
  ],
  ['recovery-wanted', '`true` when a recovery action is due now.', ({ past }) => word(past?.recoveryWanted)],
  ['regressions', 'JSON array: what is slower than its own past.', (report) => entries(report, ofRegressions)],
  ['changes', 'JSON array: what differs from the last good runs.', (report) => entries(report, ofChanges)],
  ['history', '`warm`, `cold` when there was none yet, or `unreadable`.', ({ past }) => past?.history ?? ''],
];

/** Outputs that are known when issues have been seen to. */
export const INCIDENT_HELP: Readonly<Record<string, string>> = {
  'incident-number': 'Number of the issue of the worst check that has one.',
  'incident-url': 'Address of that issue.',
  'incidents-opened': 'How many issues were opened or reopened.',
  'incidents-closed': 'How many issues were closed.',
};

/** Returns the values of the outputs about incidents. */
export function incidentOutputs(outcome: IncidentOutcome | undefined): ReadonlyMap<string, string> {
  return new Map([
    ['incident-number', outcome?.number === undefined ? '' : String(outcome.number)],
    ['incident-url', safeText(outcome?.url ?? '')],
    ['incidents-opened', outcome === undefined ? '' : String(outcome.opened)],
    ['incidents-closed', outcome === undefined ? '' : String(outcome.closed)],
  ]);
}

function word(flag: boolean | undefined): string {
  return flag === undefined ? '' : String(flag);
}

function entries({ past, checks }: Report, of: (story: Story) => readonly object[]): string {
  if (!past) return '';
  const all = checks.flatMap(({ name, story }) => (story ? of(story).map((each) => ({ check: name, ...each })) : []));
  return jsonText(all.slice(0, MAX_ENTRIES));
}

function ofRegressions({ regressions }: Story): readonly object[] {
  return regressions;
}

function ofChanges({ changes }: Story): readonly object[] {
  return changes;
}
