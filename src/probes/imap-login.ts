/** Logs in over IMAP and logs out. The login really happens: a session that claims to be logged in is a failure. */
import { openImap } from '../mail/imap/open.ts';
import { describeEndpoint } from '../model/endpoint.ts';
import type { Probe } from './probe.ts';
import { resolveAccount, timed } from './shared/account.ts';
import { COMMON_METRICS, sessionMetrics } from './shared/metrics.ts';
import { LOGIN_SETTINGS, SERVER_SETTINGS } from './shared/setting-groups.ts';

export const imapLogin: Probe = {
  name: 'imap-login',
  summary: 'Connect over IMAP, log in, and log out.',
  success: 'Logged in over IMAP',
  metrics: [...sessionMetrics('imap'), ...COMMON_METRICS],
  settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS],
  plan(settings, issues) {
    const account = resolveAccount(settings, 'imap', false, issues);
    if (!account) return undefined;
    const { endpoint, credentials } = account;
    return {
      target: describeEndpoint(endpoint),
      servers: [account],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'imap', async () => {
          const session = await openImap(endpoint, context, true);
          await session.login(credentials, { isProven: true });
          session.logout();
        }),
    };
  },
};
