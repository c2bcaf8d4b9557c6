import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/model/issue.ts';
import type { CheckEntry } from '../../../../src/settings/checks-file/checks-file.ts';
import { givenFields } from '../../../../src/settings/checks-file/checks-file.ts';
import { parseChecksFile } from '../../../../src/settings/checks-file/parse-checks-file.ts';

const env = { NAME: 'Frankfurt', TWO_LINES: 'a\nb', TWO: 'a@x.test, b@x.test', TAGS: 'x', PASSWORD: 's3cret', NO: '' };

async function read(text: string): Promise<{ entries: readonly CheckEntry[]; issues: Issue[] }> {
  const issues: Issue[] = [];
  return { entries: (await parseChecksFile(text, 'ci/checks.yml', env, issues)).checks, issues };
}

/** Each issue as `line:column input problem`, those of fields included. */
async function problems(text: string): Promise<string[]> {
  const { entries, issues } = await read(text);
  const ofFields = entries.flatMap((entry) => [...givenFields(entry).values()].flatMap(({ issue }) => issue ?? []));
  return [...new Set([...issues, ...ofFields])].map(
    ({ source, input, problem }) => `${source?.line}:${source?.column} ${input} ${problem}`,
  );
}

/** The text of a field of the first check. */
async function textOf(field: string, written: string): Promise<string | undefined> {
  const { entries, issues } = await read(`checks:\n  - name: A\n    ${field}: ${written}\n`);
  expect(issues).toEqual([]);
  const given = entries[0]?.fields.get(field);
  expect(given?.issue).toBeUndefined();
  return given?.text;
}

