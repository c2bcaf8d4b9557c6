import { describe, expect, it } from 'vitest';
import { imported } from '../../../support/settings/imported.ts';

const COMMANDS = `
# commands.cfg
define command {
    command_name    check_imap
    command_line    $USER1$/check_imap -H $HOSTADDRESS$ $ARG1$
}
define command{
    command_name    imap_login
    command_line    $CENTREONPLUGINS$/centreon_protocol_imap.pl --plugin=apps::protocols::imap::plugin --mode=login --hostname='$HOSTADDRESS$' --username='$_HOSTIMAPUSERNAME$' --password='$_HOSTIMAPPASSWORD$' $_HOSTIMAPEXTRAOPTIONS$ --warning='$_SERVICEWARNING$' --critical='$ARG1$' ; of Centreon
}
define command {
    command_name    check-host-alive
    command_line    $USER1$/check_ping -H $HOSTADDRESS$ -w 3000.0,80% -c 5000.0,100%
}
`;

const HOSTS = `
define host {
    name                generic-mail
    register            0
    _IMAPPASSWORD       s3cret-of-all
    _IMAPEXTRAOPTIONS   --ssl
}
define host {
    use                 generic-mail
    host_name           mail01
    address             192.0.2.5
    hostgroups          mail
    _imapusername       probe@example.org
}
define host {
    use                 generic-mail
    host_name           mail02
    address             mail02.example.org
    _IMAPUSERNAME       null
}
define hostgroup {
    hostgroup_name      mail
    members             mail02
}
define hostgroup {
    hostgroup_name      everything
    hostgroup_members   mail
}
`;

function service(directives: Record<string, string>): string {
  const lines = Object.entries({ service_description: 'IMAP', ...directives }).map(
    ([key, value]) => `  ${key} ${value}`,
  );
  return `define service {\n${lines.join('\n')}\n}\n`;
}

