/**
 * Counts the messages that match in a mailbox, opened read-only, and measures the ages of the oldest and the newest.
 * With `delete-found`, exactly the messages that match are deleted afterwards.
 */
import { openImap } from '../mail/imap/open.ts';
import { describeEndpoint } from '../model/endpoint.ts';
import type { Issue } from '../model/issue.ts';
import type { Alarm } from '../model/metric.ts';
import type { Settings } from '../settings/settings.ts';
import type { Probe } from './probe.ts';
import { resolveAccount, timed } from './shared/account.ts';
import { alwaysHolds } from './shared/always-holds.ts';
import { COMMON_METRICS, sessionMetrics, stepSeconds } from './shared/metrics.ts';
import { LOGIN_SETTINGS, SERVER_SETTINGS } from './shared/setting-groups.ts';

const NO_MATCH: Alarm = {
  code: 'E_SEARCH_NO_MATCH',
  side: 'below',
  upTo: 0,
  remedy: 'Look at whether the message was sent, at where it was filed, and at search.',
};

/** Applies only to the newest match: the oldest may be old while new ones arrive. */
const STALE: Alarm = {
  code: 'E_STALE',
  side: 'above',
  remedy: 'Look at the sender of these messages, and at whether a filter files them elsewhere.',
};

export const imapSearch: Probe = {
  name: 'imap-search',
  summary: 'Count the messages that match `search` in `mailbox`, opened read-only.',
  success: 'Mailbox searched',
  metrics: [
    {
      name: 'messages_found',
      unit: 'count',
      help: 'Messages that match',
      alarms: [NO_MATCH],
      missing: {
        code: 'E_SEARCH_NO_RESULT_LINE',
        remedy:
          'RFC 9051 section 6.4.4 demands a result, even an empty one. Look at the dialogue with transcript: true.',
      },
    },
    {
      name: 'newest_message_age_seconds',
      unit: 'seconds',
      help: 'Age of the newest match, by its arrival',
      alarms: [STALE],
    },
    { name: 'oldest_message_age_seconds', unit: 'seconds', help: 'Age of the oldest match, by its arrival' },
    stepSeconds('imap', 'select', 'opening the mailbox'),
    stepSeconds('imap', 'search', 'search and dates'),
    ...sessionMetrics('imap'),
    ...COMMON_METRICS,
  ],
  settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS, 'mailbox', 'search', 'deleteFound'],
  plan(settings, issues) {
    const account = resolveAccount(settings, 'imap', false, issues);
    checkDeletion(settings, issues);
    if (!account) return undefined;
    const { mailbox, search: criteria, deleteFound: deletesFound } = settings;
    return {
      target: describeEndpoint(account.endpoint),
      servers: [account],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'imap', async () => {
          const load = () => import('./imap-search/search-mailbox.ts');
          const session = await openImap(account.endpoint, context, true, load);
          await session.login(account.credentials);
          const { searchMailbox } = await load();
          await searchMailbox(session, { mailbox, criteria, deletesFound }, context);
          session.logout();
        }),
    };
  },
};

/** Refuses a deletion that would empty the mailbox, whatever else is wrong. */
function checkDeletion({ deleteFound, search }: Settings, issues: Issue[]): void {
  if (!deleteFound || search.some((criterion) => !alwaysHolds(criterion))) return;
  issues.push({
    code: 'E_CONFIG_CONFLICT',
    input: 'delete-found',
    value: 'true',
    problem: 'would delete every message of the mailbox, because search matches all',
    remedy: 'Write in search which messages to delete, for example subject: nightly report.',
  });
}
