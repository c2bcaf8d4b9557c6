/** What makes foreign text safe for people and machines, and what takes secrets out of it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Secret } from '../../../src/model/secret.ts';
import { jsonText } from '../../../src/report/common/json-text.ts';
import { renderLog } from '../../../src/report/log/log.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import { renderAnnotations } from '../../../src/report/workflow/annotations.ts';
import { renderOutputs } from '../../../src/report/workflow/outputs.ts';
import { secretForms } from '../../../src/secrets/forms.ts';
import { redactReport } from '../../../src/secrets/redact-report.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { prose } from '../../../src/text/markdown.ts';
import { codeSpan, forLabel, forMarkup, forNagios, forNagiosLabel, safeText } from '../../../src/text/untrusted.ts';
import { parseRunnerCommands } from '../../support/bundle/runner-commands.ts';
import { randomReport } from '../../support/reports/random-report.ts';
import { renderFormats } from '../../support/reports/sinks.ts';
import { corpusLines } from '../corpus.ts';
import { type FuzzTarget, fuzzCase } from '../fuzz-case.ts';
import { foreignText } from '../mutate.ts';

const DICTIONARY = [
  '::error::',
  '##[',
  '[',
  '#',
  '::',
  '%0A',
  '`',
  '|',
  '<',
  '&',
  '"',
  "'",
  '\\',
  '…',
  '\x1b[31m',
  '@a',
  '#1',
];
const text = foreignText(corpusLines('report'), DICTIONARY);
const limit = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(300));
const SINKS = { safeText, codeSpan, forMarkup, forLabel, forNagios, forNagiosLabel };
const sink = fc.constantFrom(...Object.values(SINKS));
/** Long enough to be masked. */
const secret = fc
  .oneof(
    fc.string({ minLength: 4, maxLength: 24 }),
    text,
    fc.constantFrom('***a', 'a***', 'aaaa', 'abab', '****', 'pass word'),
  )
  .filter((value) => value.trim().length >= 4 && value.length <= 60);

export const report: FuzzTarget = {
  name: 'report',
  cases: [
    fuzzCase(
      'a safe text is one printable line without a command',
      fc.tuple(sink, text, limit),
      ([make, foreign, most]) => {
        const safe = make(foreign, most);
        assert.doesNotMatch(safe, /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
        assert.deepEqual(parseRunnerCommands(safe), []);
        assert.deepEqual(parseRunnerCommands(`#${safe}[error]x`.replace(/^#$/, '')), []);
        assert(Array.from(safeText(foreign, most)).length <= most);
      },
    ),
    fuzzCase('safe texts side by side are as safe', fc.array(fc.tuple(sink, text), { maxLength: 4 }), (parts) => {
      assert.deepEqual(parseRunnerCommands(parts.map(([make, foreign]) => make(foreign)).join('')), []);
    }),
    fuzzCase('a safe text stays as it is', fc.tuple(text, limit), ([foreign, most]) => {
      const safe = safeText(foreign, most);
      assert.equal(safeText(safe, most), safe);
    }),
    fuzzCase('a code span holds the text and nothing gets out of it', text, (foreign) => {
      const span = codeSpan(foreign);
      const [, fence = '', content = ''] = /^(`+)(.*?)\1$/s.exec(span) ?? [];
      assert(fence !== '' && !content.split(/[^`]+/).includes(fence) && !content.includes('|'));
      assert.equal(content.length + 2 * fence.length, span.length);
    }),
    fuzzCase('prose has markup in code alone', text, (foreign) => {
      const outside = prose(foreign).replace(/(`+).*?[^`]\1(?!`)/gs, ' ');
      assert.doesNotMatch(outside, /[<>@#&|_~$[\]\\*`]|:\/\/|www\./);
    }),
    fuzzCase('JSON reads back, and is safe to print', text, (foreign) => {
      const printed = jsonText({ [foreign]: [foreign, null, 1] }, 1);
      assert.deepEqual(JSON.parse(printed), { [foreign]: [foreign, null, 1] });
      assert.deepEqual(parseRunnerCommands(printed), []);
    }),
    fuzzCase(
      'no form of a secret is left, and twice is once',
      fc.tuple(secret, text, text),
      ([value, before, after]) => {
        const forms = secretForms([{ username: 'probe', password: new Secret(value) }]);
        const redact = createRedactor(forms);
        for (const form of forms) {
          const clean = redact(before + form + after);
          assert(!forms.some((each) => clean.toLowerCase().includes(each.toLowerCase())), `${form} is left`);
          assert.equal(redact(clean), clean);
        }
      },
    ),
    fuzzCase('what holds no secret stays as it is', text, (foreign) => {
      const redact = createRedactor(
        secretForms([{ username: 'u', password: new Secret('\u{10ffff}\u{10fffe}\u{10fffd}\u{10fffc}') }]),
      );
      assert.equal(redact(foreign), foreign);
      assert.deepEqual(redactReport({ a: [foreign] }, redact), { a: [foreign] });
    }),
    fuzzCase('a report is rendered in every form, and gives no command', randomReport, (given) => {
      const printed = [...renderLog(given), renderSummary(given), ...Object.values(renderFormats(given))];
      assert.deepEqual(printed.flatMap((each) => each.split('\n')).flatMap(parseRunnerCommands), []);
      assert(Buffer.byteLength(renderSummary(given)) <= 1024 * 1024);
      renderAnnotations(given);
      for (const [name, value] of renderOutputs(given, 'report.json')) {
        // A step a line.
        const breaks = name === 'publication-order' ? /\r/ : /[\r\n]/;
        assert(name !== '' && !breaks.test(value));
      }
    }),
  ],
};
