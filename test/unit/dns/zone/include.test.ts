import { describe, expect, test } from 'vitest';
import type { Include } from '../../../../src/dns/plan-file.ts';
import { readZone } from '../read-zone.ts';

function filesOf(files: Readonly<Record<string, string>>): Include {
  return async (path) => {
    const text = files[path];
    return text === undefined ? 'does not exist' : { path, octets: Buffer.from(text) };
  };
}

describe('$INCLUDE', () => {
  test('has its records at their own lines, and its origin only for itself', async () => {
    const include = filesOf({
      'keys.zone': '; keys\ns1 TXT x\n$ORIGIN deep\n@ TXT y\n',
      plain: '\tMX 10 mx\n$TTL 90\n',
    });
    const text = '$TTL 60\n@ A 192.0.2.1\n$INCLUDE keys.zone _domainkey\n$INCLUDE plain\n A 192.0.2.2\nb A 192.0.2.3';
    const { records, lines, problems } = await readZone(text, { include });
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      'ex.test 60 A 192.0.2.1 @2',
      's1._domainkey.ex.test 60 TXT "x" @2',
      'deep._domainkey.ex.test 60 TXT "y" @4',
      'ex.test 60 MX 10 mx.ex.test @1',
      'ex.test 90 A 192.0.2.2 @5',
      'b.ex.test 90 A 192.0.2.3 @6',
    ]);
    expect(records.map(({ source }) => source.file)).toEqual([
      ...['planned.zone', 'keys.zone', 'keys.zone', 'plain', 'planned.zone', 'planned.zone'],
    ]);
  });

  test('problems are at the line of the included file', async () => {
    const include = filesOf({ 'keys.zone': '\ns1 60 A x\n' });
    const { problems } = await readZone('$INCLUDE "keys.zone"\n$INCLUDE none\n@ 60 A y', { include });
    expect(problems).toEqual([
      'keys.zone:2:9 has an address that is not IPv4 (x)',
      'planned.zone:2:10 includes a file that does not exist (none)',
      'planned.zone:3:8 has an address that is not IPv4 (y)',
    ]);
  });

  test('loops end', async () => {
    const include = filesOf({ a: '$INCLUDE a\n@ 60 A 192.0.2.1\n' });
    const { problems, records } = await readZone('$INCLUDE a', { include });
    expect(problems).toEqual(['a:1:10 includes a file that is more than 8 includes deep (a)']);
    expect(records).toHaveLength(8);
  });

  test('they are counted', async () => {
    const include = filesOf({ a: '$INCLUDE b\n'.repeat(60), b: '@ 60 A 192.0.2.1\n' });
    const { problems, records } = await readZone('$INCLUDE a\n$INCLUDE a', { include });
    expect(problems[0]).toBe('a:39:10 includes a file that comes after 100 others (b)');
    expect(records).toHaveLength(98);
  });
});
