import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { importChecks } from '../../../src/import/import-checks.ts';
import { importFile } from '../../../src/import/import-file.ts';
import { recognise } from '../../../src/import/recognise.ts';
import { CHECKS_SCHEMA } from '../../../src/import/write/checks-yaml.ts';
import { imported, importedCheck } from '../../support/settings/imported.ts';

const KINDS = [undefined, 'hertzbeat', 'nagios', 'commands'] as const;

/** How a text may begin that can be imported. */
const start = fc.constantFrom(
  ...['', '', 'check_smtp -H a.example ', 'check_imap -H a.example ', 'define service {\n'],
  'centreon_protocol_imap.pl --mode=login --hostname=a.example ',
  'centreon_protocol_imap.pl --mode=search-message --ssl --hostname=a.example --username=u --search=',
  'centreon_protocol_smtp.pl --mode=message --hostname=a.example --smtp-from=a@b.example --smtp-to=a@b.example ',
  '- monitor:\n    app: smtp\n    host: a.example\n    name: ',
  '[{"monitor":{"app":"smtp","host":"a.example","name":"',
);

/** Texts that come near to what can be imported. */
const nearText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'check_smtp ',
          'check_imap ',
          'centreon_protocol_imap.pl ',
          'centreon_protocol_smtp.pl ',
          '-H ',
          'a.example ',
        ],
        ...[
          '--mode=login ',
          '--mode=message ',
          '--mode=search-message ',
          '--hostname=',
          '--search=',
          '--ssl ',
          '-D 3 ',
        ],
        ...['--smtp-send-options=', '--smtp-options=', 'subject=', '--username ', '--password ', '-A LOGIN -U ', '-P '],
        ...[
          'define ',
          'service ',
          'host ',
          'command ',
          '{\n',
          '}\n',
          'check_command ',
          'command_line ',
          'use x\n',
          'name x\n',
        ],
        ...[
          '- monitor:\n',
          '    app: smtp\n',
          '    host: a.example\n',
          '  params:\n',
          '  - field: host\n',
          '    value: ',
        ],
        ...[
          '[',
          ']',
          '{"monitor":',
          '"app":"smtp",',
          '"host":"a.example"',
          ',',
          '}',
          '&a ',
          '*a\n',
          '!!x ',
          '|\n',
          ': ',
        ],
        ...[
          '"',
          "'",
          '\\',
          '$',
          '$(',
          '${',
          '`',
          '$ARG1$',
          '$USER1$=',
          '!',
          ';',
          '#',
          '\n',
          '\t',
          ' ',
          '\ue000',
          '\u0000',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .chain((parts) => start.map((text) => text + parts.join('')));

describe('importChecks', () => {
  it('never throws, and always writes YAML with the list of the checks that it counts', () => {
    fc.assert(
      fc.property(fc.oneof(nearText, fc.string({ unit: 'binary' })), fc.constantFrom(...KINDS), (text, kind) => {
        const { yaml, checks, notes } = importChecks(text, kind);
        const document = parseDocument(yaml);
        expect([...document.errors, ...document.warnings]).toEqual([]);
        const list: { name: string; host: string }[] = document.toJS().checks;
        expect(list).toHaveLength(checks);
        for (const { name, host } of list) expect(`${name} at ${host}`).toMatch(/^\S.* at \S+$/);
        expect(new Set(list.map(({ name }) => name.toLowerCase())).size).toBe(checks);
        expect(checks + notes.length).toBeGreaterThan(0);
        for (const note of notes) expect(note.text).toMatch(/^\P{C}+$/u);
      }),
      { numRuns: 1500 },
    );
  });

  it('writes the same file for the same text', () => {
    fc.assert(
      fc.property(nearText, (text) => {
        expect(importChecks(text)).toEqual(importChecks(text));
      }),
      { numRuns: 200 },
    );
  });

  it('begins with the line by which editors find the schema', () => {
    for (const text of ['', 'check_imap -H a.example']) {
      expect(importChecks(text).yaml.split('\n')[0]).toBe(`# yaml-language-server: $schema=${CHECKS_SCHEMA}`);
    }
  });

  it('says that it found nothing', () => {
    for (const text of ['', '\n', '# nothing', 'define host {\n}\n', '\ufeff']) {
      expect(imported(text).texts('skipped')).toEqual(['No check was found.']);
      expect(imported(text).checks).toEqual([]);
    }
  });

  it.each([
    'no',
    'NO',
    'on',
    '123',
    '0x1f',
    '1:30',
    '1_000',
    'a: b',
    '- a',
    '# a',
    'null',
    '~',
    '2026-11-01',
    '{a',
    '[a',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '|',
    '"a',
    "'a",
    '.inf',
    '0o7',
  ])('writes the text %s so that every reader of YAML takes it for a text', (text) => {
    const call = `centreon_protocol_smtp.pl --mode=message --hostname=a.example --smtp-from=a@example.org --smtp-to=b@example.org`;
    const { yaml } = importChecks(`${call} --smtp-send-options="body=${text.replace(/["\\$`]/g, '\\$&')}"`);
    for (const version of ['1.1', '1.2'] as const) expect(parse(yaml, { version }).checks[0].body).toBe(text);
  });

  it('writes any message body as it was', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~\u00a1-\u00ff]{0,40}[!-~]$/), (body) => {
        fc.pre(!body.includes('${'));
        const quoted = body.replaceAll("'", "'\\''");
        const check = importedCheck(
          `centreon_protocol_smtp.pl --mode=message --hostname=a.example --smtp-from=a@example.org --smtp-to=b@example.org '--smtp-send-options=body=${quoted}'`,
        );
        expect(check['body']).toBe(body);
      }),
    );
  });

  it('takes a dollar sign that would begin a variable out of the file', () => {
    const call = `centreon_protocol_smtp.pl --mode=message --hostname=a.example --smtp-from=a@example.org --smtp-to=b@example.org`;
    const { checks, texts } = imported(`${call} '--smtp-send-options=subject=\${x}'`);
    expect(checks).toMatchObject([{ subject: `\${SMTP_SEND_A_EXAMPLE_SUBJECT}` }]);
    expect(texts('set')).toEqual(['Set SMTP_SEND_A_EXAMPLE_SUBJECT to subject, which cannot be written here.']);
  });

  it('takes no character of a text for a mark of its own', () => {
    const { yaml, checks } = imported(
      "check_imap -H a.example -p 143 --sni '\ue000PATH\ue002'\ncheck_imap -H '\ue003'",
    );
    expect(checks).toMatchObject([{ host: 'a.example', enabled: false }]);
    expect(yaml).not.toContain('PATH');
  });

  it('cannot be led to write a comment, a key or a check of its own', () => {
    const export_ = JSON.stringify([
      {
        monitor: {
          name: 'a\n- name: b',
          app: 'smtp',
          description: 'x\n  mode: smtp-send\n# y',
          labels: { 'k\n': 'v: w' },
        },
        params: [{ field: 'host', value: 'a.example' }],
      },
    ]);
    expect(imported(export_).checks).toEqual([
      {
        name: 'a - name: b',
        mode: 'smtp-connect',
        tags: ['k :v: w'],
        description: 'x mode: smtp-send # y',
        host: 'a.example',
        port: 25,
        'tls-mode': 'none',
      },
    ]);
  });

  it('gives every password a variable of its own, and the same password the same', () => {
    const login = (host: string, user: string, password: string) =>
      `centreon_protocol_imap.pl --mode=login --ssl --hostname=${host} --username=${user} --password=${password}\n`;
    const { checks, texts } = imported(
      login('a.example', 'u', 'first-secret') +
        login('b.example', 'u', 'first-secret') +
        login('c.example', 'v', 'second-secret'),
    );
    const [first, second, third] = checks.map(({ password }) => password);
    expect(first).toBe(`\${IMAP_LOGIN_A_EXAMPLE_PASSWORD}`);
    expect(second).toBe(first);
    expect(third).toBe(`\${IMAP_LOGIN_C_EXAMPLE_PASSWORD}`);
    expect(texts('set')).toEqual([
      'Set IMAP_LOGIN_A_EXAMPLE_PASSWORD to the password of u. 2 checks use it.',
      'Set IMAP_LOGIN_C_EXAMPLE_PASSWORD to the password of v.',
    ]);
  });

  it('says once what it says of many checks, with their lines', () => {
    const { notes, yaml } = imported('check_imap -H a.example -r warn\n'.repeat(4));
    expect(notes).toEqual([
      { kind: 'differs', text: '4 checks (lines 1, 2, 3, 4): A refused connection is critical here, in spite of -r.' },
    ]);
    expect(yaml.match(/ {2}# A refused/g)).toHaveLength(4);
  });
});

