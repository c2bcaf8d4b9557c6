import { describe, expect, it } from 'vitest';
import { imported, importedCheck } from '../../../support/settings/imported.ts';

describe('check_smtp', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'check_smtp -H mail.example.org',
      { mode: 'smtp-connect', host: 'mail.example.org', port: 25, 'tls-mode': 'none' },
    ],
    ['check_smtp mail.example.org', { host: 'mail.example.org', port: 25 }],
    ['check_smtp -H mail.example.org -s', { port: 465, 'tls-mode': 'implicit' }],
    ['check_smtp -H mail.example.org --tls --port=2465', { port: 2465, 'tls-mode': 'implicit' }],
    ['check_smtp -H mail.example.org -Sp587', { port: 587, 'tls-mode': 'starttls' }],
    ['check_smtp -H mail.example.org -S -D 30', { port: 25, 'tls-mode': 'starttls' }],
    ['check_smtp -H mail.example.org -D 30', { port: 465, 'tls-mode': 'implicit' }],
    ['check_smtp -H mail.example.org -D 30 -p 587', { port: 587, 'tls-mode': 'starttls' }],
    ['check_smtp -H 2001:db8::1 -6', { host: '2001:db8::1', 'address-family': 'ipv6' }],
    [
      'check_smtp -4 -H mail.example.org -F me.example.org',
      { 'address-family': 'ipv4', 'ehlo-name': 'me.example.org' },
    ],
    ['check_smtp -H mail.example.org -w 1.5 -c 5', { warning: '1.5', critical: '5' }],
    ['check_smtp -H mail.example.org -w @1:2 -c ~:3', { warning: '@1:2', critical: '~:3' }],
    ['check_smtp -H mail.example.org -wt 1 -ct 2 -to 3', { warning: '1', critical: '2', timeout: '3s' }],
    ['check_smtp -H mail.example.org', { timeout: '10s', 'connect-timeout': undefined }],
    [
      'check_smtp -H mail.example.org -t 12',
      { timeout: '12s', 'connect-timeout': '12s', 'command-timeout': undefined },
    ],
    ['check_smtp -H mail.example.org -t 60', { timeout: '60s', 'connect-timeout': '60s', 'command-timeout': '60s' }],
  ])('%s', (line, expected) => {
    const check = importedCheck(line);
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, check[key]]))).toEqual(expected);
    expect(check['enabled']).toBeUndefined();
  });

  it('logs in with -A LOGIN, by that mechanism', () => {
    expect(importedCheck('check_smtp -H mail.example.org -S -p 587 -A LOGIN -U probe -P s3cret-s3cret')).toEqual({
      name: 'smtp-login mail.example.org',
      mode: 'smtp-login',
      host: 'mail.example.org',
      port: 587,
      'tls-mode': 'starttls',
      username: 'probe',
      password: `\${SMTP_PASSWORD}`,
      'auth-method': 'login',
      timeout: '10s',
    });
  });

  it('does not log in without -A, as the plugin does not either', () => {
    const { checks, texts } = imported('check_smtp -H mail.example.org -S -U probe -P s3cret-s3cret');
    expect(checks).toMatchObject([{ mode: 'smtp-connect' }]);
    expect(checks[0]).not.toHaveProperty('username');
    expect(texts('lost')).toEqual([expect.stringContaining('There is no login')]);
  });

  // Alerts at so many whole days or fewer, and never sooner for critical: np_net_ssl_check_cert.
  it.each([
    ['30', '31:', '1:'],
    ['30,10', '31:', '11:'],
    ['10,30', '11:', '11:'],
    ['0', '1:', '1:'],
  ])('-D %s', (days, warning, critical) => {
    const { thresholds } = importedCheck(`check_smtp -H mail.example.org -S -D ${days}`);
    expect(thresholds).toEqual([`tls_certificate_days_left warning=${warning} critical=${critical}`]);
  });

  it.each([
    ['-D soon', 'lost', /life of the certificate/],
    ['-D 30', 'differs', /-D alone/],
    ['-S -D 30 -w 1', 'differs', /the certificate alone/],
    ['-S -D 30 --ignore-certificate-expiration', 'differs', /expired certificate is critical/],
    ['-e "220 mail.example.org"', 'lost', /text of -e/],
    ['-f probe@example.org', 'lost', /MAIL FROM/],
    ['-C "VRFY root" -R 250', 'lost', /-C, -R/],
    ['-w 5s', 'lost', /warning threshold/],
    ['-c 5:1', 'lost', /critical threshold/],
    ['-t 5:WARNING', 'lost', /time limit/],
    ['--bogus=1', 'lost', /--bogus/],
    ['extra words', 'lost', /follows the host/],
    ['-S -A NTLM -U probe', 'differs', /only -A LOGIN/],
  ] as const)('says of %s what is %s', (words, kind, text) => {
    const { checks, yaml, texts } = imported(`check_smtp -H mail.example.org ${words}`);
    expect(checks).toHaveLength(1);
    expect(texts(kind).filter((each) => text.test(each))).toHaveLength(1);
    expect(yaml.split('\n').filter((line) => line.startsWith('  # ') && text.test(line))).toHaveLength(1);
  });

  it.each(['-e 220', '-q', '-v', '--sni', '-s'])('has nothing to say of %s', (words) => {
    const { yaml } = imported(`check_smtp -H mail.example.org ${words}`);
    expect(yaml).not.toContain('  # ');
  });

  it.each([
    ['-H mail.example.org -L', /LMTP/],
    ['-H mail.example.org -r', /PROXY protocol/],
    ['--help', /tests nothing/],
    ['-w 1', /names no host/],
    ['-S $ARG1$', /names no host; it may come from a variable/],
    ['--extra-opts=smtp@/etc/opts.ini', /names no host; it may come from --extra-opts/],
    ['-H mail.example.org -A LOGIN', /-A without -U/],
    ['-H "user:pass@mail.example.org"', /host that is not supported/],
  ])('cannot import check_smtp %s, and says so with the line', (words, reason) => {
    const { checks, notes } = imported(`# list\n\ncheck_smtp ${words}\n`);
    expect(checks).toEqual([]);
    expect(notes).toEqual([{ kind: 'skipped', line: 3, text: expect.stringMatching(reason) }]);
  });

  it('is switched off with --extra-opts, which nobody sees here', () => {
    expect(importedCheck('check_smtp -H mail.example.org --extra-opts')).toMatchObject({ enabled: false });
  });
});

