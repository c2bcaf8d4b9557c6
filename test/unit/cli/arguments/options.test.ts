import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/cli/arguments/arguments.ts';
import { allOptions, fieldOptions, OUTPUT_FORMATS } from '../../../../src/cli/arguments/options.ts';
import { FORMATS } from '../../../../src/report/formats.ts';
import type { Field } from '../../../../src/settings/field.ts';
import { FIELDS } from '../../../../src/settings/fields.ts';
import { flag, line, secret, thresholdLines } from '../../../../src/settings/kinds/basic.ts';
import { inputName } from '../../../../src/settings/settings.ts';

const fields: [string, Field<unknown>][] = Object.entries<Field<unknown>>(FIELDS);
const rest = { scope: 'check', group: 'Results', help: 'Help with `code`.' } as const;

describe('the options', () => {
  it.each(fields)('have one for the setting %s, of the same name', (name, field) => {
    const [main, ...others] = fieldOptions(name, field);
    const input = inputName(name);
    expect(main?.long).toBe(field.kind.isSecret ? `--${input}-file` : `--${input}`);
    expect(main?.hidden).toBeFalsy();
    expect(main?.helpGroupHeading).toBe(`${field.group}:`);
    expect(main?.description).not.toContain('`');
    if (field.kind.isSecret)
      expect(others.map(({ long, hidden }) => ({ long, hidden }))).toEqual([{ long: `--${input}`, hidden: true }]);
    // What begins with no- is a negation already.
    if (field.kind.type === 'boolean' && !input.startsWith('no-')) {
      expect(others.map(({ long }) => long)).toContain(`--no-${input}`);
    }
  });

  it('are each there once', () => {
    const names = allOptions().flatMap(({ long, short }) => [long, ...(short === undefined ? [] : [short])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('offer every format, and the text for people first', () => {
    // A status page is a folder, which cannot be printed.
    expect(OUTPUT_FORMATS).toEqual(['text', ...Object.keys(FORMATS).filter((name) => name !== 'status-page')]);
  });

  it('tell the default and the words of a setting', () => {
    const tell = (name: keyof typeof FIELDS) => fieldOptions(name, FIELDS[name])[0];
    expect(tell('deliveryTimeout')?.flags).toBe('--delivery-timeout [duration]');
    expect(tell('deliveryTimeout')?.description).toMatch(/ \(default: 60s\)$/);
    expect(tell('tlsMode')?.flags).toBe('--tls-mode [implicit|starttls|none]');
    expect(tell('tlsVerify')?.flags).toBe('--tls-verify [true|false]');
    expect(tell('password')?.description).toContain('MAIL_PROBE_PASSWORD');
  });
});

describe('a setting that others add to the table', () => {
  const table = {
    reports: { kind: thresholdLines, ...rest },
    apiKey: { kind: secret, ...rest },
    quick: { kind: flag, ...rest },
  };

  it('has its option, and the usual other name', () => {
    const { texts, secretFiles, issues } = parseArguments(
      ['--report', 'junit=a.xml', '--reports=json=b', '--report=html=c', '--api-key-file', 'key', '--no-quick'],
      table,
    );
    expect(issues).toEqual([]);
    expect(texts).toEqual(
      new Map([
        ['reports', 'junit=a.xml\njson=b\nhtml=c'],
        ['quick', 'false'],
      ]),
    );
    expect(secretFiles).toEqual(new Map([['api-key', 'key']]));
  });

  it('has no other name when it is not there', () => {
    const { issues } = parseArguments(['--report', 'junit=a.xml'], { host: { kind: line, ...rest } });
    expect(issues).toMatchObject([{ input: '--report', problem: 'is not an option' }]);
  });
});

describe('parseArguments', () => {
  it('reads every setting from its option, with a space or an equals sign', () => {
    for (const [name, { kind }] of fields) {
      const input = inputName(name);
      const word = kind.type === 'boolean' ? 'false' : 'word';
      for (const args of [[`--${input}`, word], [`--${input}=${word}`]]) {
        expect(parseArguments(['mode', ...args])).toMatchObject({ operands: ['mode'], issues: [] });
        expect(parseArguments(args).texts).toEqual(new Map([[input, word]]));
      }
    }
  });

  it.each([
    [['--transcript'], 'transcript', 'true'],
    [['-v'], 'transcript', 'true'],
    [['--verbose', '--no-transcript'], 'transcript', 'false'],
    [['--no-cleanup'], 'cleanup', 'false'],
    [['--no-mail'], 'no-mail', 'true'],
    [['--no-mail=false'], 'no-mail', 'false'],
    [['--cleanup', 'false', '--cleanup'], 'cleanup', 'true'],
    [['--host', 'a', '--host', 'b'], 'host', 'b'],
    [['--to', 'a@x.test', '--to', 'b@x.test'], 'to', 'a@x.test\nb@x.test'],
    [['--subject=--dashes--'], 'subject', '--dashes--'],
    [['--subject', '-1'], 'subject', '-1'],
    [['--subject', '-urgent-', '-v'], 'subject', '-urgent-'],
    [['--password', '--hunter=2', '--host', 'a'], 'password', '--hunter=2'],
    [['--tls-client-key', '-----BEGIN PRIVATE KEY-----\nA='], 'tls-client-key', '-----BEGIN PRIVATE KEY-----\nA='],
    [['--host', 'a', '--', '--host', 'b', '--hots'], 'host', 'a'],
  ])('takes %j for %s: %s', (args, input, text) => {
    const { texts, issues } = parseArguments(args);
    expect(issues).toEqual([]);
    expect(texts.get(input)).toBe(text);
  });

  it('never takes an option for the value of another', () => {
    const { texts, issues } = parseArguments(['--host', '--port', '25', '--subject', '--verbose', '--to', '--']);
    expect([...texts]).toEqual([
      ['port', '25'],
      ['transcript', 'true'],
    ]);
    expect(issues.map(({ input, problem }) => `${input} ${problem}`)).toEqual([
      '--host has no value',
      '--to has no value',
      '--subject has no value',
    ]);
  });

  it('never fails, and never quotes a value in an issue', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '--',
        '-',
        '-v',
        '--host',
        '--no-host',
        '--hots=canary',
        '--canary=canary',
        '-canary',
        '--to',
        '--password',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (args) => {
        const { issues, operands, texts } = parseArguments(['--hots', 'canary', ...args]);
        expect(issues[0]).toMatchObject({ input: '--hots', problem: 'is not an option' });
        const said = issues.map(({ input, ...rest }) => [input.replace('--canary', ''), rest]);
        expect(JSON.stringify(said)).not.toContain('canary');
        expect([...operands, ...texts.values()].every((text) => typeof text === 'string')).toBe(true);
      }),
    );
  });
});
