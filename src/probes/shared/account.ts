import type { Credentials } from '../../model/credentials.ts';
import type { PlannedServer } from '../../model/endpoint.ts';
import type { Issue } from '../../model/issue.ts';
import type { Protocol } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { checkProtection } from '../../settings/servers/check-protection.ts';
import { resolveCredentials } from '../../settings/servers/resolve-credentials.ts';
import { resolveServer } from '../../settings/servers/resolve-server.ts';
import type { Settings } from '../../settings/settings.ts';

/** A server, and the credentials to log in with. */
export interface Account extends PlannedServer {
  readonly credentials: Credentials;
}

/** Resolves server and credentials of a protocol, or reports what is missing. */
export function resolveAccount(
  settings: Settings,
  protocol: Protocol,
  isShared: boolean,
  issues: Issue[],
): Account | undefined {
  const server = resolveServer(settings, protocol, isShared, issues);
  const credentials = resolveCredentials(settings, protocol, issues, isShared);
  if (server) checkProtection(server, settings, issues);
  return server && credentials && { ...server, credentials };
}

/** Whether two accounts are one: the same user with the same secret, on the same host. */
export function isSameLogin(one: Account, other: Account): boolean {
  const identity = ({ endpoint, credentials: { username, password, token } }: Account): string =>
    JSON.stringify([endpoint.host.toLowerCase(), username, (password ?? token)?.reveal()]);
  return identity(one) === identity(other);
}

/** Runs a session and measures it from beginning to end. */
export async function timed(context: ProbeContext, protocol: Protocol, session: () => Promise<void>): Promise<void> {
  const { clock } = context.world;
  const start = clock.now();
  await session();
  context.measure(`${protocol}_total_seconds`, (clock.now() - start) / 1000);
}
