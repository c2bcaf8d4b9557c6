import { describe, expect, it } from 'vitest';
import { variable } from '../../../../src/import/draft/placeholder.ts';
import { readCentreonOptions } from '../../../../src/import/plugins/centreon-options.ts';
import { type OptionSpec, readOptions } from '../../../../src/import/plugins/getopt.ts';

const SPECS: readonly OptionSpec[] = [
  { key: 'H', long: ['hostname'], value: 'required' },
  { key: 'p', long: ['port'], value: 'required' },
  { key: 'S', long: ['ssl', 'starttls'], value: 'none' },
  { key: 'v', long: ['verbose'], value: 'none' },
  { key: 'V', long: ['version'], value: 'none' },
  { key: 'x', long: ['extra-opts'], value: 'optional' },
];

function given(...words: string[]) {
  const options = readOptions(words, SPECS);
  const values = Object.fromEntries(SPECS.flatMap(({ key }) => (options.has(key) ? [[key, options.get(key)]] : [])));
  return { values, unknown: options.unknown, rest: options.rest, variables: options.variables };
}

describe('readOptions, as getopt_long', () => {
  it.each<[string[], Record<string, string>]>([
    [['-H', 'a', '-p', '1'], { H: 'a', p: '1' }],
    [['-Ha', '-p1'], { H: 'a', p: '1' }],
    [['-Svp', '1'], { S: '', v: '', p: '1' }],
    [['--hostname=a', '--port', '1'], { H: 'a', p: '1' }],
    [['--host', 'a', '--ss'], { H: 'a', S: '' }],
    [['-H', '-p'], { H: '-p' }],
    [['-H', 'a', '-H', 'b'], { H: 'b' }],
    [['--extra-opts', '-S'], { x: '', S: '' }],
    [['--extra-opts=a@b'], { x: 'a@b' }],
  ])('reads %j', (words, values) => {
    expect(given(...words)).toEqual({ values, unknown: [], rest: [], variables: [] });
  });

  it.each<[string[], string[]]>([
    [['-H'], ['-H']],
    [['--bogus=1'], ['--bogus']],
    [['-z'], ['-z']],
    [['--ver'], ['--ver']],
    [['--ssl=1'], ['--ssl']],
  ])('tells that %j is not right', (words, unknown) => {
    expect(given(...words)).toMatchObject({ values: {}, unknown });
  });

  it.each(['-zhunter2', '--passwordhunter2', '--authpass=hunter2', '--bogus=hunter2', '-S=hunter2'])(
    'tells nothing of what may be a secret: %s',
    (word) => {
      const { unknown } = given(word);
      expect(unknown).toHaveLength(1);
      expect(unknown.join()).not.toContain('hunter2');
    },
  );

  it('ends at the first other word, or behind two dashes', () => {
    expect(given('-S', 'mail', '-p', '1')).toMatchObject({ values: { S: '' }, rest: ['mail', '-p', '1'] });
    expect(given('-S', '--', '-p', '1')).toMatchObject({ values: { S: '' }, rest: ['-p', '1'] });
  });

  it('goes on behind a variable, which may hold options', () => {
    const options = variable('ARG1');
    expect(given('-S', options, '-p', '1')).toMatchObject({
      values: { S: '', p: '1' },
      variables: [options],
      rest: [],
    });
  });
});

describe('readCentreonOptions', () => {
  it('reads values behind a sign and behind a space', () => {
    const options = readCentreonOptions(['--mode=login', '--hostname', 'a', '--username=', '--ssl', '--password=x=y']);
    expect(options.get('mode')).toBe('login');
    expect(options.get('hostname')).toBe('a');
    expect(options.get('username')).toBeUndefined();
    expect(options.has('ssl')).toBe(true);
    expect(options.get('password')).toBe('x=y');
    expect(options.has('insecure')).toBe(false);
  });

  it('takes the word behind an option without a value, as Centreon does', () => {
    expect(readCentreonOptions(['--warning=', '5']).get('warning')).toBe('5');
    expect(readCentreonOptions(['--ssl', '0']).has('ssl')).toBe(false);
    expect(readCentreonOptions(['--ssl=0']).has('ssl')).toBe(false);
  });

  it('keeps the values of an option that is repeated, of which the last counts', () => {
    const options = readCentreonOptions(['--smtp-options=layer=none', '--smtp-options=auth=PLAIN']);
    expect(options.all('smtp-options')).toEqual(['layer=none', 'auth=PLAIN']);
    expect(options.get('smtp-options')).toBe('auth=PLAIN');
  });

  it('knows no abbreviations and no single dash', () => {
    const options = readCentreonOptions(['--host=a', '-ssl', 'alone']);
    expect(options.names).toEqual(['host']);
  });

  it('does not take a variable for the value of a switch', () => {
    const extra = variable('EXTRA');
    const options = readCentreonOptions(['--ssl', extra, '--username', variable('USER'), '--', '--mode=x']);
    expect(options.has('ssl')).toBe(true);
    expect(options.variables).toEqual([extra]);
    expect(options.get('username')).toBe(variable('USER'));
    expect(options.get('mode')).toBeUndefined();
  });
});