describe('check_imap, check_simap and check_ssmtp', () => {
  it.each<[string, Record<string, unknown>]>([
    ['check_imap -H imap.example.org', { mode: 'imap-connect', port: 143, 'tls-mode': 'none' }],
    ['check_imap imap.example.org -p 1143', { host: 'imap.example.org', port: 1143 }],
    ['check_imap -H imap.example.org -p 993 -S', { port: 993, 'tls-mode': 'implicit' }],
    ['check_imap -H imap.example.org -p 993 -D 20,5', { port: 993, 'tls-mode': 'implicit' }],
    [
      'check_imap -H 192.0.2.5 -p 993 --sni imap.example.org',
      { 'tls-mode': 'implicit', 'tls-servername': 'imap.example.org' },
    ],
    ['check_simap -H imap.example.org', { mode: 'imap-connect', port: 993, 'tls-mode': 'implicit' }],
    ['check_ssmtp -H mail.example.org', { mode: 'smtp-connect', port: 465, 'tls-mode': 'implicit' }],
    ['check_imap -H imap.example.org -w 2 -c 4 -t 8', { warning: '2', critical: '4', timeout: '8s' }],
  ])('%s', (line, expected) => {
    expect(importedCheck(line)).toMatchObject(expected);
    expect(importedCheck(line)).not.toHaveProperty('enabled');
  });

  it.each([
    ['-e "* OK Dovecot"', 'lost', /text of -e/],
    ['-e OK -e Courier -A', 'lost', /text of -e/],
    ["-E -s 'a1 LOGIN probe hunter2hunter2\\r\\n'", 'lost', /-s/],
    ['-r warn', 'differs', /refused connection/],
    ['-M ok', 'differs', /-M/],
    ['-r ok', 'off', /refused connection is ok/],
  ] as const)('says of %s what is %s', (words, kind, text) => {
    const { yaml, texts } = imported(`check_imap -H imap.example.org ${words}`);
    expect(texts(kind).filter((each) => text.test(each))).toHaveLength(1);
    expect(yaml).not.toContain('hunter2');
  });

  it.each(['-e "* OK"', '-e OK', '-q x', '-j', '-d 1', '-m 100', '-r crit', '-M crit'])(
    'has nothing to say of %s',
    (words) => {
      expect(imported(`check_imap -H imap.example.org ${words}`).yaml).not.toContain('  # ');
    },
  );

  it('says once for all checks that certificates are verified', () => {
    const { yaml, texts } = imported('check_simap -H a.example\ncheck_simap -H b.example\ncheck_imap -H c.example\n');
    expect(texts('differs')).toEqual([expect.stringContaining('accepts any certificate')]);
    expect(yaml.match(/accepts any certificate/g)).toHaveLength(1);
    expect(imported('check_imap -H c.example').texts('differs')).toEqual([]);
  });

  it('does not connect to a socket', () => {
    expect(imported('check_imap -H /run/imap').texts('skipped')).toEqual([expect.stringContaining('socket')]);
  });
});