describe('a configuration of Nagios', () => {
  it('makes a check of each service for each host, macros and templates resolved', () => {
    const { checks } = imported(
      COMMANDS +
        HOSTS +
        service({ name: 'timed', register: '0', _WARNING: '2', servicegroups: 'front,mail' }) +
        service({
          use: 'timed',
          hostgroup_name: 'mail',
          check_command: 'imap_login!5',
          service_description: 'IMAP-Login',
        }),
    );
    expect(checks).toEqual([
      {
        name: 'mail02 IMAP-Login',
        mode: 'imap-connect',
        group: 'mail02',
        tags: ['front', 'mail'],
        host: 'mail02.example.org',
        port: 993,
        'tls-mode': 'implicit',
        warning: '2',
        critical: '5',
      },
      {
        name: 'mail01 IMAP-Login',
        mode: 'imap-login',
        group: 'mail01',
        tags: ['front', 'mail'],
        host: '192.0.2.5',
        port: 993,
        'tls-mode': 'implicit',
        username: 'probe@example.org',
        password: `\${IMAP_PASSWORD}`,
        warning: '2',
        critical: '5',
      },
    ]);
  });

  it('splits arguments at exclamation marks, and puts options in that stand in them', () => {
    const { checks } = imported(
      COMMANDS + HOSTS + service({ host_name: 'mail01', check_command: 'check_imap!-p 993 -S -e "a\\!b"!x' }),
    );
    expect(checks).toMatchObject([{ host: '192.0.2.5', port: 993, 'tls-mode': 'implicit' }]);
  });

  it('finds hosts by list, group, group of groups and asterisk, without those that are excluded', () => {
    const hostsOf = (directives: Record<string, string>) =>
      imported(COMMANDS + HOSTS + service({ check_command: 'check_imap', ...directives })).checks.map(
        ({ host }) => host,
      );
    expect(hostsOf({ host_name: 'mail01, mail02' })).toEqual(['192.0.2.5', 'mail02.example.org']);
    expect(hostsOf({ hostgroup_name: 'everything' })).toEqual(['mail02.example.org', '192.0.2.5']);
    expect(hostsOf({ host_name: '*' })).toEqual(['192.0.2.5', 'mail02.example.org']);
    expect(hostsOf({ host_name: '*,!mail01' })).toEqual(['mail02.example.org']);
    expect(hostsOf({ hostgroup_name: 'mail', host_name: '!mail02' })).toEqual(['192.0.2.5']);
  });

  it('names variables after the host or the service that it does not know', () => {
    const { checks, texts } = imported(COMMANDS + service({ host_name: 'mail09', check_command: 'imap_login!5' }));
    expect(checks).toMatchObject([
      {
        name: 'mail09 IMAP',
        host: `\${HOSTADDRESS_MAIL09}`,
        username: `\${HOSTIMAPUSERNAME_MAIL09}`,
        password: `\${HOSTIMAPPASSWORD_MAIL09}`,
      },
    ]);
    expect(texts('lost')).toContainEqual(expect.stringContaining('HOSTIMAPEXTRAOPTIONS_MAIL09'));
  });

  it('does not take what a missing template may define for empty', () => {
    const host = 'define host {\nuse elsewhere\nhost_name mail03\naddress 192.0.2.7\n}\n';
    const { checks } = imported(COMMANDS + host + service({ host_name: 'mail03', check_command: 'imap_login!5' }));
    expect(checks).toMatchObject([{ host: '192.0.2.7', username: `\${HOSTIMAPUSERNAME_MAIL03}` }]);
  });

  it('makes checks of commands that stand alone, each with its own arguments', () => {
    const { checks } = imported(`${COMMANDS}$USER1$=/usr/lib/nagios/plugins\n`);
    expect(checks).toMatchObject([
      { name: 'check_imap', host: `\${HOSTADDRESS}` },
      { name: 'imap_login', critical: `\${ARG1_IMAP_LOGIN}`, password: `\${HOSTIMAPPASSWORD}` },
    ]);
  });

  it('takes resource macros from the text, and keeps them out of the file when they are passwords', () => {
    const command =
      'define command {\ncommand_name c\ncommand_line check_smtp -H $HOSTADDRESS$ -S -A LOGIN -U u -P $USER3$\n}\n';
    const { checks, yaml } = imported(`$USER3$=s3cret-of-user3\n${command}`);
    expect(checks).toMatchObject([{ password: `\${SMTP_PASSWORD}` }]);
    expect(yaml).not.toContain('s3cret');
  });

  it('switches off what is switched off', () => {
    const { checks } = imported(
      COMMANDS + HOSTS + service({ host_name: 'mail01', check_command: 'check_imap', active_checks_enabled: '0' }),
    );
    expect(checks).toMatchObject([{ enabled: false }]);
  });

  it('says what it cannot import, with the line', () => {
    const text = service({ host_name: 'mail01', check_command: 'check_imap!-S' });
    const { checks, notes } = imported(text);
    expect(checks).toEqual([]);
    expect(notes).toEqual([
      {
        kind: 'skipped',
        line: 1,
        check: 'mail01 IMAP',
        text: 'Its command check_imap is not in this text. Import both together.',
      },
    ]);
  });

  it('counts what is none of its business', () => {
    const { checks, texts } = imported(
      COMMANDS +
        HOSTS +
        service({ host_name: 'mail01', check_command: 'check-host-alive' }) +
        service({ host_name: '*', check_command: 'check_load' }),
    );
    expect(checks).toEqual([]);
    expect(texts('skipped')).toEqual(['Passed over: 3 services of other programs.']);
  });

  it('ends with templates that use each other', () => {
    const { checks } = imported(
      COMMANDS +
        HOSTS +
        service({ name: 'a', use: 'b', host_name: 'mail01', check_command: 'check_imap' }) +
        service({ name: 'b', use: 'a', register: '0' }),
    );
    expect(checks).toHaveLength(1);
  });

  it('lets the first template win, and its templates too', () => {
    const { checks } = imported(
      COMMANDS +
        HOSTS +
        service({ name: 'deep', register: '0', check_command: 'check_imap!-p 1111' }) +
        service({ name: 'first', use: 'deep', register: '0' }) +
        service({ name: 'second', register: '0', check_command: 'check_imap!-p 2222' }) +
        service({ use: 'first,second', host_name: 'mail01' }),
    );
    expect(checks).toMatchObject([{ port: 1111 }]);
  });
});
