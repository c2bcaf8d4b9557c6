/** The grammar of master files: RFC 1035 section 5, RFC 2308 section 4, RFC 3597, and what BIND adds. */
import { describe, expect, test } from 'vitest';
import { readZone } from '../read-zone.ts';

/** A file, and its records: `name ttl data @line`. */
const FILES: Readonly<Record<string, readonly [text: string, ...records: string[]]>> = {
  'owner, TTL, class and type': ['$TTL 60\nmx 300 IN A 192.0.2.1\n', 'mx.ex.test 300 A 192.0.2.1 @2'],
  'class before TTL': ['mx IN 300 A 192.0.2.1', 'mx.ex.test 300 A 192.0.2.1 @1'],
  'neither TTL nor class': ['$TTL 1h\nmx A 192.0.2.1', 'mx.ex.test 3600 A 192.0.2.1 @2'],
  'lower case': ['$ttl 60\n@ in mx 10 MX.Ex.Test.\n', 'ex.test 60 MX 10 mx.ex.test @2'],
  'CLASS1 is IN': ['@ 60 CLASS1 A 192.0.2.1', 'ex.test 60 A 192.0.2.1 @1'],
  'a number in the first column is an owner': ['25 60 IN PTR mail', '25.ex.test 60 PTR mail.ex.test @1'],
  'a number alone before a type is an owner': ['$TTL 60\n300 A 192.0.2.1', '300.ex.test 60 A 192.0.2.1 @2'],
  'types as owners': [
    '$TTL 60\nmx IN A 192.0.2.1\ntxt A 192.0.2.2\nin IN A 192.0.2.3',
    'mx.ex.test 60 A 192.0.2.1 @2',
    'txt.ex.test 60 A 192.0.2.2 @3',
    'in.ex.test 60 A 192.0.2.3 @4',
  ],
  'a blank first column continues the owner': [
    '$TTL 60\nserver A 192.0.2.1\n MX 10 a.test.\n\n; text\n\tTXT x',
    'server.ex.test 60 A 192.0.2.1 @2',
    'server.ex.test 60 MX 10 a.test @3',
    'server.ex.test 60 TXT "x" @6',
  ],
  'the origin in force at each line': [
    '$TTL 60\n$ORIGIN a.ex.test.\n@ MX 10 mx\n$ORIGIN b\n@ MX 10 mx\n',
    'a.ex.test 60 MX 10 mx.a.ex.test @3',
    'b.a.ex.test 60 MX 10 mx.b.a.ex.test @5',
  ],
  'names in data': [
    '$TTL 60\n@ NS ns\n@ CNAME c\n@ PTR p\n@ DNAME d\n@ SRV 1 2 3 s\n@ CNAME @\n',
    'ex.test 60 NS ns.ex.test @2',
    'ex.test 60 CNAME c.ex.test @3',
    'ex.test 60 PTR p.ex.test @4',
    'ex.test 60 DNAME d.ex.test @5',
    'ex.test 60 SRV 1 2 3 s.ex.test @6',
    'ex.test 60 CNAME ex.test @7',
  ],
  'a null MX': ['@ 60 MX 0 .', 'ex.test 60 MX 0  @1'],
  'leading zeros of a preference': ['@ 60 MX 010 mx', 'ex.test 60 MX 10 mx.ex.test @1'],
  'an SOA over several lines': [
    '@ 60 IN SOA ns hostmaster (\n 1 ; serial\n 1h 15m\n 1w 5m ) ; end\n@ A 192.0.2.1',
    'ex.test 60 SOA ns.ex.test hostmaster.ex.test 1 3600 900 604800 300 @1',
    'ex.test 60 A 192.0.2.1 @5',
  ],
  'parentheses anywhere, one in the other': ['(@ 60 ( IN\n) A\n192.0.2.1\n)', 'ex.test 60 A 192.0.2.1 @1'],
  'parentheses between words': ['@ 60 MX(10 mx)', 'ex.test 60 MX 10 mx.ex.test @1'],
  'comments with quotes and parentheses': [
    '@ 60 TXT ( "a" ; " ( \n "b;c" ) ; )\n@ A 192.0.2.1;x',
    'ex.test 60 TXT "a" "b;c" @1',
    'ex.test 60 A 192.0.2.1 @3',
  ],
  'strings without quotes': ['@ 60 TXT v=spf1 -all', 'ex.test 60 TXT "v=spf1" "-all" @1'],
  'an empty string': ['@ 60 TXT ""', 'ex.test 60 TXT "" @1'],
  'strings side by side': ['@ 60 TXT "a""b"c"d"', 'ex.test 60 TXT "a" "b" "c" "d" @1'],
  'escapes in strings': [
    '@ 60 TXT "a\\"b" \\"c\\; "\\059\\\\" d\\ e "v=DMARC1\\; p=none"',
    'ex.test 60 TXT "a\\"b" "\\"c;" ";\\\\" "d e" "v=DMARC1; p=none" @1',
  ],
  'octets of strings': ['@ 60 TXT "\\195\\164" "ä"', 'ex.test 60 TXT "Ã¤" "Ã¤" @1'],
  'escapes in names': [
    '$TTL 60\na\\.b A 192.0.2.1\n\\065 A 192.0.2.2\na\\032b A 192.0.2.3\n@ MX 10 a\\.',
    'a\\046b.ex.test 60 A 192.0.2.1 @2',
    'a.ex.test 60 A 192.0.2.2 @3',
    'a\\032b.ex.test 60 A 192.0.2.3 @4',
    'ex.test 60 MX 10 a\\046.ex.test @5',
  ],
  'names in Unicode': [
    '$TTL 60\nBücher A 192.0.2.1\n@ MX 10 *.bücher.test.',
    'xn--bcher-kva.ex.test 60 A 192.0.2.1 @2',
    'ex.test 60 MX 10 *.xn--bcher-kva.test @3',
  ],
  'TTLs with units': [
    'a 1w2d3h4m5s A 192.0.2.1\nb 1H30M A 192.0.2.1\nc 0 A 192.0.2.1',
    'a.ex.test 788645 A 192.0.2.1 @1',
    'b.ex.test 5400 A 192.0.2.1 @2',
    'c.ex.test 0 A 192.0.2.1 @3',
  ],
  '$TTL before the last TTL': [
    '$TTL 60\na 300 A 192.0.2.1\nb A 192.0.2.1\n$TTL 90\nc A 192.0.2.1',
    'a.ex.test 300 A 192.0.2.1 @2',
    'b.ex.test 60 A 192.0.2.1 @3',
    'c.ex.test 90 A 192.0.2.1 @5',
  ],
  'the last TTL without $TTL': [
    'a 300 A 192.0.2.1\nb A 192.0.2.1',
    'a.ex.test 300 A 192.0.2.1 @1',
    'b.ex.test 300 A 192.0.2.1 @2',
  ],
  'the minimum of the SOA record without any TTL': [
    '@ SOA ns h 1 2 3 4 900\na A 192.0.2.1\nb 60 A 192.0.2.1\nc A 192.0.2.1',
    'ex.test 900 SOA ns.ex.test h.ex.test 1 2 3 4 900 @1',
    'a.ex.test 900 A 192.0.2.1 @2',
    'b.ex.test 60 A 192.0.2.1 @3',
    'c.ex.test 900 A 192.0.2.1 @4',
  ],
  'no TTL at all': ['a A 192.0.2.1', 'a.ex.test 3600 default A 192.0.2.1 @1'],
  'hexadecimal with blanks': [
    '_25._tcp.mx 60 TLSA 3 1 1 ( AB cd\n 0123 )',
    '_25._tcp.mx.ex.test 60 TLSA 3 1 1 abcd0123 @1',
  ],
  CAA: ['@ 60 CAA 0 Issue "ca.test; a=b"', 'ex.test 60 CAA 0 issue ca.test; a=b @1'],
  'IPv6 in its short form': ['@ 60 AAAA 2001:0DB8:0:0::0:1', 'ex.test 60 AAAA 2001:db8::1 @1'],
  'types without rules of their own': [
    '$TTL 60\n@ SSHFP 4 2 ( 12 ab )\n@ HTTPS 1 . alpn="h2,h3" port=443\n@ TYPE65280 \\# 2 ABcd\n@ TYPE44 \\# 0\n@ DS 1 8 2 AB',
    'ex.test 60 TYPE44 4 2 12 ab @2',
    'ex.test 60 TYPE65 1 . alpn="h2,h3" port=443 @3',
    'ex.test 60 TYPE65280 abcd @4',
    'ex.test 60 TYPE44  @5',
    'ex.test 60 DS 1 8 2 AB @6',
  ],
  'octets of known types (RFC 3597)': [
    [
      '$TTL 60',
      '@ TYPE1 \\# 4 c0000201',
      '@ AAAA \\# 16 20010db8000000000000000000000001',
      '@ MX \\# 9 000a 026d78 02 4578 00',
      '@ TXT \\# 4 0161 0162',
      '@ CAA \\# 8 0005 6973737565 78',
      '@ SRV \\# 8 0001 0002 0003 0000',
      '@ TLSA \\# 4 030101ff',
      '@ SOA \\# 22 00 00 00000001 00000002 00000003 00000004 00000005',
      '@ NS \\# 4 02612e00',
    ]
      .join('\n')
      .replace('\\# 8 0001 0002 0003 0000', '\\# 7 0001 0002 0003 00'),
    'ex.test 60 A 192.0.2.1 @2',
    'ex.test 60 AAAA 2001:db8::1 @3',
    'ex.test 60 MX 10 mx.ex @4',
    'ex.test 60 TXT "a" "b" @5',
    'ex.test 60 CAA 0 issue x @6',
    'ex.test 60 SRV 1 2 3  @7',
    'ex.test 60 TLSA 3 1 1 ff @8',
    'ex.test 60 SOA   1 2 3 4 5 @9',
    'ex.test 60 NS a\\046 @10',
  ],
  'a byte order mark and CRLF': ['\ufeff$TTL 60\r\n@ TXT (\r\n"a"\r\n) ; x\r\n', 'ex.test 60 TXT "a" @2'],
  'no end of line': ['@ 60 A 192.0.2.1\r', 'ex.test 60 A 192.0.2.1 @1'],
  'nothing but blanks and comments': [' \n\t; x\n;;\n\n'],
  nothing: [''],
  'a wildcard': ['* 60 MX 10 mx', '*.ex.test 60 MX 10 mx.ex.test @1'],
  'the key of opendkim-genkey': [
    'mail._domainkey\tIN\tTXT\t( "v=DKIM1; h=sha256; k=rsa; "\n\t  "p=MIIB" )  ; ----- DKIM key mail for ex.test\n',
    'mail._domainkey.ex.test 3600 default TXT "v=DKIM1; h=sha256; k=rsa; " "p=MIIB" @1',
  ],
  $GENERATE: [
    '$TTL 60\n$GENERATE 1-3/2 mx$ A 192.0.2.$\n$GENERATE 0-1 @ 30 MX "1${1} mx${0,2}"',
    'mx1.ex.test 60 A 192.0.2.1 @2',
    'mx3.ex.test 60 A 192.0.2.3 @2',
    'ex.test 30 MX 11 mx00.ex.test @3',
    'ex.test 30 MX 12 mx01.ex.test @3',
  ],
  'formats of $GENERATE': [
    '$GENERATE 17-17 @ 60 TXT "${0,4,x} ${0,0,X} ${0,0,o} ${-7} ${0,3,n} ${0,4,N} ${0,6,n} ${0,0,n} $$ \\$"',
    'ex.test 60 TXT "0011" "11" "21" "10" "1.1" "1.1." "1.1.0." "1.1" "$" "$" @1',
  ],
};