describe('a list of command lines', () => {
  it('finds the plugin behind what starts it, and several in a line', () => {
    const { checks } = imported(
      [
        '#!/bin/sh',
        'LANG=C sudo -u nagios /usr/lib/nagios/plugins/check_imap -H a.example >/dev/null 2>&1 || exit 2',
        '/usr/bin/env X=1 timeout -k 5 30 "$PLUGINS"/check_simap -H b.example; check_smtp -H c.example | tee log',
        'perl -I /opt centreon_plugins.pl --plugin=apps::protocols::imap::plugin --mode=login --hostname=d.example --ssl',
        'check_imap \\',
        '  -H e.example \\',
        '  -p 143',
      ].join('\n'),
    );
    expect(checks.map(({ host }) => host)).toEqual(['a.example', 'b.example', 'c.example', 'd.example', 'e.example']);
  });

  it('takes the name of an NRPE command, and the value of command_line', () => {
    const { checks } = imported(
      'command[imap front]=/usr/lib/check_imap -H a.example\n  command_line  check_imap -H b.example',
    );
    expect(checks.map(({ name }) => name)).toEqual(['imap front', 'imap-connect b.example']);
  });

  it('makes variables of macros and of the environment', () => {
    const { checks, notes } = imported(
      `$USER1$/check_smtp -H $HOSTADDRESS$ -S -p "$PORT" -w $ARG1$ -A LOGIN -U "\${U:-probe}" -P "$PW"`,
    );
    expect(checks).toMatchObject([
      {
        name: 'smtp-login HOSTADDRESS',
        host: `\${HOSTADDRESS}`,
        port: `\${PORT}`,
        username: `\${U:-probe}`,
        password: `\${PW}`,
        warning: `\${ARG1_LINE_1}`,
      },
    ]);
    const set = notes.filter(({ kind }) => kind === 'set').map(({ text }) => text.split(' ')[1]);
    expect(set.toSorted()).toEqual(['ARG1_LINE_1', 'HOSTADDRESS', 'PORT', 'PW', 'U']);
  });

  it('keeps two shell variables side by side apart', () => {
    expect(importedCheck('check_imap -H $HOST_PART$DOMAIN')).toMatchObject({ host: `\${HOST_PART}\${DOMAIN}` });
  });

  it('asks for what a command prints, and does not run it', () => {
    const { checks, texts } = imported('check_imap -H "$(hostname -f)" -p 143');
    expect(checks).toMatchObject([{ host: `\${IMAP_CONNECT_HOST}` }]);
    expect(texts('set')).toEqual(['Set IMAP_CONNECT_HOST to host, which cannot be written here.']);
  });

  it('takes no variable for one that the runner keeps for itself', () => {
    expect(importedCheck('check_imap -H $INPUT_HOST')).toMatchObject({ host: `\${MAIL_INPUT_HOST}` });
  });

  it.each([
    ['negate check_imap -H a.example', 'negate'],
    ['check_nrpe -H a.example -c check_imap', 'check_nrpe'],
    ['check_pop -H a.example', 'check_pop'],
  ])('imports nothing of %s', (line, program) => {
    const { checks, texts } = imported(line);
    expect(checks).toEqual([]);
    expect(texts('skipped')).toEqual([expect.stringContaining(program)]);
  });

  it('names the lines without a plugin, and a quote that is not closed', () => {
    const { checks, notes } = imported("set -e\ncheck_imap -H 'a.example\ncheck_imap -H b.example\necho done\n");
    expect(checks).toMatchObject([{ host: 'b.example' }]);
    expect(notes).toEqual([
      { kind: 'skipped', text: 'No call of a mail plugin was found in lines 1, 4.' },
      { kind: 'skipped', line: 2, text: expect.stringContaining('not closed') },
    ]);
  });

  it('gives checks of the same server different names', () => {
    const { checks } = imported(
      'check_imap -H a.example\ncheck_imap -H A.example -p 1143\ncheck_imap -H a.example -p 1143',
    );
    expect(checks.map(({ name }) => name)).toEqual([
      'imap-connect a.example',
      'imap-connect A.example port 1143',
      'imap-connect a.example (2)',
    ]);
  });
});
