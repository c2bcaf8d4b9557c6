/** Whether the real name servers can be run on this machine, and if not, what is missing. */
import { existsSync } from 'node:fs';
import type { Found } from '../servers/describe-if-found.ts';
import { describeIfFound } from '../servers/describe-if-found.ts';

/** Where Debian and Ubuntu put the programs that we start. */
export const NAME_SERVER_PROGRAMS = {
  nsd: '/usr/sbin/nsd',
  unbound: '/usr/sbin/unbound',
  keygen: '/usr/bin/ldns-keygen',
  signzone: '/usr/bin/ldns-signzone',
} as const;

/** Packages, and a file that shows that each is there. */
const PACKAGES = [
  ['nsd', NAME_SERVER_PROGRAMS.nsd],
  ['unbound', NAME_SERVER_PROGRAMS.unbound],
  ['ldnsutils', NAME_SERVER_PROGRAMS.signzone],
] as const;

/** Looks for the packages. */
export function findNameServers(exists: (path: string) => boolean = existsSync): Found {
  const missing = PACKAGES.filter(([, file]) => !exists(file)).map(([name]) => name);
  return missing.length === 0 ? { installed: true } : { installed: false, missing };
}

/** `describe` for tests against NSD and unbound. Says so when they cannot run. */
export function describeWithNameServers(name: string, body: () => void): void {
  describeIfFound(findNameServers(), name, body);
}
