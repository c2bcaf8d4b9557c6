/** Whether the real mail servers can be run on this machine, and if not, what is in the way. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getuid } from 'node:process';
import type { Found } from '../servers/describe-if-found.ts';

/** What is asked of the machine. */
export interface Machine {
  exists(path: string): boolean;
  isRoot(): boolean;
  /** As `dovecot --version` prints it. */
  dovecotVersion(): string;
}

/** Where Debian and Ubuntu put the programs that we start. The sbin folders are not in everybody's PATH. */
export const PROGRAMS = {
  postsuper: '/usr/sbin/postsuper',
  postfixMaster: '/usr/lib/postfix/sbin/master',
  dovecot: '/usr/sbin/dovecot',
  doveadm: '/usr/bin/doveadm',
} as const;

/** Packages, and a file that shows that each is there. */
const PACKAGES = [
  ['postfix', PROGRAMS.postfixMaster],
  ['dovecot-core', PROGRAMS.dovecot],
  ['dovecot-imapd', '/usr/lib/dovecot/imap'],
  ['dovecot-lmtpd', '/usr/lib/dovecot/lmtp'],
  ['dovecot-sieve', '/usr/lib/dovecot/modules/lib90_sieve_plugin.so'],
] as const;

/** Looks for the packages, for a Dovecot whose configuration we can write, and for root's rights. */
export function findMailServers(machine: Machine = thisMachine): Found {
  const missing: string[] = PACKAGES.filter(([, file]) => !machine.exists(file)).map(([name]) => name);
  // Asked only when all is there: without its libraries Dovecot cannot even say its version.
  if (missing.length === 0) {
    const version = machine.dovecotVersion();
    if (!version.startsWith('2.3.')) missing.push(`Dovecot 2.3 (this one is ${version.split(' ')[0]})`);
  }
  if (!machine.isRoot()) missing.push('root (Postfix and Dovecot change to accounts of their own)');
  return missing.length === 0 ? { installed: true } : { installed: false, missing };
}

const thisMachine: Machine = {
  exists: existsSync,
  isRoot: () => getuid?.() === 0,
  dovecotVersion: () => execFileSync(PROGRAMS.dovecot, ['--version'], { encoding: 'utf8' }).trim(),
};
