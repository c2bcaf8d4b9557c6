/** The programs that a row is compared with, and the Debian packages that bring them. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PLUGINS = '/usr/lib/nagios/plugins';

/** A program by its path, or by its name where PATH leads to it. */
export const PROGRAMS = {
  curl: { program: 'curl', package: 'curl' },
  swaks: { program: 'swaks', package: 'swaks' },
  check_smtp: { program: join(PLUGINS, 'check_smtp'), package: 'monitoring-plugins-basic' },
  check_imap: { program: join(PLUGINS, 'check_imap'), package: 'monitoring-plugins-basic' },
  check_email_delivery: { program: join(PLUGINS, 'check_email_delivery'), package: 'monitoring-plugins-contrib' },
  time: { program: '/usr/bin/time', package: 'time' },
} as const;

/** The name of a program that a row may need. */
export type ProgramName = keyof typeof PROGRAMS;

/** Whether a program is on this machine. */
export function isInstalled(name: ProgramName): boolean {
  const { program } = PROGRAMS[name];
  const folders = program.startsWith('/') ? [''] : (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(folder === '' ? program : join(folder, program)));
}

/** The packages that bring these programs, each once. */
export function packagesOf(names: readonly ProgramName[]): readonly string[] {
  return [...new Set(names.map((name) => PROGRAMS[name].package))].sort();
}