describe('master files', () => {
  test.each(Object.entries(FILES))('%s', async (_what, [text, ...records]) => {
    const { lines, problems } = await readZone(text);
    expect({ lines, problems }).toEqual({ lines: records, problems: [] });
  });

  test('Latin-1 octets stay what they are', async () => {
    const { lines } = await readZone(Buffer.from('@ 60 TXT "\xe4"', 'latin1'));
    expect(lines).toEqual(['ex.test 60 TXT "ä" @1']);
  });

  test('the whole range of octets comes through its escapes', async () => {
    const octets = Array.from({ length: 256 }, (_each, octet) => octet);
    const escaped = octets.map((octet) => `\\${String(octet).padStart(3, '0')}`);
    const { records } = await readZone(`@ 60 TXT "${escaped.slice(1).join('')}" "\\000"`);
    const [data] = records.map((record) => record.data);
    expect(data).toEqual({
      type: 'TXT',
      strings: [Buffer.from(octets.slice(1)).toString('latin1'), '\0'],
    });
  });
});

describe('the zone of a file', () => {
  test.each([
    ['planned.zone', 'mail.ex.test', '@ 60 A 192.0.2.1', 'mail.ex.test', false],
    ['dns/ex.test.zone', 'mail.ex.test', '@ 60 A 192.0.2.1', 'ex.test', false],
    ['dns/db.ex.test', 'ex.test', '@ 60 SOA . . 1 2 3 4 5', 'ex.test', true],
    ['dns/other.test.zone', 'ex.test', '@ 60 SOA . . 1 2 3 4 5', 'other.test', true],
    ['dns/ex.test.new.zone', 'ex.test', '@ 60 SOA . . 1 2 3 4 5', 'ex.test', true],
    ['any.txt', 'ex.test', 'other.test. 60 SOA . . 1 2 3 4 5', 'other.test', true],
    ['any.txt', 'mail.ex.test', '$ORIGIN ex.test.\n@ 60 A 192.0.2.1', 'ex.test', false],
    ['any.txt', 'ex.test', '$ORIGIN _domainkey.ex.test.\ns1 60 TXT x', 'ex.test', false],
  ])('%s for %s', async (path, domain, text, origin, hasSoa) => {
    expect(await readZone(text, { path, domain })).toMatchObject({ origin, hasSoa, problems: [] });
  });

  test('an export by Cloudflare', async () => {
    const text = [
      ';;',
      ';; Domain:     ex.test.',
      ';; SOA Record',
      'ex.test\t3600\tIN\tSOA\tns.cloudflare.test. dns.cloudflare.test. 1 10000 2400 604800 3600',
      'mail.ex.test.\t1\tIN\tA\t192.0.2.10 ; cf_tags=cf-proxied:true',
      'ex.test.\t60\tIN\tMX\t10 mail.ex.test.\t; cf_tags=cf-proxied:false',
    ].join('\n');
    const zone = await readZone(text, { domain: 'sub.ex.test' });
    expect(zone).toMatchObject({ origin: 'ex.test', hasSoa: true, problems: [] });
    expect(zone.lines).toEqual([
      'mail.ex.test 300 default proxied A 192.0.2.10 @5',
      'ex.test 60 MX 10 mail.ex.test @6',
    ]);
    expect(zone.notes).toEqual(['planned.zone:4:1 has an SOA record whose owner lacks the final dot; it is not used']);
  });
});

test('a name in Unicode is told, since a name server publishes its octets', async () => {
  const { notes, problems } = await readZone('$TTL 60\nBücher A 192.0.2.1\n@ MX 10 bücher\n@ TXT "ä"\n');
  expect(problems).toEqual([]);
  // Once for each file.
  expect(notes).toEqual(['planned.zone:2:1 has a name that is not in ASCII; it is taken as an IDN']);
});
