import { describe, expect, test } from 'vitest';
import { overlayZones } from '../../../../src/dns/overlay/overlay-zones.ts';
import { ask, publishedZone } from '../published-zone.ts';
import { planOf } from './read-plan.ts';

const file = async (text: string) => await planOf({ 'config/ex.test.yaml': text });

describe('octoDNS', () => {
  test('records, values, TTLs and their lines', async () => {
    const { zones, lines, problems, notes } = await file(
      [
        '---',
        "? ''",
        ': - {ttl: 120, type: MX, values: [{exchange: mx.provider.test., preference: 1}]}',
        '  - type: TXT',
        '    values:',
        "      - 'v=spf1 include:_spf.provider.test -all'",
        '      - v=DMARC1\\; p=none; x',
        'mx: {type: MX, values: [{preference: 40, exchange: smtp-1.unit.test.}, {priority: 10, value: smtp-4.unit.test.}]}',
        "_dmarc: {type: TXT, value: 'v=DMARC1\\; p=reject'}",
        '25: {type: A, values: 192.0.2.1}',
        'Bücher: {type: AAAA, value: "2001:DB8::1"}',
        "'*': {type: CNAME, value: mx.ex.test.}",
        '_25._tcp.mx: {type: TLSA, value: {certificate_usage: 3, selector: 1, matching_type: 1, certificate_association_data: AB}}',
        '_imaps._tcp: {type: SRV, value: {priority: 0, weight: 1, port: 993, target: mx.ex.test.}}',
        'caa: {type: CAA, values: [{tag: issue, value: ca.test}]}',
        'sub: {type: NS, values: [ns1.other.test., ns2.other.test.]}',
        'signed: {type: DS, value: {key_tag: 1, algorithm: 8, digest_type: 2, digest: AB}}',
        'key: {type: SSHFP, value: {algorithm: 4, fingerprint_type: 2, fingerprint: ab}}',
        'null: {type: A, value: 192.0.2.7}',
      ].join('\n'),
    );
    expect({ problems, notes }).toEqual({
      problems: ['config/ex.test.yaml:19:1 has a key that is no text'],
      notes: [],
    });
    expect(zones).toMatchObject([{ origin: 'ex.test', isWhole: true }]);
    expect(lines).toEqual([
      'ex.test 120 MX 1 mx.provider.test @3',
      'ex.test 3600 default TXT "v=spf1 include:_spf.provider.test -all" @6',
      'ex.test 3600 default TXT "v=DMARC1; p=none; x" @7',
      'mx.ex.test 3600 default MX 40 smtp-1.unit.test @8',
      'mx.ex.test 3600 default MX 10 smtp-4.unit.test @8',
      '_dmarc.ex.test 3600 default TXT "v=DMARC1; p=reject" @9',
      '25.ex.test 3600 default A 192.0.2.1 @10',
      'xn--bcher-kva.ex.test 3600 default AAAA 2001:db8::1 @11',
      '*.ex.test 3600 default CNAME mx.ex.test @12',
      '_25._tcp.mx.ex.test 3600 default TLSA 3 1 1 ab @13',
      '_imaps._tcp.ex.test 3600 default SRV 0 1 993 mx.ex.test @14',
      'caa.ex.test 3600 default CAA 0 issue ca.test @15',
      'sub.ex.test 3600 default NS ns1.other.test @16',
      'sub.ex.test 3600 default NS ns2.other.test @16',
      'signed.ex.test 3600 default DS 1 8 2 AB @17',
      'key.ex.test 3600 default TYPE44 4 2 ab @18',
    ]);
  });

  test('long texts are split as providers do', async () => {
    const { zones } = await file(`k: {type: TXT, value: ${'a'.repeat(255)}bä}`);
    expect(zones[0]?.records[0]?.data).toEqual({ type: 'TXT', strings: ['a'.repeat(255), 'bÃ¤'] });
  });

  test('aliases of the provider, and what a proxy answers', async () => {
    const { lines, flattened, unknown, notes } = await file(
      [
        "'': {type: ALIAS, ttl: 60, value: host.other.test.}",
        'a: {type: A, ttl: 60, value: 192.0.2.1, octodns: {cloudflare: {proxied: true}}}',
        'c: {type: CNAME, ttl: 60, value: a.ex.test., octodns: {cloudflare: {proxied: true}}}',
        'r: {type: Route53Provider/ALIAS, value: {type: A, name: a}}',
        'i: {type: A, value: 192.0.2.2, octodns: {ignored: true}}',
        'x: {type: A, ttl: 1, value: 192.0.2.3, octodns: {excluded: [one]}}',
        'g: {type: A, ttl: 1, value: 192.0.2.4, geo: {EU: [192.0.2.5]}}',
        't: {type: CNAME, ttl: 1, value: no.dot}',
        'q: {type: TXT, ttl: 1, value: \'"quoted"\'}',
      ].join('\n'),
    );
    expect(lines).toEqual([
      'a.ex.test 60 proxied A 192.0.2.1 @2',
      'x.ex.test 1 A 192.0.2.3 @6',
      'g.ex.test 1 A 192.0.2.4 @7',
      't.ex.test 1 CNAME no.dot @8',
      'q.ex.test 1 TXT "\\"quoted\\"" @9',
    ]);
    expect(flattened).toEqual([
      'ex.test 60 A+AAAA -> host.other.test @1',
      'c.ex.test 60 proxied A+AAAA -> a.ex.test @3',
    ]);
    expect(unknown).toEqual(['r.ex.test * decided by the provider (Route53Provider/ALIAS)']);
    expect(notes.map((note) => note.replace(/;.*$|, which.*$/, ''))).toEqual([
      'config/ex.test.yaml:4:4 has records of the type Route53Provider/ALIAS',
      'config/ex.test.yaml:5:4 has records that octoDNS ignores',
      'config/ex.test.yaml:6:4 has records with octodns.excluded',
      'config/ex.test.yaml:7:4 has records with geo',
      'config/ex.test.yaml:8:4 has a target without final dot',
      'config/ex.test.yaml:9:31 has a TXT value with quotes of its own',
    ]);
  });

  test('merge keys, aliases and includes', async () => {
    const files: Record<string, string> = {
      'config/x.yaml': 'k1: {type: TXT, value: a}\nk2: {type: A, value: x}\n',
      v: '- 192.0.2.8\n',
    };
    const include = async (path: string) => {
      const text = files[`config/${path}`] ?? files[path];
      return text === undefined ? 'does not exist' : { path: `config/${path}`, octets: Buffer.from(text) };
    };
    const text = [
      'a: &one {type: A, ttl: 5, value: 192.0.2.1}',
      'b: *one',
      'c: {<<: *one, ttl: 6}',
      '<<: !include x.yaml',
      'd: {type: A, values: !include v}',
      'e: {type: A, values: !include none}',
    ].join('\n');
    const { lines, problems } = await planOf({ 'config/ex.test.yaml': text }, { include });
    expect(lines).toEqual([
      'a.ex.test 5 A 192.0.2.1 @1',
      'b.ex.test 5 A 192.0.2.1 @1',
      'c.ex.test 6 A 192.0.2.1 @1',
      'd.ex.test 3600 default A 192.0.2.8 @1',
      'k1.ex.test 3600 default TXT "a" @1',
    ]);
    expect(problems).toEqual([
      'config/ex.test.yaml:6:31 includes a file that does not exist (none)',
      'config/x.yaml:2:22 has an address that is not IPv4 (x)',
    ]);
  });

  test.each([
    ['a: {value: 192.0.2.1}', '1:4 has a record without type'],
    ['a: {type: A}', '1:4 has a record without value'],
    ['a: {type: A, value: x}', '1:21 has an address that is not IPv4 (x)'],
    ['a: {type: A, ttl: x, value: 192.0.2.1}', '1:29 has a TTL that is no number (x)'],
    ['a: {type: QQ, value: x}', '1:4 has a type of records that is not known (QQ)'],
    ['a: {type: SOA, value: x}', '1:23 has a type of records that octoDNS does not know (SOA)'],
    ['a: {type: MX, value: {exchange: a.}}', '1:22 has a record without preference'],
    ['a: {type: MX, value: {preference: x, exchange: a.}}', '1:22 has a preference that is no number (x)'],
    ['a: {type: TXT, value: [[x]]}', '1:24 has a TXT value that is no text'],
    ['a: {type: CNAME, value: a..b.}', '1:25 has a name with an empty label (a..b.)'],
    ['a: text', '1:4 has a record without type'],
    ["'@': {type: A, value: 192.0.2.1}", '1:1 has a record at @ (@)'],
    ['mx.ex.test.: {type: A, value: 192.0.2.1}', '1:1 has a name with a final dot (mx.ex.test.)'],
    ['- a', '1:1 has a file that is no zone of octoDNS'],
    ['a: [', '1:5 cannot be read as YAML (BAD_INDENT)'],
    ['a: !x {type: A}', '1:7 has a tag that is not known'],
    ['a: *none', '1:4 has an alias without an anchor before it'],
    ['a: {type: A, value: 192.0.2.1}\na: {type: A, value: 192.0.2.1}', '2:1 has a key twice at the same place (a)'],
    ['a: {type: ALIAS}', '1:4 has an ALIAS record without value'],
  ])('%j is a problem at its place', async (text, problem) => {
    const { problems } = await file(text);
    expect(problems[0]).toBe(`config/ex.test.yaml:${problem}`);
  });

  test('a zone in a folder of its own, and a file for several zones', async () => {
    const { zones, lines, problems } = await planOf({
      'config/ex.test./$ex.test.yaml': "'': {type: A, ttl: 1, value: 192.0.2.1}",
      'config/ex.test./www.yaml': 'www: {type: A, ttl: 1, value: 192.0.2.2}',
      'config/shared.yaml': 'all: {type: A, ttl: 1, value: 192.0.2.3}',
      'config/other.test.yaml': 'www: {type: A, ttl: 1, value: 192.0.2.4}',
    });
    expect(problems).toEqual([]);
    expect(zones.map(({ origin }) => origin)).toEqual(['ex.test', 'other.test']);
    expect(lines).toEqual([
      'ex.test 1 A 192.0.2.1 @1',
      'www.ex.test 1 A 192.0.2.2 @1',
      'all.ex.test 1 A 192.0.2.3 @1',
      'www.other.test 1 A 192.0.2.4 @1',
    ]);
  });

  test('two views of a zone', async () => {
    const { problems } = await planOf({
      'internal/ex.test.yaml': 'a: {type: A, value: 192.0.2.1}',
      'external/ex.test.yaml': 'a: {type: A, value: 192.0.2.1}',
    });
    expect(problems).toEqual(['external/ex.test.yaml:1:1 has a second whole zone of the same name (ex.test)']);
  });

  test('a bomb of merge keys is not built', async () => {
    const lines = Array.from(
      { length: 3000 },
      (_each, index) => `k${index}: &a${index}\n  <<: *a${Math.max(0, index - 1)}\n  x${index}: 1`,
    );
    expect((await file(lines.join('\n'))).problems.at(-1)).toContain('has too many merge keys');
  });

  test('a long text that is named very often is not kept', async () => {
    const text = `v: {type: TXT, value: &v "${'a'.repeat(60_000)}"}\n`;
    const names = Array.from({ length: 2000 }, (_each, index) => `k${index}: {type: TXT, value: *v}`);
    const { zones, problems } = await file(text + names.join('\n'));
    expect(problems).toEqual(['config/ex.test.yaml:1:26 has more than 100,000 records, or too long ones']);
    expect(zones[0]?.records.length).toBeLessThan(600);
  });

  test.each([
    ['too large', 'a'.repeat(1_048_577), 'has a file of more than 1 MB'],
    ['too deep', '['.repeat(5000), 'cannot be read as YAML (RESOURCE_EXHAUSTION)'],
    ['nested in itself', 'a: &a {type: A, value: *a}', 'has an alias without an anchor'],
  ])('a file that is %s', async (_what, text, problem) => {
    expect((await file(text)).problems[0]).toContain(problem);
  });

  test('value beside values is refused, since octoDNS publishes values alone', async () => {
    const { problems } = await file('m: {type: A, value: 192.0.2.1, values: [192.0.2.2]}');
    expect(problems.join()).toContain('has a record with value and values');
  });

  test('a second document is not passed over', async () => {
    const { problems } = await file('a: {type: A, value: 192.0.2.1}\n---\nb: {type: A, value: 192.0.2.2}');
    expect(problems).toHaveLength(1);
  });

  test('what octoDNS ignores stays as it is published', async () => {
    const { zones, notes } = await file(
      [
        "'': {type: MX, value: {preference: 1, exchange: new.ex.test.}, octodns: {ignored: true}}",
        'c: {type: CNAME, value: x.test., octodns: {ignored: true}}',
        'a: {type: A, value: 192.0.2.1}',
      ].join('\n'),
    );
    expect(notes.join()).toContain('octoDNS ignores');
    const published = await publishedZone('@ MX 10 old\n@ TXT gone\nc CNAME d\nd A 192.0.2.9');
    const planned = overlayZones(zones, published, 'ex.test');
    expect(await ask(planned, 'ex.test MX')).toBe('found: MX 10 old.ex.test');
    expect(await ask(planned, 'ex.test TXT')).toBe('planned nodata');
    // The target of the alias is not in the plan.
    expect(await ask(planned, 'c.ex.test A')).toBe('planned nxdomain: via c.ex.test');
    expect(await ask(planned, 'a.ex.test A')).toBe('planned found: A 192.0.2.1');
    expect(await ask(planned, 'c.ex.test TXT')).toContain('via c.ex.test');
  });
});
