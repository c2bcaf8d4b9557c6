import { describe, expect, it } from 'vitest';
import { imported, importedCheck } from '../../../support/settings/imported.ts';

const SMTP = '/usr/lib/centreon/plugins/centreon_protocol_smtp.pl --plugin=apps::protocols::smtp::plugin';
const IMAP = '/usr/lib/centreon/plugins/centreon_protocol_imap.pl --plugin=apps::protocols::imap::plugin';

describe('centreon_protocol_smtp.pl', () => {
  it('imports the call of the documentation', () => {
    const call = `/usr/lib/centreon/plugins/centreon_protocol_smtp.pl \\
\t--plugin=apps::protocols::smtp::plugin \\
\t--mode=message \\
\t--hostname=10.0.0.1 \\
\t--username='' \\
\t--password=''  \\
\t--smtp-from='example@example.com' \\
\t--smtp-to='example2@example.com' \\
\t--warning='' \\
\t--critical=''
`;
    expect(importedCheck(call)).toEqual({
      name: 'smtp-send 10.0.0.1',
      mode: 'smtp-send',
      host: '10.0.0.1',
      port: 25,
      'tls-mode': 'starttls',
      from: 'example@example.com',
      to: ['example2@example.com'],
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['', { mode: 'smtp-connect', port: 25, 'tls-mode': 'starttls' }],
    ["--smtp-options='layer=ssl'", { port: 465, 'tls-mode': 'implicit' }],
    ['--smtp-options=layer=none', { port: 25, 'tls-mode': 'none' }],
    ['--port=587', { port: 587, 'tls-mode': 'starttls' }],
    ['--port 587 --smtp-options port=2587', { port: 2587 }],
    ['--username=u --password=p', { mode: 'smtp-login', username: 'u', password: `\${SMTP_PASSWORD}` }],
    ['--username=u --password=p --smtp-options=auth=PLAIN', { 'auth-method': 'plain' }],
    ['--username=u --password=p --smtp-options=auth=none', { mode: 'smtp-connect', username: undefined }],
    ['--smtp-options=login=u --smtp-options=pass=p', { mode: 'smtp-login', username: 'u' }],
    ['--warning=0,5 --critical=@1:2', { warning: '0.5', critical: '@1:2' }],
    ['--timeout=45', { timeout: '45s', 'connect-timeout': '45s', 'command-timeout': '45s' }],
  ])('--mode=login %s', (words, expected) => {
    const check = importedCheck(`${SMTP} --mode=login --hostname=mail.example.org ${words}`);
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, check[key]]))).toEqual(expected);
  });

  it('sends the message with everything that can be carried over', () => {
    const check = importedCheck(
      `${SMTP} --mode=message --hostname=mail.example.org --smtp-from='Probe <probe@example.org>' ` +
        `--smtp-to='a@example.org, b@example.org' --smtp-send-options='subject=It is: #1' ` +
        `--smtp-send-options='body=<p>x = y</p>' --smtp-send-options=contenttype=text/html ` +
        `--smtp-send-options=cc=c@example.org --smtp-send-options=bcc=d@example.org --smtp-send-options=replyto=e@example.org`,
    );
    expect(check).toMatchObject({
      from: 'probe@example.org',
      to: ['a@example.org', 'b@example.org'],
      cc: ['c@example.org'],
      bcc: ['d@example.org'],
      'reply-to': 'e@example.org',
      subject: 'It is: #1',
      html: '<p>x = y</p>',
    });
    expect(check).not.toHaveProperty('body');
  });

  it.each([
    ['--smtp-send-options=attachments=/tmp/a.pdf', /No file is attached/],
    ['--smtp-send-options=charset=ISO-8859-1', /character set/],
    ['--smtp-send-options=contenttype=text/calendar', /content type/],
    ['--smtp-send-options=disposition=inline', /disposition/],
    ['--smtp-send-options=cc=1@x.example,2@x.example,3@x.example,4@x.example,5@x.example', /No copies/],
    ['--smtp-options=layer=sslv2', /layer/],
    ['--smtp-options=ssl_version=TLSv1', /ssl_version/],
    ['--change-exit=critical=warning', /status is not changed/],
    ['--bogus', /--bogus/],
    ['--critical=5KB', /critical threshold/],
  ])('says that %s is lost', (words, text) => {
    const { checks, yaml, texts } = imported(
      `${SMTP} --mode=message --hostname=mail.example.org --smtp-from=a@example.org --smtp-to=b@example.org ${words}`,
    );
    expect(checks).toHaveLength(1);
    expect(texts('lost').filter((each) => text.test(each))).toHaveLength(1);
    expect(yaml).toMatch(text);
  });

  it.each(['--verbose', '--filter-perfdata=time', '--smtp-options=debug=1', '--opt-exit=critical'])(
    'has nothing to say of %s',
    (words) => {
      expect(imported(`${SMTP} --mode=login --hostname=mail.example.org ${words}`).yaml).not.toContain('  # ');
    },
  );

  it.each([
    ['--mode=message --hostname=a.example --smtp-to=b@example.org', /--smtp-from/],
    ['--mode=message --hostname=a.example --smtp-from=a@example.org --smtp-to=nobody', /value for to/],
    ['--mode=queue --hostname=a.example', /--mode/],
    ['--mode=login', /no host/],
    ['--list-mode', /--mode|prints/],
    ['--mode=login --hostname=a.example --help', /prints/],
  ])('cannot import %s', (words, reason) => {
    const { checks, texts } = imported(`${SMTP} ${words}`);
    expect(checks).toEqual([]);
    expect(texts('skipped')).toEqual([expect.stringMatching(reason)]);
  });
});

