/** Looks at mailboxes over IMAP without opening them: how many messages each holds, and how full the quota is. */
import { openImap } from '../mail/imap/open.ts';
import { describeEndpoint } from '../model/endpoint.ts';
import type { Probe } from './probe.ts';
import { resolveAccount, timed } from './shared/account.ts';
import { COMMON_METRICS, sessionMetrics } from './shared/metrics.ts';
import { LOGIN_SETTINGS, SERVER_SETTINGS } from './shared/setting-groups.ts';

export const imapMailbox: Probe = {
  name: 'imap-mailbox',
  summary: 'Count the messages of each mailbox, the unseen ones too, and say how full the quota is.',
  success: 'Mailboxes read',
  metrics: [
    { name: 'mailbox_unseen', unit: 'count', help: 'Messages that are not seen', label: 'mailbox' },
    { name: 'mailbox_messages', unit: 'count', help: 'Messages in the mailbox', label: 'mailbox' },
    { name: 'mailbox_recent', unit: 'count', help: 'Messages that no session was notified of yet', label: 'mailbox' },
    {
      name: 'mailbox_size_bytes',
      unit: 'bytes',
      help: 'Size of all messages, if the server reports it',
      label: 'mailbox',
    },
    { name: 'mailbox_uidnext', unit: 'count', help: 'UID of the next message; it grows by arrivals', label: 'mailbox' },
    {
      name: 'quota_used_ratio',
      unit: 'ratio',
      help: 'Used part of the quota',
      label: 'resource',
      alarms: [
        {
          code: 'E_QUOTA',
          side: 'above',
          remedy: 'Delete messages or raise the quota: a mailbox that is full refuses mail.',
        },
      ],
      missing: {
        code: 'E_UNSUPPORTED',
        remedy: 'The server has no QUOTA, or no such limit for this user: remove the threshold.',
      },
    },
    ...sessionMetrics('imap'),
    ...COMMON_METRICS,
  ],
  settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS, 'mailboxes'],
  plan(settings, issues) {
    const account = resolveAccount(settings, 'imap', false, issues);
    if (!account) return undefined;
    const { mailboxes } = settings;
    return {
      target: describeEndpoint(account.endpoint),
      servers: [account],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'imap', async () => {
          const load = () => import('./imap-mailbox/measure-mailboxes.ts');
          const session = await openImap(account.endpoint, context, true, load);
          await session.login(account.credentials);
          const { measureMailboxes, measureQuota } = await load();
          await context.phase('imap_status', () => measureMailboxes(session, mailboxes, context));
          await measureQuota(session, context);
          session.logout();
        }),
    };
  },
};