describe('a checks file', () => {
  test('gives its checks in order, with where they stand and what is said of them', async () => {
    const text = `
defaults:
  host: mail.example.org
  tags: [eu]
checks:
  - name: Login in \${NAME}
    mode: imap-login
  - mode: smtp-connect
    name: Greeting
    host: smtp.example.org
    group: Edge
    tags: [us, 'fast one']
    description: The old relay
    enabled: false
`;
    const { entries, issues } = await read(text);
    expect(issues).toEqual([]);
    expect(entries.map(({ fields, defaults, id, notify, incidents, ...rest }) => rest)).toEqual([
      {
        name: 'Login in Frankfurt',
        source: { file: 'ci/checks.yml', line: 6, column: 11 },
        group: undefined,
        tags: ['eu'],
        description: undefined,
        isEnabled: true,
      },
      {
        name: 'Greeting',
        source: { file: 'ci/checks.yml', line: 9, column: 11 },
        group: 'Edge',
        tags: ['us', 'fast one'],
        description: 'The old relay',
        isEnabled: false,
      },
    ]);
    const hosts = entries.map((entry) => givenFields(entry).get('host')?.text);
    expect(hosts).toEqual(['mail.example.org', 'smtp.example.org']);
  });

  test.each(
    [
      ['port', '993', '993'],
      ['port', '0123', '0123'],
      ['port', '0o17', '0o17'],
      ['port', '0x1F', '0x1F'],
      ['port', '1_000', '1_000'],
      ['port', '1e3', '1e3'],
      ['port', '"993"', '993'],
      ['username', '007', '007'],
      ['username', '2026-11-01', '2026-11-01'],
      ['username', '12:30:45', '12:30:45'],
      ['username', 'no', 'no'],
      ['username', '1.10', '1.10'],
      ['tls-verify', 'false', 'false'],
      ['tls-verify', 'off', 'off'],
      ['timeout', '30', '30'],
      ['critical', '"@10:20"', '@10:20'],
      ['critical', '~:5', '~:5'],
      ['body', '|\n      one\n      two', 'one\ntwo\n'],
      ['body', '>-\n      one\n      two', 'one two'],
      ['body', '"tab\\t and \\u00e4"', 'tab\t and \u00e4'],
      ['password', '${PASSWORD}', 's3cret'],
      ['tls-client-key', 'certs/client.pem', 'certs/client.pem'],
      ['password', '${NO:-}', ''],
      ['body', '"${TWO_LINES}: [x] # {y}"', 'a\nb: [x] # {y}'],
      ['username', '$${PASSWORD}', '${PASSWORD}'],
      ['username', 'null', ''],
      ['username', '~', ''],
      ['to', 'a@x.test, b@x.test', 'a@x.test, b@x.test'],
      ['to', '[a@x.test, b@x.test]', 'a@x.test\nb@x.test'],
      ['mailboxes', '["*", "A, B", INBOX]', '*\nA, B\nINBOX'],
      ['search', '[unseen, "from: alice", {newer-than: 2h}, {not seen: }]', undefined],
      [
        'search',
        '\n      - unseen\n      - from: alice\n      - newer-than: 2h',
        'unseen\nfrom: alice\nnewer-than: 2h',
      ],
      ['headers', '{X-One: 1, X-Two: "a: b"}', 'X-One: 1\nX-Two: a: b'],
      ['headers', '["X-One: 1", {X-Two: 2}]', 'X-One: 1\nX-Two: 2'],
      ['thresholds', '["imap_auth_seconds warning=1"]', 'imap_auth_seconds warning=1'],
      [
        'thresholds',
        '{imap_auth_seconds: {warning: 1, critical: 3}, "mailbox_unseen{mailbox=\\"A B\\"}": {critical: "~:5"}}',
        undefined,
      ],
      [
        'thresholds',
        "\n      imap_auth_seconds: {warning: 500ms, critical: 3}\n      'mailbox_unseen{mailbox=\"A B\"}': {critical: '~:5'}",
        'imap_auth_seconds warning=500ms critical=3\nmailbox_unseen{mailbox="A B"} critical=~:5',
      ],
    ].filter((row) => row[2] !== undefined),
  )('%s: %s is the text %j', async (field = '', written = '', expected) => {
    expect(await textOf(field, written)).toBe(expected);
  });

  test('keeps an alias and a value of many lines apart from what stands around them', async () => {
    const { entries, issues } = await read(
      'checks:\n  - name: A\n    to: &all [a@x.test, b@x.test]\n    username: &me ann\n  - name: B\n    to: *all\n    username: *me\n',
    );
    expect(issues).toEqual([]);
    expect(entries[1]?.fields.get('to')?.text).toBe('a@x.test\nb@x.test');
    expect(entries[1]?.fields.get('username')).toMatchObject({ text: 'ann', source: { line: 7, column: 15 } });
  });
});

const ONE = 'checks:\n  - name: A\n    ';

