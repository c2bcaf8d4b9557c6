/** What the login modes have in common: the plan for one protocol, and the timing of a whole session. */

import type { Protocol } from '../../model/failure.ts';
import type { Issue } from '../../model/issue.ts';
import { checkProtection } from '../../settings/servers/check-protection.ts';
import { type Credentials, resolveCredentials } from '../../settings/servers/resolve-credentials.ts';
import { type Endpoint, resolveEndpoint } from '../../settings/servers/resolve-endpoint.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ProbeContext } from '../probe.ts';

/** A server to log in to, and as whom. */
export interface Account {
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
}

/** Resolves server and credentials of a protocol, or reports what is missing. */
export function resolveAccount(
  settings: Settings,
  protocol: Protocol,
  isShared: boolean,
  issues: Issue[],
): Account | undefined {
  const endpoint = resolveEndpoint(settings, protocol, isShared, issues);
  const credentials = resolveCredentials(settings, protocol, issues, isShared);
  if (endpoint) checkProtection(endpoint, issues);
  return endpoint && credentials && { endpoint, credentials };
}

/** Runs a session and measures it from beginning to end. */
export async function timed(context: ProbeContext, protocol: Protocol, session: () => Promise<void>): Promise<void> {
  const { clock } = context.world;
  const start = clock.now();
  await session();
  context.measure(`${protocol}_total_seconds`, (clock.now() - start) / 1000);
}
