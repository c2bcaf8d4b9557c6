/** The programs that a row is compared with, and the Debian packages that bring them and what they need. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { NAME_SERVER_PROGRAMS } from '../test/support/name-servers/find-name-servers.ts';

const PLUGINS = '/usr/lib/nagios/plugins';
const PERL = '/usr/share/perl5';

interface Program {
  /** A path, or a name where PATH leads to it. */
  readonly program: string;
  readonly package: string;
  /** Files without which it does not work, and the packages that bring them: those that Debian only recommends. */
  readonly parts?: Readonly<Record<string, string>>;
}

export const PROGRAMS = {
  curl: { program: 'curl', package: 'curl' },
  swaks: { program: 'swaks', package: 'swaks' },
  check_smtp: { program: join(PLUGINS, 'check_smtp'), package: 'monitoring-plugins-basic' },
  check_imap: { program: join(PLUGINS, 'check_imap'), package: 'monitoring-plugins-basic' },
  check_email_delivery: {
    program: join(PLUGINS, 'check_email_delivery'),
    package: 'monitoring-plugins-contrib',
    parts: {
      [join(PERL, 'Net/SMTP/TLS.pm')]: 'libnet-smtp-tls-perl',
      [join(PERL, 'Mail/IMAPClient.pm')]: 'libmail-imapclient-perl',
      [join(PERL, 'IO/Socket/SSL.pm')]: 'libio-socket-ssl-perl',
    },
  },
  python3: { program: 'python3', package: 'python3-venv' },
  nsd: { program: NAME_SERVER_PROGRAMS.nsd, package: 'nsd' },
  unbound: { program: NAME_SERVER_PROGRAMS.unbound, package: 'unbound' },
  ldns: { program: NAME_SERVER_PROGRAMS.signzone, package: 'ldnsutils' },
  time: { program: '/usr/bin/time', package: 'time' },
} as const satisfies Readonly<Record<string, Program>>;

/** The name of a program that a row may need. */
export type ProgramName = keyof typeof PROGRAMS;

/** The packages that this machine lacks for a program; none when it can run. */
export function missingPackages(name: ProgramName): readonly string[] {
  const { program, package: own, parts = {} }: Program = PROGRAMS[name];
  const lacking = Object.entries(parts).filter(([path]) => !existsSync(path));
  return [...(isFound(program) ? [] : [own]), ...lacking.map(([, other]) => other)];
}

/** Whether a program can run on this machine. */
export function isInstalled(name: ProgramName): boolean {
  return missingPackages(name).length === 0;
}

function isFound(program: string): boolean {
  if (program.startsWith('/')) return existsSync(program);
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