describe('a broken checks file', () => {
  test.each<[what: string, text: string, expected: string[]]>([
    ['empty', '', ['1:1 checks is empty']],
    ['only comments', '# nothing\n\n', ['1:1 checks is empty']],
    ['a list', '- name: A\n', ['1:1 checks is not a map at its top']],
    ['a text', 'checks', ['1:1 checks is not a map at its top']],
    ['no checks', 'defaults:\n  host: a.test\n', ['1:1 checks has no checks:']],
    ['checks without a value', 'checks:\n', ['1:8 checks is not a list']],
    ['an empty list', 'checks: []\n', ['1:9 checks is an empty list']],
    ['checks as a map', 'checks:\n  A:\n    mode: x\n', ['2:3 checks is not a list']],
    ['an entry that is a text', 'checks:\n  - A\n', ['2:5 checks has an entry that is not a map']],
    ['an entry that is empty', 'checks:\n  -\n', ['2:4 checks has an entry that is not a map']],
    ['defaults as a list', 'defaults: [a]\nchecks:\n  - name: A\n', ['1:11 defaults is not a map']],
    [
      'another key at the top',
      'check:\n  - name: A\n',
      ['1:1 check is not known at the top of a checks file', '1:1 checks has no checks:'],
    ],
    ['no name', 'checks:\n  - mode: imap-login\n', ['2:5 name is required']],
    ['an empty name', 'checks:\n  - name: ""\n', ['2:11 name is required']],
    ['a name without a value', 'checks:\n  - name:\n', ['2:10 name has no value']],
    ['a name with a line end', 'checks:\n  - name: "a\\nb"\n', ['2:11 name holds control characters']],
    [
      'a name with a lost variable',
      'checks:\n  - name: ${NONE}\n',
      ['2:11 name refers to the variable NONE, which is not set'],
    ],
    ['a name that is a list', 'checks:\n  - name: [a]\n', ['2:11 name is a list, where one value is expected']],
    ['a name that is too long', `checks:\n  - name: ${'a'.repeat(201)}\n`, ['2:11 name is too long']],
    ['an unknown field', `${ONE}prot: 1\n`, ['3:5 prot is not a field of a check']],
    [
      'a setting of the run',
      `${ONE}fail-on: never\n`,
      ['3:5 fail-on is for the whole run, and cannot be set in a checks file'],
    ],
    ['a name under defaults', `defaults:\n  name: B\n${ONE}\n`, ['2:3 name cannot be set under defaults']],
    ['enabled under defaults', `defaults:\n  enabled: false\n${ONE}\n`, ['2:3 enabled cannot be set under defaults']],
    ['enabled with another word', `${ONE}enabled: no\n`, ['3:14 enabled is neither true nor false']],
    ['a tag with a comma', `${ONE}tags: ["a,b"]\n`, ['3:12 tags has an entry with a comma']],
    ['a tag that is a map', `${ONE}tags: [{a: b}]\n`, ['3:12 tags has a map as an entry']],
    ['a number for a flag is the business of the flag', `${ONE}tls-verify: 1\n`, []],
    ['a boolean for a text', `${ONE}username: true\n`, ['3:15 username is true, where a text is expected']],
    ['a list for a value', `${ONE}host: [a.test]\n`, ['3:11 host is a list, where one value is expected']],
    ['a map for a value', `${ONE}host: {a: b}\n`, ['3:11 host is a map, where one value is expected']],
    ['a map for a list', `${ONE}to: {a: b}\n`, ['3:9 to is a map, where a list or one value is expected']],
    ['a list in a list', `${ONE}to: [[a@x.test]]\n`, ['3:10 to has a list as an entry']],
    ['no value', `${ONE}critical:\n    mode: x\n`, ['3:14 critical has no value']],
    ['an empty list for a field', `${ONE}to: []\n`, ['3:9 to is an empty list']],
    ['an empty entry', `${ONE}mailboxes: [a, ""]\n`, ['3:20 mailboxes has an empty entry']],
    ['an entry that is null', `${ONE}mailboxes: [a, null]\n`, ['3:20 mailboxes has an empty entry']],
    [
      'a variable that would become two entries',
      `${ONE}mailboxes: ["\${TWO_LINES}"]\n`,
      ['3:17 mailboxes has an entry of several lines'],
    ],
    ['a variable that would become two addresses', `${ONE}to: ["\${TWO}"]\n`, ['3:10 to has an entry with a comma']],
    [
      'a header with a colon in its name',
      `${ONE}headers: {"A: b\\r\\nC": d}\n`,
      ['3:15 headers holds a name with a colon'],
    ],
    ['a header that is a list', `${ONE}headers: {A: [b]}\n`, ['3:18 headers has a list as a value']],
    ['two pairs in an entry', `${ONE}search: [{from: a, to: b}]\n`, ['3:14 search has a map as an entry']],
    [
      'a limit that is misspelt',
      `${ONE}thresholds: {copies: {warn: 1}}\n`,
      ['3:27 thresholds has the unknown limit "warn"'],
    ],
    [
      'a limit that is a list',
      `${ONE}thresholds: {copies: {warning: [1]}}\n`,
      ['3:36 thresholds has a limit that is no range'],
    ],
    [
      'a limit with a space',
      `${ONE}thresholds: {copies: {warning: "1 critical=9"}}\n`,
      ['3:36 thresholds has a limit that is no range'],
    ],
    ['a metric without limits', `${ONE}thresholds: {copies: }\n`, ['3:26 thresholds names no limits for a metric']],
    [
      'a password',
      `${ONE}password: hunter2\n`,
      ['3:15 password is written into the file, where everybody can read it'],
    ],
    [
      'a private key',
      `${ONE}tls-client-key: "-----BEGIN PRIVATE KEY-----"\n`,
      ['3:21 tls-client-key is written into the file, where everybody can read it'],
    ],
    [
      'a password as a default',
      `${ONE}password: \${NONE:-hunter2}\n`,
      ['3:15 password is written into the file, where everybody can read it'],
    ],
    [
      'a password that is not there',
      `${ONE}password: \${NONE}\n`,
      ['3:15 password refers to the variable NONE, which is not set'],
    ],
    [
      'a password that is empty',
      `${ONE}password: \${NO}\n`,
      ['3:15 password refers to the variable NO, which is empty'],
    ],
    ['a variable that is empty', `${ONE}host: \${NO}\n`, ['3:11 host refers to the variable NO, which is empty']],
    [
      'an expression of GitHub',
      `${ONE}host: \${{ vars.HOST }}\n`,
      ['3:11 host holds an expression of GitHub, which counts in workflows only'],
    ],
    ['half a reference', `${ONE}host: \${HOST\n`, ['3:11 host holds a reference to a variable that is not complete']],
    [
      'a variable of the runner',
      `${ONE}subject: \${ACTIONS_RUNTIME_TOKEN}\n`,
      ['3:14 subject refers to ACTIONS_RUNTIME_TOKEN, which belongs to the runner'],
    ],
    [
      'a problem under defaults that no check has',
      `defaults:\n  host: [a]\n${ONE}host: a.test\n`,
      ['2:9 host is a list, where one value is expected'],
    ],
    [
      'the same key twice',
      `${ONE}host: a.test\n    port: 1\n    host: b.test\n`,
      ['5:5 host is written twice at the same place'],
    ],
    [
      'the same key twice, in quotes',
      `${ONE}host: a.test\n    "host": b.test\n`,
      ['4:5 host is written twice at the same place'],
    ],
    ['checks twice', `${ONE}\nchecks:\n  - name: B\n`, ['4:1 checks is written twice at the same place']],
    [
      'a merge key',
      `x: &x {host: a}\n${ONE}<<: *x\n`,
      [
        '4:5 checks has a merge key (<<), which YAML 1.2 does not know',
        '1:1 x is not known at the top of a checks file',
      ],
    ],
    ['a tag', `${ONE}host: !!str a.test\n    port: 1\n`, ['3:17 checks has a tag, such as !!str']],
    ['a tag of its own', `${ONE}host: !secret a.test\n`, ['3:19 checks has a tag, such as !!str']],
    ['a key that is a list', `${ONE}? [a]\n    : b\n`, ['3:7 checks has a key that is no text']],
    ['a key that is nothing', `${ONE}: b\n`, ['3:1 checks has a key that is no text']],
    ['an alias without an anchor', `${ONE}host: *nobody\n`, ['3:11 checks has an alias without an anchor before it']],
    [
      'an anchor that contains itself',
      'checks: &a\n  - *a\n',
      ['2:5 checks has an alias without an anchor before it', '2:5 checks has an entry that is not a map'],
    ],
    ['a tab', 'checks:\n\t- name: A\n', ['2:1 checks is indented with a tab']],
    ['a bracket left open', `${ONE}to: [a\n`, ['4:1 checks has a line that is indented wrongly']],
    [
      'a quote left open',
      `${ONE}host: 'a\n`,
      ['4:1 checks lacks a character: a closing quote or bracket, or the dash of an item'],
    ],
    ['a colon in a value', `${ONE}subject: Re: x\n`, ['3:14 checks has a colon and a space in a value']],
    ['an at sign', `${ONE}critical: @1:2\n`, ['3:15 checks has a value that begins with @ or a back quote']],
    ['an escape', `${ONE}host: "\\q"\n`, ['3:12 checks has an escape that YAML does not know']],
    ['two documents', `---\n${ONE}\n---\n${ONE}\n`, ['5:1 checks holds more than one document']],
    [
      'two lines that are wrong',
      `${ONE}subject: Re: x\n    critical: @1\n`,
      ['3:14 checks has a colon and a space in a value', '4:15 checks has a value that begins with @ or a back quote'],
    ],
    [
      'maps without end',
      `a: ${'{a: '.repeat(100)}1${'}'.repeat(100)}`,
      ['1:84 checks is nested too deep', '1:1 a is not known at the top of a checks file', '1:1 checks has no checks:'],
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await problems(text)).toEqual(expected);
  });

  test('says everything at once, each with what to write instead', async () => {
    const { issues } = await read('x: 1\nchecks:\n  - mod: a\n    enabled: 2\n  - name: A\n    tag: b\n');
    expect(issues.map(({ input, remedy }) => [input, remedy])).toEqual([
      ['x', 'Remove it.'],
      ['mod', 'Did you mean mode?'],
      ['enabled', 'Write true or false.'],
      ['name', 'Give each check a name.'],
      ['tag', 'Did you mean tags?'],
    ]);
  });

  test('is not quoted, because somebody may have written a password into it', async () => {
    for (const text of [`${ONE}password: hunter2: x\n`, `${ONE}password: "hunter2\n`, `${ONE}password: [hunter2\n`]) {
      expect(JSON.stringify(await read(text))).not.toContain('hunter2');
    }
  });

  test('cannot grow while it is read: an alias bomb is a wrong type', async () => {
    const levels = Array.from({ length: 30 }, (_, n) => `  - &l${n + 1} [${Array(10).fill(`*l${n}`).join(', ')}]`);
    const { issues } = await read(`checks:\n  - &l0 [x]\n${levels.join('\n')}\n`);
    expect(issues).toHaveLength(31);
    expect(new Set(issues.map(({ problem }) => problem))).toEqual(new Set(['has an entry that is not a map']));
  });

  test('has brackets without end refused where the patience of the reader ends', async () => {
    const found = await problems(`a: ${'['.repeat(20_000)}`);
    expect(found).toEqual([expect.stringMatching(/^1:\d+ checks is nested too deep$/)]);
  });

  test('has lists of lists refused before they use up the stack, wherever that ends', async () => {
    const deep = (depth: number) => problems(`checks:\n  ${'- '.repeat(depth)}name: a\n    mode: x\n`);
    for (let depth = 1000; depth < 6000; depth += 100) expect(await deep(depth)).not.toEqual([]);
    expect(await deep(50_000)).toEqual([expect.stringMatching(/ is nested too deep$/)]);
  });

  test('has a map of very many keys read in a moment', async () => {
    const keys = Array.from({ length: 50_000 }, (_, n) => `    k${n}: 1`).join('\n');
    expect((await read(`${ONE}mode: x\n${keys}\n`)).issues).toHaveLength(50_000);
  });
});

describe('whatever a file holds', () => {
  const piece = fc.constantFrom(
    ...[
      'checks:',
      'defaults:',
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      'name: ',
      'host: ',
      '${A}',
      '${',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
    ],
    ...[
      ': ',
      ', ',
      '"',
      "'",
      '|',
      '>',
      '#',
      '!t ',
      '<<: ',
      '? ',
      '---\n',
      '%YAML 1.1\n',
      'null',
      '~',
      '\t',
      '\u0000',
      '\ufeff',
      'é',
      '0x1',
    ],
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 });

  test('it is read without an exception, and every issue has a place in it and says what to do', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (pieces) => {
        const { entries, issues } = await read(pieces.join(''));
        if (entries.length === 0) expect(issues).not.toEqual([]);
        for (const { source, problem, remedy } of issues) {
          expect(source).toMatchObject({ file: 'ci/checks.yml', line: expect.any(Number), column: expect.any(Number) });
          expect(source?.line).toBeGreaterThan(0);
          expect(source?.column).toBeGreaterThan(0);
          expect(problem).toMatch(/^[a-z]/);
          expect(remedy).toMatch(/^[A-Z]/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
