import type { Endpoint } from '../../src/settings/servers/resolve-endpoint.ts';
import { resolveEndpoint } from '../../src/settings/servers/resolve-endpoint.ts';
import { createSettings } from '../support/settings/settings.ts';

/** A server of each protocol, as a check without further words would have it. */
export const ENDPOINTS: readonly Endpoint[] = (['smtp', 'imap'] as const).flatMap(
  (protocol) => resolveEndpoint(createSettings({ host: 'mail.test' }), protocol, false, []) ?? [],
);