describe('what becomes of a secret', () => {
  const secret = fc
    .stringMatching(/^[A-Za-z0-9!%&()*+,./:;<=>?@[\]^_{|}~-]{8,24}$/)
    .filter((text) => !/example|password/i.test(text));
  const quote = (word: string) => `'${word}'`;

  /** Ways to give a password, and to have it stand in places where it does not belong. */
  const texts: Record<string, (password: string) => string> = {
    check_smtp: (p) => `check_smtp -H a.example -S -A LOGIN -U u -P ${quote(p)}`,
    'check_smtp, attached': (p) => `check_smtp -H a.example -S -A LOGIN -U u -P${quote(p)}`,
    'check_smtp, long': (p) => `check_smtp -H a.example -S -A LOGIN -U u --authpass=${quote(p)}`,
    'check_smtp without -A': (p) => `check_smtp -H a.example -S -U u -P ${quote(p)}`,
    'check_smtp, misspelt': (p) => `check_smtp -H a.example --authpas5=${quote(p)}`,
    'check_smtp, unknown': (p) => `check_smtp -H a.example -Z${quote(p)}`,
    'check_smtp, command': (p) =>
      `check_smtp -H a.example -C ${quote(`AUTH PLAIN ${p}`)} -R ${quote(p)} -e ${quote(p)}`,
    'check_smtp, bare': (p) => `check_smtp -H a.example ${quote(p)}`,
    'check_smtp, as the port': (p) =>
      `check_smtp -H a.example -p ${quote(p)} -w ${quote(p)} -t ${quote(p)} -D ${quote(p)}`,
    'check_smtp, as the host': (p) => `check_smtp -H ${quote(`u:${p}@a.example`)}`,
    'check_smtp, as the user': (p) =>
      `check_smtp -H a.example -S -A LOGIN -U ${quote(p)} -P ${quote(p)} -F ${quote(p)}`,
    'check_imap, sent': (p) => `check_imap -H a.example -s ${quote(`a1 LOGIN u ${p}`)} -q ${quote(p)}`,
    'an assignment': (p) => `PW=${quote(p)} check_smtp -H a.example -S -A LOGIN -U u -P "$PW"`,
    'a default': (p) => `check_smtp -H a.example -S -A LOGIN -U u -P "\${PW:-${p.replace(/[{}$`"'\\]/g, 'x')}}"`,
    'a quote that is not closed': (p) => `check_smtp -H a.example -P '${p}`,
    centreon: (p) =>
      `centreon_protocol_imap.pl --mode=login --ssl --hostname=a.example --username=u --password=${quote(p)}`,
    'centreon, without TLS': (p) =>
      `centreon_protocol_imap.pl --mode=login --hostname=a.example --username=u --password ${quote(p)}`,
    'centreon, in options': (p) =>
      `centreon_protocol_smtp.pl --mode=login --hostname=a.example --smtp-options=login=u --smtp-options=${quote(`pass=${p}`)}`,
    'centreon, in the message': (p) =>
      `centreon_protocol_smtp.pl --mode=message --hostname=a.example --username=u --password=${quote(p)} --smtp-from=a@example.org --smtp-to=b@example.org --smtp-send-options=${quote(`subject=it is ${p}`)} --smtp-send-options=${quote(`body=${p}`)} --smtp-send-options=${quote(`x=${p}`)}`,
    'centreon, searched': (p) =>
      `centreon_protocol_imap.pl --mode=search-message --ssl --hostname=a.example --username=u --password=${quote(p)} --search=${quote(`SUBJECT "${p}"`)}`,
    'centreon, refused': (p) =>
      `centreon_protocol_imap.pl --mode=quota --hostname=a.example --username=u --password=${quote(p)} ${quote(p)}`,
    nagios: (p) =>
      `define command {\ncommand_name c\ncommand_line check_smtp -H a.example -S -A LOGIN -U u -P '$ARG1$'\n}\ndefine service {\nhost_name h\nservice_description s\ncheck_command c!${p.replace(/[!;$\\]/g, 'x')}\n}\n`,
    'nagios, command missing': (p) =>
      `define service {\nhost_name h\nservice_description s\ncheck_command check_imap!${p}\n}\n`,
    hertzbeat: (p) =>
      JSON.stringify([
        {
          monitor: { name: `n ${p}`, app: 'qq_mailbox', description: p, labels: { [p]: p } },
          params: Object.entries({ host: 'a.example', ssl: 'true', email: 'u', authorize: p }).map(
            ([field, value]) => ({ field, value }),
          ),
        },
      ]),
    'hertzbeat, without a host': (p) =>
      JSON.stringify([
        {
          monitor: { name: p, app: 'qq_mailbox' },
          params: [
            { field: 'email', value: 'u' },
            { field: 'authorize', value: p },
          ],
        },
      ]),
    'hertzbeat, broken': (p) =>
      `- monitor: {app: smtp, name: ${JSON.stringify(p)}\n- monitor:\n    ${JSON.stringify(p)}: [\n`,
  };

  /** What stands in its place. Letters of a password may be those of a word. */
  const changed: ReadonlySet<string> = new Set(['a default', 'nagios']);

  it.each(Object.entries(texts))('neither the file nor a note tells it: %s', (name, write) => {
    fc.assert(
      fc.property(secret, (password) => {
        const { yaml, notes } = importChecks(write(password));
        const given = changed.has(name) ? password.replace(/[{}$`"'\\!;]/g, 'x') : password;
        expect(yaml.toLowerCase()).not.toContain(given.toLowerCase());
        expect(JSON.stringify(notes).toLowerCase()).not.toContain(given.toLowerCase());
        expect(yaml).not.toContain(JSON.stringify(password).slice(1, -1));
      }),
      { numRuns: 100 },
    );
  });
});

describe('recognise', () => {
  it.each([
    ['[{"monitor":{}}]', 'hertzbeat'],
    ['\n [\n  {', 'hertzbeat'],
    ['[]', 'hertzbeat'],
    ['{"monitor":{}}', 'hertzbeat'],
    ['- monitor:\n    name: a', 'hertzbeat'],
    ['# x\n---\n- params: []', 'hertzbeat'],
    [
      '- !!org.apache.hertzbeat.manager.service.impl.AbstractImExportServiceImpl$ExportMonitorDTO\n  monitor:',
      'hertzbeat',
    ],
    ['# x\n  define command{', 'nagios'],
    ['define service {', 'nagios'],
    ['check_imap -H a', 'commands'],
    ['[ -x /usr/lib/check_imap ] && check_imap -H a', 'commands'],
    ['{ check_imap -H a; }', 'commands'],
    ['command_line check_imap -H a', 'commands'],
    ['', 'commands'],
  ])('%j is %s', (text, kind) => {
    expect(recognise(text)).toBe(kind);
  });
});

describe('runImport', () => {
  it('lets the end of a name decide what the text does not tell', () => {
    expect(importFile('"no"', 'monitors.JSON').notes).toEqual([
      { kind: 'skipped', text: 'The text is not a list of monitors.' },
    ]);
    expect(importFile('define x {\ncheck_imap -H a.example\n', 'checks.sh').checks).toBe(1);
    expect(importFile('check_imap -H a.example', '/etc/commands.cfg').checks).toBe(1);
  });
});

describe('hostile sizes', () => {
  const long = (piece: string, length = 5 * 1024 ** 2) => piece.repeat(Math.floor(length / piece.length));

  it.each([
    ['line ends', long('\n')],
    ['brackets', long('[')],
    ['braces of JSON', long('{"a":')],
    ['quotes', long("'")],
    ['expansions', long('$(')],
    ['a call that is too long', `check_imap ${long('-H a ', 1_000_000)}`],
    ['dashes of YAML', `- monitor: ${long('- ', 1_000_000)}`],
    ['a flow list of YAML', `- monitor: [${long('"a",', 1_000_000)}`],
    ['errors of YAML', `- monitor: x\n${long('a: b: c\n', 1_000_000)}`],
    ['aliases', `- monitor: &a {x: 1}\n${long('- *a\n', 200_000)}`],
    ['definitions without an end', long('define service {\n', 1_000_000)],
    [
      'templates on templates',
      Array.from({ length: 20_000 }, (_, n) => `define service {\nname t${n}\nuse t${n + 1}\n}\n`).join(''),
    ],
    ['names of groups', `define service {\ncheck_command c\nhostgroup_name ${long('a,', 1_000_000)}\n}\n`],
    [
      'arguments in arguments',
      `define command {\ncommand_name c\ncommand_line check_imap ${long('$ARG1$', 15_000)}\n}\ndefine service {\nhost_name ${long('h,', 4000)}\ncheck_command c!${long('$ARG1$', 1_000_000)}\n}\n`,
    ],
  ])('come to an end: %s', (_what, text) => {
    const { checks, notes } = importChecks(text);
    expect(checks).toBe(0);
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.length).toBeLessThan(100);
  });

  it('are refused beyond what anybody imports', () => {
    expect(importChecks(long('a', 5 * 1024 ** 2 + 1)).notes).toEqual([
      { kind: 'skipped', text: expect.stringContaining('longer than 5 MB') },
    ]);
  });

  it('are cut to what a checks file may have, and that is said', () => {
    const record = (n: number) => ({
      monitor: { name: `m${n}`, app: 'qq_mailbox' },
      params: Object.entries({ host: 'a.example', ssl: 'true', email: `u${n}`, authorize: `secret-number-${n}` }).map(
        ([field, value]) => ({ field, value }),
      ),
    });
    const { checks, yaml, texts } = imported(JSON.stringify(Array.from({ length: 5001 }, (_, n) => record(n))));
    expect(checks).toHaveLength(5000);
    expect(texts('skipped')).toEqual([expect.stringContaining('first 5000')]);
    expect(yaml).not.toContain('secret-number');
  });
});
