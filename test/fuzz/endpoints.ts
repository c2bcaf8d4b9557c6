import type { Endpoint } from '../../src/model/endpoint.ts';
import { resolveServer } from '../../src/settings/servers/resolve-server.ts';
import { createSettings } from '../support/settings/settings.ts';

/** A server of each protocol, as a check without further words would have it. */
export const ENDPOINTS: readonly Endpoint[] = (['smtp', 'imap'] as const).flatMap(
  (protocol) => resolveServer(createSettings({ host: 'mail.test' }), protocol, false, [])?.endpoint ?? [],
);
