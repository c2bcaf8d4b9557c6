import { describe, expect, test } from 'vitest';
import { planOf } from './read-plan.ts';

const ir = (...domains: readonly object[]) => ({ 'ir.json': { registrars: [], dns_providers: [], domains } });
const record = (type: string, name: string, target: string, more: object = {}) => ({
  ...{ type, name, target, ttl: 300, filepos: '[line:2:5]' },
  ...more,
});

describe('what dnscontrol print-ir prints', () => {
  test('records with the lines of the configuration', async () => {
    const records = [
      record('MX', '@', 'mx.ex.test.', { mxpreference: 15 }),
      record('MX', '@', 'mx0.ex.test.'),
      record('TXT', 'd', 'v=spf1 "x" -all; \\', { ttl: undefined, filepos: 'dns/zones.js:12:3' }),
      record('TLSA', '_25._tcp', '01BA', { tlsausage: 3, tlsaselector: 1, tlsamatchingtype: 1 }),
      record('TLSA', '_25._tcp', '01BB'),
      record('SRV', '_imaps._tcp', 'mx.ex.test.', { srvport: 993 }),
      record('CAA', '@', 'ca.test', { caatag: 'issue' }),
      record('A', 'mx', '192.0.2.1', { meta: { cloudflare_proxy: 'on' } }),
      record('CNAME', 'www', 'mx.ex.test.', { meta: { cloudflare_proxy: 'full' } }),
      record('CNAME', '*', 'mx.ex.test.'),
      record('SOA', '@', 'ns.ex.test.', { soambox: 'h.ex.test.', soaserial: 1, soaminttl: 60 }),
      record('DS', 'sub', '', { dskeytag: 1, dsalgorithm: 8, dsdigesttype: 2, dsdigest: 'AB', target: undefined }),
      record('ALIAS', '@', 'host.other.test.'),
      record('R53_ALIAS', 'r', 'host.other.test.', { r53_alias: { type: 'AAAA' } }),
      record('AZURE_ALIAS', 'z', '/subscriptions/1'),
      record('CF_REDIRECT', '@', 'a,b'),
    ];
    const { zones, lines, flattened, unknown, problems, notes } = await planOf(ir({ name: 'ex.test', records }));
    expect(problems).toEqual([]);
    expect(zones).toMatchObject([{ origin: 'ex.test', isWhole: true }]);
    expect(lines).toEqual([
      'ex.test 300 MX 15 mx.ex.test @2',
      'ex.test 300 MX 0 mx0.ex.test @2',
      'd.ex.test 300 default TXT "v=spf1 \\"x\\" -all; \\\\" @12',
      '_25._tcp.ex.test 300 TLSA 3 1 1 01ba @2',
      '_25._tcp.ex.test 300 TLSA 0 0 0 01bb @2',
      '_imaps._tcp.ex.test 300 SRV 0 0 993 mx.ex.test @2',
      'ex.test 300 CAA 0 issue ca.test @2',
      'mx.ex.test 300 proxied A 192.0.2.1 @2',
      '*.ex.test 300 CNAME mx.ex.test @2',
      'ex.test 300 SOA ns.ex.test h.ex.test 1 0 0 0 60 @2',
      'sub.ex.test 300 DS 1 8 2 AB @2',
    ]);
    expect(zones[0]?.records[0]?.source).toEqual({ file: 'dnsconfig.js', line: 2, column: 5 });
    expect(zones[0]?.records[2]?.source).toEqual({ file: 'dns/zones.js', line: 12, column: 3 });
    expect(flattened).toEqual([
      'www.ex.test 300 proxied A+AAAA -> mx.ex.test @2',
      'ex.test 300 A+AAAA -> host.other.test @2',
      'r.ex.test 300 AAAA -> host.other.test @2',
    ]);
    expect(unknown).toEqual(['z.ex.test * decided by the provider (AZURE_ALIAS)']);
    expect(notes).toHaveLength(2);
  });

  test('records of version 5, whose data is in the form of a master file', async () => {
    const written = (type: string, name: string, rdata: string, more: object = {}) => ({
      ...{ typenum: 0, type, name, name_unicode: name, comparablev3: rdata, rdata, ttl: 300, filepos: '[line:2:5]' },
      ...more,
    });
    const records = [
      written('MX', '@', '15 mx.ex.test.'),
      written('A', 'mx', '192.0.2.1'),
      written('TXT', 'd', '"v=spf1 \\"x\\" -all" " ; end"'),
      written('TLSA', '_25._tcp', '3 1 1 01BA'),
      written('CNAME', 'www', 'mx.ex.test.', { meta: { cloudflare_proxy: 'on' } }),
      written('ALIAS', '@', 'host.other.test.'),
    ];
    const { lines, flattened, problems } = await planOf(ir({ name: 'ex.test', records }));
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      'ex.test 300 MX 15 mx.ex.test @2',
      'mx.ex.test 300 A 192.0.2.1 @2',
      'd.ex.test 300 TXT "v=spf1 \\"x\\" -all" " ; end" @2',
      '_25._tcp.ex.test 300 TLSA 3 1 1 01ba @2',
    ]);
    expect(flattened).toEqual([
      'www.ex.test 300 proxied A+AAAA -> mx.ex.test @2',
      'ex.test 300 A+AAAA -> host.other.test @2',
    ]);
  });

  test('records of the first releases of version 5 are not guessed at', async () => {
    const records = [{ type: 'A', name: 'mx', ttl: 300, comparablev3: '192.0.2.1', rdata: { Addr: '192.0.2.1' } }];
    const { problems } = await planOf(ir({ name: 'ex.test', records }));
    expect(problems).toHaveLength(1);
  });

  test('zones that are not whole, and what must be absent', async () => {
    const absent = [record('TXT', 'old', 'x')];
    const { zones, changes } = await planOf(
      ir(
        { name: 'ex.test', records: [], keepunknown: 'true', recordsabsent: absent },
        { name: 'other.test', records: [], unmanaged: [{ label_pattern: 'x' }] },
        { name: 'whole.test', records: [] },
      ),
    );
    expect(zones.map(({ origin, isWhole }) => `${origin} ${isWhole}`)).toEqual([
      ...['ex.test false', 'other.test false', 'whole.test true'],
    ]);
    expect(changes).toEqual(['old.ex.test TXT -TXT "x"']);
  });

  test('two views of the zone of the domain are a problem, those of another one are not', async () => {
    const views = (name: string) => [
      { name, uniquename: `${name}!in`, records: [] },
      { name, uniquename: `${name}!out`, records: [] },
    ];
    const own = await planOf(ir(...views('ex.test')));
    expect(own.problems).toEqual([expect.stringContaining('has two views of a zone (tags of D) (ex.test)')]);
    const record = { type: 'A', name: '@', target: '192.0.2.1' };
    const other = await planOf(ir({ name: 'ex.test', records: [record] }, ...views('other.test')));
    expect(other.problems).toEqual([]);
    expect(other.notes).toEqual([expect.stringContaining('has two views of a zone; the first is used')]);
  });

  test.each([
    [record('A', '@', 'x'), 'has an address that is not IPv4 (x)'],
    [record('MX', '@', 'a..b.'), 'has a name with an empty label (a..b.)'],
    [{ type: 'MX', name: '@' }, 'has a record without target'],
    [{ type: 'TXT', name: '@' }, 'has a TXT record without target'],
    [{ name: '@', target: 'x' }, 'has a record without type'],
    [record('M X', '@', 'x'), 'has a type of records that is not known (M X)'],
    [record('A', '@', '192.0.2.1', { ttl: 'x' }), 'has a TTL that is no number (x)'],
    [record('A', 'a..b', '192.0.2.1'), 'has a name with an empty label (a..b)'],
  ])('%j is a problem at its line', async (broken, problem) => {
    const files = ir({ name: 'ex.test', records: [broken] });
    const line =
      JSON.stringify(files['ir.json'], undefined, 1)
        .slice(0, JSON.stringify(files['ir.json'], undefined, 1).indexOf('"records"'))
        .split('\n').length + 1;
    expect((await planOf(files)).problems).toEqual([`ir.json:${line}:5 ${problem}`]);
  });

  test.each([
    ['{', 'ir.json:1:1 has JSON that is no plan'],
    ['{"domains": [}', 'ir.json:1:14 has a JSON file that has no value where one is expected'],
    [
      '{"domains": [{"name": "a"\n"b"}]}',
      'ir.json:2:1 has a JSON file that has neither a comma nor the end of an object',
    ],
    ['{"domains": []} x', 'ir.json:1:17 has a JSON file that goes on after its end'],
    ['{"domains": [], "domains": []}', 'ir.json:1:17 has a key twice in one object'],
    [
      '{"domains": ["\\x"]}',
      'ir.json:1:14 has a JSON file that has a text with a wrong escape, a control character, or no end',
    ],
    [
      '{"domains": ["a\nb"]}',
      'ir.json:1:14 has a JSON file that has a text with a wrong escape, a control character, or no end',
    ],
    [`{"domains": ${'['.repeat(200)}`, 'ir.json:1:113 has a JSON file that is nested too deep'],
    ['{"domains": {}}', 'ir.json:1:1 has no domains'],
    ['{"domains": []}', 'ir.json:1:1 plans no zone of ex.test'],
  ])('%j', async (text, problem) => {
    expect((await planOf({ 'ir.json': text })).problems).toEqual([problem]);
  });
});
