/** Programs of others that judge the same as we do. */
import { existsSync } from 'node:fs';
import { describeIfFound } from '../servers/describe-if-found.ts';

/** Where Debian puts them, by the package. */
const PROGRAMS = {
  'bind9-utils': '/usr/bin/named-compilezone',
  'bind9-dnsutils': '/usr/bin/delv',
  'spf-tools-perl': '/usr/bin/spfquery.mail-spf-perl',
  'opendkim-tools': '/usr/sbin/opendkim-testkey',
} as const;

/** Runs named-compilezone of BIND. */
export const COMPILE_ZONE = PROGRAMS['bind9-utils'];
/** Runs delv of BIND. */
export const DELV = PROGRAMS['bind9-dnsutils'];
/** Runs spfquery of Mail::SPF. */
export const SPF_QUERY = PROGRAMS['spf-tools-perl'];
/** Runs opendkim-testkey of OpenDKIM. */
export const TEST_KEY = PROGRAMS['opendkim-tools'];

/** `describe` for tests that ask such a program. Says so when they cannot run. */
export function describeWithOracle(name: keyof typeof PROGRAMS, body: () => void): void {
  const isThere = existsSync(PROGRAMS[name]);
  describeIfFound(isThere ? { installed: true } : { installed: false, missing: [name] }, `judged by ${name}`, body);
}
