/** The configurations of Nagios and Icinga in the documents, read by these programs. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allOptions } from '../../src/cli/arguments/options.ts';
import { describeIfFound, type Found } from '../support/servers/describe-if-found.ts';
import { blockOf } from '../support/snippets/blocks.ts';
import { movedBelow } from '../support/snippets/mail-world.ts';

/** Debian's packages, and a program of each. */
const PACKAGES = [
  ['nagios4-core', '/usr/sbin/nagios4'],
  ['icinga2-bin', '/usr/sbin/icinga2'],
] as const;

function find(): Found {
  const missing: string[] = PACKAGES.filter(([, path]) => !existsSync(path)).map(([name]) => name);
  // Both programs, and the file for the password, need other users than one's own.
  if (process.getuid?.() !== 0) missing.push('root');
  return missing.length === 0 ? { installed: true } : { installed: false, missing };
}

/** What the example relies on: a host, a template of a service, and somebody to tell. */
const AROUND_NAGIOS = `
define timeperiod {
  timeperiod_name always
  alias always
  ${['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].map((day) => `${day} 00:00-24:00`).join('\n  ')}
}
define command {
  command_name tell
  command_line /bin/true
}
define contact {
  contact_name admin
  host_notification_period always
  service_notification_period always
  host_notification_options d
  service_notification_options c
  host_notification_commands tell
  service_notification_commands tell
}
define host {
  host_name mail.example.org
  address 192.0.2.10
  check_command tell
  max_check_attempts 3
  check_period always
  notification_period always
  contacts admin
}
define service {
  name generic-service
  max_check_attempts 3
  retry_interval 2
  check_period always
  notification_period always
  contacts admin
  register 0
}
`;

const AROUND_ICINGA = `
include <itl>
object Host "mail" {
  check_command = "dummy"
  address = "192.0.2.10"
  vars.mail_probe = true
}
include "block.conf"
`;

describeIfFound(find(), 'configurations of monitoring systems', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mail-probe-monitoring-'));
    // Both programs become other users before they read.
    chmodSync(folder, 0o777);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function put(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  it('makes a file for the password, which only Nagios can read', () => {
    mkdirSync(join(folder, 'etc/nagios4'), { recursive: true });
    const script = movedBelow(folder, blockOf('docs/other-systems.md, Nagios and Naemon, 1').text);
    const { status, stderr } = spawnSync('sh', ['-e', '-c', script], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { mode, uid } = statSync(join(folder, 'etc/nagios4/mail-probe.password'));
    const nagios = spawnSync('id', ['-u', 'nagios'], { encoding: 'utf8' }).stdout.trim();
    expect({ mode: mode & 0o777, uid: String(uid) }).toEqual({ mode: 0o600, uid: nagios });
    // The folder is that of the package.
    expect(existsSync('/etc/nagios4')).toBe(true);
  });

  it('is read by Nagios without a warning (BEH-A14)', () => {
    const block = blockOf('docs/other-systems.md, Nagios and Naemon, 2').text;
    const files = [put('around.cfg', AROUND_NAGIOS), put('block.cfg', block)];
    const main = [
      ...files.map((path) => `cfg_file=${path}`),
      ...['log_file', 'status_file', 'lock_file', 'temp_file', 'object_cache_file', 'command_file'].map(
        (name) => `${name}=${join(folder, name)}`,
      ),
      `temp_path=${folder}`,
      `check_result_path=${folder}`,
      'illegal_macro_output_chars=`~$&|<>',
    ];
    const path = put('nagios.cfg', `${main.join('\n')}\n`);
    const { status, stdout } = spawnSync('nagios4', ['-v', path], { encoding: 'utf8' });
    expect(stdout).toMatch(/Total Warnings: 0\nTotal Errors: {3}0\n/);
    expect(status).toBe(0);
  });

  it('is read by Icinga (BEH-A13)', () => {
    put('block.conf', blockOf('docs/other-systems.md, Icinga 2, 1').text);
    const path = put('icinga2.conf', AROUND_ICINGA);
    const { status, stdout, stderr } = spawnSync('icinga2', ['daemon', '-C', '-c', path], { encoding: 'utf8' });
    const said = stdout + stderr;
    expect(said).not.toMatch(/\] (?:warning|critical)\//);
    expect(said).toContain('Instantiated 1 Service.');
    expect(said).toMatch(/Instantiated \d+ CheckCommands?\./);
    expect(status, said).toBe(0);
  });
});

it('has an argument of Icinga for each option that a server may need (BEH-A13)', () => {
  const { text } = blockOf('docs/other-systems.md, Icinga 2, 1');
  const given = [...text.matchAll(/"--([\w-]+)" = "\$(\w+)\$"/g)].map(([, option = '', macro = '']) => ({
    option,
    macro,
  }));
  const known = allOptions().map((option) => option.name());
  expect(given.filter(({ option }) => !known.includes(option))).toEqual([]);
  expect(given.filter(({ option, macro }) => macro !== `mail_probe_${option.replaceAll('-', '_')}`)).toEqual([]);
  const names = given.map(({ option }) => option);
  const servers = ['', 'smtp-', 'imap-'].flatMap((prefix) => ['host', 'port', 'tls-mode'].map((name) => prefix + name));
  expect([...servers, 'tls-servername', 'tls-ca'].filter((name) => !names.includes(name))).toEqual([]);
});
