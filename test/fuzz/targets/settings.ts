/** What reads what people write: inputs, their kinds, thresholds, criteria, checks files, and what the main step left. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTickets } from '../../../src/github/ticket.ts';
import type { Argument } from '../../../src/mail/imap/wire/grammar.ts';
import { compileSearch } from '../../../src/mail/mailbox/search-program.ts';
import type { Issue } from '../../../src/model/issue.ts';
import { prepare } from '../../../src/pipeline/run.ts';
import { parseChecksFile } from '../../../src/settings/checks-file/parse-checks-file.ts';
import { substitute } from '../../../src/settings/checks-file/substitute.ts';
import type { Field } from '../../../src/settings/field.ts';
import { FIELDS } from '../../../src/settings/fields.ts';
import { loadPem } from '../../../src/settings/files/pem.ts';
import { address } from '../../../src/settings/kinds/address.ts';
import { duration } from '../../../src/settings/kinds/basic.ts';
import { criteria } from '../../../src/settings/kinds/criteria.ts';
import { host } from '../../../src/settings/kinds/host.ts';
import { BadValue } from '../../../src/settings/kinds/kind.ts';
import { size } from '../../../src/settings/kinds/size.ts';
import { inputName } from '../../../src/settings/settings.ts';
import { clock } from '../../../src/system/clock.ts';
import { closest } from '../../../src/text/closest.ts';
import { alerts, describeRange, parseRange, RangeSyntaxError } from '../../../src/verdict/range.ts';
import { parseThreshold } from '../../../src/verdict/threshold.ts';
import { formatValue, parseValue } from '../../../src/verdict/value.ts';
import { noFiles } from '../../support/settings/memory-files.ts';
import { corpusLines, corpusTexts } from '../corpus.ts';
import { type FuzzTarget, fuzzCase } from '../fuzz-case.ts';
import { foreignText, mutated } from '../mutate.ts';

const fields = Object.entries(FIELDS) as [string, Field<unknown>][];
const words = fields.flatMap(([, { kind, default: text }]) => [
  ...(kind.words ?? []),
  ...(text === undefined ? [] : [text]),
]);
const METRICS = [
  'not ',
  'newer-than: ',
  'header: ',
  'warning=',
  'critical=',
  '{mailbox="',
  '@',
  '~:',
  'ms',
  'KB',
  '%',
  'd',
];
const given = foreignText(corpusLines('settings'), [...words, ...METRICS]);
const yaml = mutated(
  corpusTexts('settings').filter((text) => text.includes('checks:')),
  [
    ...[
      '- ',
      '  ',
      '\n',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a',
      '<<: ',
      '|',
      '>',
      '!!int ',
      '# ',
      '---\n',
      "'",
      '"',
      '${',
      '}',
      '%YAML 1.2\n',
    ],
    ...fields.map(([name]) => `${inputName(name)}: `),
  ],
);
const PEMS = corpusTexts('certificates');
const unit = fc.constantFrom('seconds' as const, 'bytes' as const, 'days' as const, 'ratio' as const, 'count' as const);
const number = fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(0, -0, Infinity, -Infinity, NaN));
const SPECS = [
  { name: 'imap_auth_seconds', unit: 'seconds', help: 'login' },
  { name: 'mailbox_unseen', unit: 'count', help: 'unseen', label: 'mailbox' },
] as const;

/** What the parser gives, or nothing when it says why not. */
function read<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    assert(error instanceof BadValue, String(error));
    assert(error.message !== '' && /[.?]$/.test(error.remedy), error.remedy);
    return undefined;
  }
}

/** Every text of a search program. */
function texts(list: readonly Argument[]): readonly string[] {
  return list.flatMap((each) => ('type' in each ? [String(each.value)] : texts(each)));
}

/** Issues name what they are about and how to mend it. */
function expectIssues(issues: readonly Issue[]): void {
  for (const { input, problem, remedy } of issues)
    assert(problem !== '' && /[.?]$/.test(remedy), `${input} ${problem} ${remedy}`);
}