describe('centreon_protocol_imap.pl', () => {
  it.each<[string, Record<string, unknown>]>([
    ['--mode=login', { mode: 'imap-connect', port: 143, 'tls-mode': 'none' }],
    ['--mode=login --ssl', { mode: 'imap-connect', port: 993, 'tls-mode': 'implicit' }],
    ['--mode=login --ssl --port=1993', { port: 1993, 'tls-mode': 'implicit' }],
    ['--mode=login --ssl --insecure', { 'tls-verify': false, enabled: undefined }],
    ["--mode=login --ssl --ssl-opt='SSL_verify_mode => SSL_VERIFY_NONE'", { 'tls-verify': false }],
    ['--mode=login --ssl --username=u --password=p', { mode: 'imap-login', username: 'u', enabled: undefined }],
    [
      '--mode=search-message --ssl --username=u --password=p --search=\'UNSEEN SUBJECT "x y"\' --critical=1:',
      {
        mode: 'imap-search',
        mailbox: 'INBOX',
        search: ['unseen', 'subject: x y'],
        critical: '1:',
        'delete-found': undefined,
      },
    ],
    [
      "--mode=search-message --ssl --username=u --password=p --search=UNSEEN --delete --folder='Entw&APw-rfe'",
      {
        mailbox: 'Entwürfe',
        'delete-found': true,
      },
    ],
  ])('%s', (words, expected) => {
    const check = importedCheck(`${IMAP} --hostname=imap.example.org ${words}`);
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, check[key]]))).toEqual(expected);
  });

  it('does not delete everything', () => {
    const { checks, texts } = imported(
      `${IMAP} --hostname=imap.example.org --mode=search-message --ssl --username=u --password=p --search=ALL --delete`,
    );
    expect(checks).toMatchObject([{ search: ['all'] }]);
    expect(checks[0]).not.toHaveProperty('delete-found');
    expect(texts('lost')).toEqual([expect.stringContaining('Nothing is deleted')]);
  });

  it.each(["'OR SEEN FLAGGED'", "''", "'$_SERVICESEARCH$'"])(
    'is switched off when it cannot say --search=%s',
    (search) => {
      const { checks, texts } = imported(
        `${IMAP} --hostname=imap.example.org --mode=search-message --ssl --username=u --password=p --delete --search=${search}`,
      );
      expect(checks).toMatchObject([{ mode: 'imap-search', enabled: false }]);
      expect(checks[0]).not.toHaveProperty('search');
      expect(checks[0]).not.toHaveProperty('delete-found');
      expect(texts('off')).toEqual([expect.stringContaining('--search is not carried over')]);
    },
  );

  it('is switched off and written safely when the original logs in without TLS', () => {
    const { checks, yaml } = imported(`${IMAP} --hostname=imap.example.org --mode=login --username=u --password=p`);
    expect(checks).toMatchObject([{ enabled: false, port: 143, 'tls-mode': 'starttls' }]);
    expect(yaml).toContain('  # The original logs in without TLS.');
    expect(yaml).not.toContain('allow-insecure-auth: true\n');
  });

  it('logs in without TLS to this machine, which harms nobody', () => {
    for (const host of ['127.0.0.1', '::1', 'localhost']) {
      const check = importedCheck(`${IMAP} --hostname=${host} --mode=login --username=u --password=p`);
      expect(check).toMatchObject({ mode: 'imap-login', 'tls-mode': 'none' });
      expect(check).not.toHaveProperty('enabled');
    }
  });

  it('is switched off when the original logs in without verifying', () => {
    const check = importedCheck(
      `${IMAP} --hostname=imap.example.org --mode=login --ssl --insecure --username=u --password=p`,
    );
    expect(check).toMatchObject({ enabled: false, 'tls-mode': 'implicit' });
    expect(check).not.toHaveProperty('tls-verify');
  });

  it('asks for a password that is not on the command line', () => {
    const { checks, texts } = imported(
      `${IMAP} --hostname=imap.example.org --mode=login --ssl --username=u --pass-manager=keepass`,
    );
    expect(checks).toMatchObject([{ password: `\${IMAP_PASSWORD}` }]);
    expect(texts('set')).toEqual(['Set IMAP_PASSWORD to the password of u.']);
  });

  it('says that options in an unknown macro are not known', () => {
    const { checks, texts } = imported(
      `${IMAP} --hostname='$HOSTADDRESS$' --mode=login $_HOSTIMAPEXTRAOPTIONS$ --warning='$_SERVICEWARNING$'`,
    );
    expect(checks).toMatchObject([{ host: `\${HOSTADDRESS}`, warning: `\${SERVICEWARNING_LINE_1}` }]);
    expect(texts('lost')).toEqual([expect.stringContaining('HOSTIMAPEXTRAOPTIONS')]);
  });

  it.each([
    ['--mode=search-message --search=ALL', /without --username/],
    ['--mode=quota', /--mode/],
  ])('cannot import %s', (words, reason) => {
    expect(imported(`${IMAP} --hostname=a.example ${words}`).texts('skipped')).toEqual([expect.stringMatching(reason)]);
  });
});

describe('centreon_plugins.pl', () => {
  it.each(['apps::protocols::imap::plugin', '/opt/apps/protocols/imap/plugin.pm'])(
    'is read with --plugin=%s',
    (plugin) => {
      expect(importedCheck(`centreon_plugins.pl --plugin=${plugin} --mode=login --hostname=a.example`)).toMatchObject({
        mode: 'imap-connect',
      });
    },
  );

  it('is passed over with another plugin', () => {
    const { checks, texts } = imported(
      'centreon_plugins.pl --plugin=os::linux::snmp::plugin --mode=cpu --hostname=a.example',
    );
    expect(checks).toEqual([]);
    expect(texts('skipped')).toEqual(['No call of a mail plugin was found in line 1.']);
  });
});
