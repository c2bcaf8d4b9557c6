import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { imported, importedCheck } from '../../../support/settings/imported.ts';

interface Given {
  readonly monitor: Record<string, unknown>;
  readonly params: Record<string, unknown>;
}

/** A record as HertzBeat exports it: texts have type 1, numbers 0, what is encrypted 2. */
function record({ monitor, params }: Given) {
  return {
    monitor: { intervals: 60, status: 1, ...monitor },
    params: Object.entries(params).map(([field, value]) => ({
      field,
      type: field === 'password' ? 2 : /^(?:port|timeout)$/.test(field) ? 0 : 1,
      value,
    })),
  };
}

const SMTP: Given = {
  monitor: { name: 'Relay', app: 'smtp', host: 'mail.example.org' },
  params: { host: 'mail.example.org', port: '25', timeout: '6000', email: 'probe@example.org' },
};

const QQ: Given = {
  monitor: { name: 'Sales', app: 'qq_mailbox', description: 'no', labels: { env: 'prod', 'a,b': null } },
  params: {
    host: 'imap.qq.com',
    ssl: 'true',
    port: '993',
    timeout: '6500',
    email: '10000@qq.com',
    authorize: 'qwertyuiopasdfgh',
  },
};

const LEGACY = `- !!org.dromara.hertzbeat.manager.service.impl.AbstractImExportServiceImpl$ExportMonitorDTO
  detected: false
  metrics:
  - summary
  monitor:
    app: smtp
    collector: null
    description: null
    host: mail.example.org
    intervals: 60
    name: 'Relay: "a"'
    status: 1
    tags:
    - 1
    - 2
  params:
  - field: host
    type: 1
    value: mail.example.org
  - field: port
    type: 0
    value: '25'
  - field: timeout
    type: 0
    value: '6000'
  - field: email
    type: 1
    value: me.example.org
`;

/** The forms in which HertzBeat writes an export. */
const FORMS: [string, (...records: Given[]) => string][] = [
  ['JSON on one line', (...records) => JSON.stringify(records.map(record))],
  ['JSON on many lines', (...records) => JSON.stringify(records.map(record), null, '\t')],
  ['YAML', (...records) => stringify(records.map(record), { version: '1.1', defaultStringType: 'PLAIN' })],
  ['YAML with CRLF', (...records) => stringify(records.map(record), { version: '1.1' }).replaceAll('\n', '\r\n')],
];

describe.each(FORMS)('an export as %s', (_form, write) => {
  it('makes smtp-connect of an SMTP monitor', () => {
    const { checks, texts } = imported(write(SMTP));
    expect(checks).toEqual([
      {
        name: 'Relay',
        mode: 'smtp-connect',
        host: 'mail.example.org',
        port: 25,
        'tls-mode': 'none',
        'connect-timeout': '6s',
      },
    ]);
    expect(texts('lost')).toContainEqual(expect.stringContaining('HELO with a mail address'));
  });

  it('makes imap-mailbox of a mailbox monitor, with the mailboxes of its template', () => {
    const { checks, yaml, texts } = imported(write(QQ));
    expect(checks).toEqual([
      {
        name: 'Sales',
        mode: 'imap-mailbox',
        tags: ['env:prod', 'a b'],
        description: 'no',
        host: 'imap.qq.com',
        port: 993,
        'tls-mode': 'implicit',
        username: '10000@qq.com',
        password: `\${IMAP_PASSWORD}`,
        mailboxes: ['INBOX', 'Sent Messages', 'Drafts', 'Deleted Messages', 'Junk', '其他文件夹/QQ邮件订阅'],
        'connect-timeout': '6500ms',
      },
    ]);
    expect(yaml).not.toContain('qwerty');
    expect(texts('set')).toEqual(['Set IMAP_PASSWORD to the password of 10000@qq.com.']);
  });

  it('tells the mailboxes of a template that it does not know from the parameters', () => {
    const own = { monitor: { name: 'own', app: 'my_imap' }, params: { ...QQ.params, folderName: 'INBOX, Archive' } };
    expect(importedCheck(write(own))).toMatchObject({ mailboxes: ['INBOX', 'Archive'] });
    const { checks, texts } = imported(write({ ...own, params: QQ.params }));
    expect(checks).toMatchObject([{ mailboxes: ['INBOX'] }]);
    expect(texts('lost')).toContainEqual(expect.stringContaining('see mailboxes'));
  });

  it('says that collector and annotations are not carried over', () => {
    const monitor = { ...SMTP.monitor, collector: 'branch-1', annotations: { owner: 'ops' } };
    const { texts } = imported(write({ ...SMTP, monitor }));
    expect(texts('lost')).toContainEqual('Annotations are not carried over.');
    expect(texts('lost')).toContainEqual(expect.stringMatching(/^The collector is not carried over/));
  });

  it('switches a paused monitor off', () => {
    expect(importedCheck(write({ ...SMTP, monitor: { ...SMTP.monitor, status: 0 } }))).toMatchObject({
      enabled: false,
    });
  });

  it('writes a mailbox without TLS safely, and switches it off', () => {
    const check = importedCheck(write({ ...QQ, params: { ...QQ.params, ssl: 'false', port: '143' } }));
    expect(check).toMatchObject({ enabled: false, port: 143, 'tls-mode': 'starttls' });
  });

  it('says what is not part of an export, and which monitors are no mail', () => {
    const others = ['linux', 'linux', 'pop3'].map((app) => ({ monitor: { name: app, app }, params: { host: 'x' } }));
    const { checks, texts, yaml } = imported(write(SMTP, ...others));
    expect(checks).toHaveLength(1);
    expect(texts('skipped')).toEqual([
      expect.stringMatching(/^2 monitors of the kind linux \(lines \d+, \d+\) cannot be imported/),
      expect.stringMatching(/^1 monitor of the kind pop3 \(line \d+\) cannot be imported/),
    ]);
    expect(texts('lost')).toContainEqual(expect.stringContaining('Intervals'));
    expect(texts('lost')).toContainEqual(expect.stringContaining('Alert rules'));
    expect(yaml).toContain('# Alert rules');
  });

  it('cannot import a monitor without a host, or with one that is none', () => {
    const { host: _host, ...params } = SMTP.params;
    const nameless = { monitor: { name: 'Relay', app: 'smtp' }, params };
    expect(imported(write(nameless)).texts('skipped')).toEqual(['The monitor names no host.']);
    const { checks, texts } = imported(write({ ...SMTP, params: { ...params, host: 'smtp://user:hunter2@mail' } }));
    expect(checks).toEqual([]);
    expect(texts('skipped')).toEqual([expect.stringMatching(/value for host(?!.*hunter2)/)]);
  });

  it('keeps a secret out of names and descriptions', () => {
    const monitor = { ...QQ.monitor, name: 'Sales (qwertyuiopasdfgh)', description: 'code: QWERTYuiopasdfgh' };
    const { checks, yaml } = imported(write({ ...QQ, monitor }));
    expect(checks).toMatchObject([{ name: 'Sales (***)', description: 'code: ***' }]);
    expect(yaml.toLowerCase()).not.toContain('qwerty');
  });
});

