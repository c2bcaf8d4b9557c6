/** Limits of a server or a provider: the words that they use, whatever the code before them. */
import { ALWAYS, type RefusalRow, SENDING } from './row.ts';

export const LIMIT_ROWS: readonly RefusalRow[] = [
  {
    source: 'Gmail: BEH-B11',
    at: ALWAYS,
    words: /\bbandwidth\b/i,
    side: 'limit',
    // The limit is that of a day.
    mayPass: false,
    what: 'limits how much this user may transfer',
    hint: 'The limit of the provider is for a day: probe less often, and use a mailbox that only the probe reads.',
  },
  {
    source: 'Gmail: BEH-B11',
    at: ALWAYS,
    words:
      /too many (?:failed |invalid |unsuccessful )?(?:login|auth\w*|log-?in) (?:attempts|failures|errors|commands)/i,
    side: 'limit',
    mayPass: true,
    what: 'limits the logins of this user',
    hint: 'The server counts logins, by account or by address. Probe less often, run fewer checks at once for this account, and give the probe an account of its own.',
  },
  {
    source: 'Gmail: BEH-B11',
    at: SENDING,
    words: /\b(?:daily|hourly|per (?:day|hour)|sending) (?:user )?(?:sending |message |mail )?(?:limit|quota)/i,
    side: 'limit',
    mayPass: true,
    what: 'limits how many messages this user may send',
    hint: 'The account has sent as many messages as it may. Send fewer of them, probe less often, or use another account.',
  },
  {
    source: 'Microsoft 365: BEH-B11',
    at: ALWAYS,
    words:
      /too many (?:simultaneous |concurrent |open )?(?:smtp |imap )?(?:connections|sessions|logins)|\bconnections? limit|\bthread limit|maximum number of connections/i,
    side: 'limit',
    mayPass: true,
    what: 'limits the sessions of this user',
    hint: 'Run fewer checks at once for this account, or raise the limit of the server.',
  },
  {
    source: 'Gmail, Yahoo: BEH-B8',
    at: ALWAYS,
    words: /\bthrottl(?:ed|ing)\b|\brate[ -]?limit/i,
    side: 'limit',
    mayPass: true,
    what: 'throttles this user',
    hint: 'Run fewer checks at once for this account, and less often.',
  },
];