export const settings: FuzzTarget = {
  name: 'settings',
  cases: [
    fuzzCase(
      'every kind gives a value or says what is wrong',
      fc.tuple(fc.constantFrom(...fields), given),
      ([[, { kind }], text]) => {
        read(() => kind.parse(text));
      },
    ),
    fuzzCase('a host and an address read back as themselves', given, (text) => {
      for (const kind of [host, address]) {
        const value = read(() => kind.parse(text));
        if (value === undefined) continue;
        assert.equal(kind.parse(value), value);
        assert.match(value, /^[^\s\p{C}<>"]+$/u);
      }
    }),
    fuzzCase('durations and sizes lie within their bounds', given, (text) => {
      const ms = read(() => duration().parse(text));
      assert(ms === undefined || (Number.isInteger(ms) && ms >= 1 && ms <= 86_400_000), String(ms));
      const bytes = read(() => size.parse(text));
      assert(bytes === undefined || (Number.isInteger(bytes) && bytes >= 0), String(bytes));
    }),
    fuzzCase('a value is a number or a clause that says why not', fc.tuple(given, unit), ([text, of]) => {
      const value = parseValue(text, of);
      assert(typeof value === 'string' ? value !== '' : Number.isFinite(value), String(value));
    }),
    fuzzCase('a number can be shown', fc.tuple(number, unit), ([value, of]) => {
      assert.match(formatValue(value, of), /^\S+(?: \S+)?$/);
    }),
    fuzzCase(
      'a range reads back, and alerts on one side of its bounds',
      fc.tuple(given, unit, number),
      ([text, of, value]) => {
        let range: ReturnType<typeof parseRange>;
        try {
          range = parseRange(text, of);
        } catch (error) {
          assert(error instanceof RangeSyntaxError, String(error));
          return;
        }
        assert.deepEqual(parseRange(range.text, of), range);
        assert(range.start <= range.end);
        assert.equal(alerts(range, range.start), range.inside);
        assert.equal(alerts(range, range.end), range.inside);
        if (alerts(range, value)) assert.match(describeRange(range, value, of), /\w/);
      },
    ),
    fuzzCase('a threshold is one or says what is wrong', given, (line) => {
      const threshold = parseThreshold(line, SPECS);
      if (typeof threshold === 'string') assert.match(threshold, /\w \w/);
      else assert(threshold.warning ?? threshold.critical);
    }),
    fuzzCase(
      'a search program holds no line end and no word of its own',
      fc.tuple(given, fc.boolean(), fc.nat(2 ** 31)),
      ([text, hasWithin, seconds]) => {
        const list = read(() => criteria.parse(text));
        if (!list) return;
        const program = compileSearch(list, seconds * 1000, hasWithin);
        for (const side of [program.widest, program.surest ?? [], program.doubtful ?? []]) {
          assert(texts(side).every((each) => !/[\r\n\0]/.test(each)));
        }
        assert.equal(typeof program.accepts(seconds * 900), 'boolean');
      },
    ),
    fuzzCase(
      'the inputs of a run are read, whatever they are',
      fc.dictionary(fc.oneof(fc.constantFrom(...fields.map(([name]) => inputName(name))), given), given, {
        maxKeys: 8,
      }),
      async (inputs) => {
        const env = Object.fromEntries(
          Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]),
        );
        const job = await prepare({ env, files: noFiles, clock });
        expectIssues(job.issues);
        assert.equal(job.plan === undefined, job.issues.length > 0);
      },
    ),
    fuzzCase('a checks file is read, whatever stands in it', yaml, async (text) => {
      const issues: Issue[] = [];
      await parseChecksFile(text, 'checks.yml', { PROBE_PASSWORD: 'secret: {' }, issues);
      expectIssues(issues);
      for (const { problem, remedy, value } of issues) assert(!`${problem}${remedy}${value}`.includes('secret: {'));
    }),
    fuzzCase('what a variable holds is not read again', fc.tuple(given, given), ([text, value]) => {
      const once = substitute(text.replaceAll('$', ''), { A: value });
      assert('text' in once && once.text === text.replaceAll('$', ''));
      const put = substitute('<${A:-}>', { A: value });
      assert('text' in put && put.text === `<${value}>`);
      substitute(text, { A: value });
    }),
    fuzzCase(
      'a PEM text is clean or reported',
      foreignText(PEMS, ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----', '\r\n']),
      async (text) => {
        const issues: Issue[] = [];
        const pem = await loadPem('tls-ca', text, { env: {}, files: noFiles }, issues);
        assert.equal(pem === undefined, issues.length > 0);
        expectIssues(issues);
        if (pem !== undefined) assert.equal(await loadPem('tls-ca', pem, { env: {}, files: noFiles }, []), pem);
      },
    ),
    fuzzCase('a ticket is one of ours or none', fc.tuple(given, fc.array(given, { maxLength: 3 })), ([text, names]) => {
      const encoded = (value: string): string => Buffer.from(value).toString('base64');
      for (const state of [text, encoded(text), encoded(`{"ticket":${text},"owner":"a"}`)]) {
        for (const { ticket, owner } of readTickets({ STATE_ticket: state })) {
          assert(/^[0-9a-f]{32}$/.test(ticket.token) && typeof owner === 'string');
        }
      }
      const mailboxes = names.map((name) => name.toWellFormed());
      const own = { ticket: { token: 'a'.repeat(32), mailboxes }, owner: text.toWellFormed() };
      assert.deepEqual(readTickets({ STATE_ticket_7: encoded(JSON.stringify(own)) }), [own]);
    }),
    fuzzCase(
      'the closest of some names is one of them',
      fc.tuple(given, fc.array(given, { maxLength: 6 })),
      ([wanted, names]) => {
        const found = closest(wanted, names);
        assert(found === undefined || names.includes(found));
      },
    ),
  ],
};