describe('an export of HertzBeat', () => {
  it('is read from the time when YAML had Java tags', () => {
    const { checks, notes } = imported(LEGACY + LEGACY);
    expect(checks).toMatchObject([
      { name: 'Relay: "a"', mode: 'smtp-connect', 'ehlo-name': 'me.example.org', 'connect-timeout': '6s' },
      { name: 'Relay: "a" port 25' },
    ]);
    expect(notes).toContainEqual({
      kind: 'lost',
      line: 1,
      check: 'Relay: "a"',
      text: 'Tags are exported as numbers, and were left out.',
    });
  });

  it('tells the line of each monitor', () => {
    const lines = (text: string) =>
      imported(text).notes.flatMap(({ kind, line }) => (kind === 'lost' && line ? [line] : []));
    const other = { ...SMTP, monitor: { ...SMTP.monitor, name: 'b\\"}{"', description: '{}[' } };
    expect(lines(LEGACY + LEGACY)).toEqual([1, 29]);
    expect(lines(`[\n${JSON.stringify(record(other))},\n\n${JSON.stringify(record(SMTP))}]`)).toEqual([2, 4]);
  });

  it('loses one monitor, not all, to broken YAML', () => {
    const { checks, notes } = imported(`${LEGACY}- monitor: {\n${LEGACY}`);
    expect(checks).toHaveLength(2);
    expect(notes).toContainEqual({ kind: 'skipped', line: 29, text: 'The monitor is not valid YAML.' });
  });

  it('takes nothing for a monitor that is longer than any', () => {
    const { checks, texts } = imported(
      `- monitor:\n    app: smtp\n    host: a.example\n    name: ${'a'.repeat(65_536)}\n`,
    );
    expect(checks).toEqual([]);
    expect(texts('skipped')).toEqual(['The monitor is too long.']);
  });

  it('says that a part is defined in another monitor', () => {
    const { checks, texts } = imported(
      '- monitor:\n    app: smtp\n    host: a.example\n    name: a\n    labels: *id001\n',
    );
    expect(checks).toMatchObject([{ host: 'a.example' }]);
    expect(texts('lost')).toContainEqual(expect.stringContaining('is defined in another monitor'));
  });

  it.each([
    ['[{"monitor": ', /not valid JSON/],
    ['[]', /No check was found/],
    ['{"a": 1}', /of the kind \(none\)/],
    ['PK\u0003\u0004\u0014', /Excel/],
  ])('says why there is nothing to import in %j', (text, reason) => {
    const { checks, texts } = imported(text);
    expect(checks).toEqual([]);
    expect(texts('skipped')).toEqual([expect.stringMatching(reason)]);
  });
});
