/** Connects over IMAP without credentials: greeting, TLS as configured and capabilities, then LOGOUT. */
import { openImap } from '../mail/imap/open.ts';
import { describeEndpoint } from '../model/endpoint.ts';
import { resolveServer } from '../settings/servers/resolve-server.ts';
import type { Probe } from './probe.ts';
import { timed } from './shared/account.ts';
import { COMMON_METRICS, connectMetrics } from './shared/metrics.ts';
import { SERVER_SETTINGS } from './shared/setting-groups.ts';

export const imapConnect: Probe = {
  name: 'imap-connect',
  summary: 'Connect over IMAP: greeting, TLS and capabilities. No credentials are needed.',
  success: 'Connected over IMAP',
  metrics: [...connectMetrics('imap'), ...COMMON_METRICS],
  settings: [...SERVER_SETTINGS],
  plan(settings, issues) {
    const server = resolveServer(settings, 'imap', false, issues);
    if (!server) return undefined;
    const { endpoint } = server;
    return {
      target: describeEndpoint(endpoint),
      servers: [server],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'imap', async () => {
          const session = await openImap(endpoint, context, false);
          session.logout();
        }),
    };
  },
};
