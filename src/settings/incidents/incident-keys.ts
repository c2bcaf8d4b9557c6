/** THE table of the block `incidents`: what its keys are, mean, and are when absent. */
import type { Grouping, RecoveryRules } from '../../model/memory/rules.ts';
import { STATUSES } from '../../model/status.ts';
import { choice, flag, integer, words } from '../kinds/basic.ts';
import { BadValue, type Kind } from '../kinds/kind.ts';
import { longDuration } from '../kinds/long-duration.ts';
import {
  alertRepeat,
  entries,
  githubLogin,
  intervals,
  issueLabel,
  maintenance,
  orWord,
  roleName,
  wordLike,
} from './incident-kinds.ts';

/** One key of the block. */
export interface IncidentKey<T = unknown> {
  readonly kind: Kind<T>;
  readonly help: string;
  /** The text used for an absent key. */
  readonly default?: string;
  /** Whether a check of a file may have its own. */
  readonly isPerCheck: boolean;
}

function ofCheck<T>(kind: Kind<T>, preset: string, help: string) {
  return { kind, default: preset, help, isPerCheck: true } as const;
}

function ofRun<T>(kind: Kind<T>, help: string): { kind: Kind<T>; help: string; isPerCheck: false };
function ofRun<T>(
  kind: Kind<T>,
  help: string,
  preset: string,
): { kind: Kind<T>; help: string; isPerCheck: false; default: string };
function ofRun<T>(kind: Kind<T>, help: string, preset?: string) {
  return { kind, help, isPerCheck: false, ...(preset === undefined ? {} : { default: preset }) } as const;
}

const grouping: Kind<Grouping> = choice('check', 'group', 'all');

const recoveryAfter: Kind<RecoveryRules['after']> = {
  type: 'string',
  parse: (text) => {
    const [, digits] = /^([1-9]\d?) alerts?$/.exec(text.trim()) ?? [];
    if (text.trim() !== 'down' && digits === undefined)
      throw new BadValue('is not known', 'Write down, or a number of alerts such as 2 alerts.');
    return digits === undefined ? 'down' : Number(digits);
  },
};

export const INCIDENT_KEYS = {
  'failures-before-alert': ofCheck(integer(1, 100), '3', 'Bad runs in a row before the first alert.'),
  'fault-tolerance': ofCheck(longDuration(), '0m', 'How long a check must have been bad before the first alert, too.'),
  'alert-repeat': ofCheck(
    alertRepeat,
    '4h',
    'Time between alerts of one outage; or failures: an alert after as many further bad runs as before the first.',
  ),
  'max-alerts': ofCheck(
    orWord('unlimited', integer(1, 1000)),
    '3',
    'Alerts of one outage. After them the check is lost: silent, but its recovery is told.',
  ),
  'recoveries-before-close': ofCheck(integer(1, 100), '2', 'Good runs in a row before an outage is over.'),
  'reopen-within': ofCheck(longDuration(), '1h', 'An outage that soon after the last one goes on in its issue.'),
  on: ofCheck(
    words(...STATUSES),
    'critical',
    'Statuses that count as bad. unknown counts neither way, unless it is here.',
  ),
  'stale-after': ofCheck(longDuration({ minMs: 60_000 }), '24h', 'After a gap of this length counts begin anew.'),
  issues: ofRun(flag, 'false manages no issue: the rules hold for states and outputs alone.', 'true'),
  notify: ofRun(entries(roleName), 'Roles that are told about checks without roles of their own.'),
  grouping: ofRun(grouping, 'One issue per check, per group, or for all checks.', 'check'),
  'max-new': ofRun(integer(1, 100), 'More new incidents than this in one run become one issue.', '5'),
  labels: ofRun(entries(issueLabel), 'Labels of the issues, beside mail-probe.'),
  assignees: ofRun(entries(githubLogin, 10), 'Users to whom issues are assigned.'),
  author: ofRun(
    { type: 'string', parse: githubLogin },
    'Login that writes the issues, where github-token is not of this workflow.',
    'github-actions[bot]',
  ),
  maintenance: ofRun(
    maintenance,
    'true, or windows such as 2026-12-01T02:00Z/2h: results are recorded, nothing is counted or told.',
    'false',
  ),
  intervals: ofRun(
    intervals,
    'How often checks run, by state, such as up=15m down=5m lost=1h; a check that is not due is left out.',
  ),
  'recovery-workflow': ofRun(
    wordLike(/^[\w.-]{1,100}\.ya?ml$/, 'is not the file name of a workflow', 'Write its name alone: restart-imap.yml.'),
    'Workflow of the same repository that is started when a check is down.',
  ),
  'recovery-ref': ofRun(
    wordLike(/^[\w./-]{1,200}$/, 'is not a branch or a tag', 'Write its name, such as main.'),
    'Branch or tag of that workflow; the default branch when absent.',
  ),
  'recovery-event': ofRun(
    wordLike(/^[\w.-]{1,100}$/, 'is not an event type', 'Write one word of at most 100 characters.'),
    'Event type of a repository_dispatch, instead of a workflow.',
  ),
  'recovery-after': ofRun(recoveryAfter, 'When: down, or a number of alerts such as 2 alerts.', 'down'),
  'recovery-max': ofRun(integer(1, 20), 'Tries in one incident.', '1'),
  'recovery-wait': ofRun(longDuration({ minMs: 60_000 }), 'Time between tries.', '15m'),
} as const satisfies Record<string, IncidentKey>;

/** A key of the block that holds one value. */
export type IncidentKeyName = keyof typeof INCIDENT_KEYS;

/** Keys of the block that hold maps. */
export const MAP_KEYS = ['recovery-inputs', 'roles'] as const;
