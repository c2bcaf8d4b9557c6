/** Publications beside the worked cases: false alarms, and changes that go together. */
import { describe, expect, it } from 'vitest';
import { orders, policy, publication, same, set, steps } from './publication.ts';

const MX = same('MX ex.test', ['10 mx.ex.test.']);
const A = same('A mx.ex.test', ['192.0.2.1']);

describe('a plan that may be published at once', () => {
  it.each([
    ['nothing changes', [MX, A]],
    ['a new TTL', [MX, set('A mx.ex.test', ['192.0.2.1'], ['192.0.2.1'], { ttl: 86_400, plannedTtl: 300 })]],
    [
      'one more MX host, whose name is new',
      [
        set('MX ex.test', ['10 mx.ex.test.'], ['10 mx.ex.test.', '20 mx2.ex.test.']),
        A,
        set('A mx2.ex.test', [], ['192.0.2.2']),
      ],
    ],
    ['a first MX host', [set('MX ex.test', [], ['10 mx.ex.test.']), set('A mx.ex.test', [], ['192.0.2.1'])]],
    ['an IPv6 address', [MX, A, set('AAAA mx.ex.test', [], ['2001:db8::1'])]],
    ['one more sender', [set('TXT ex.test', ['"v=spf1 mx -all"'], ['"v=spf1 mx include:s.test -all"'])]],
    ['a wider range', [set('TXT ex.test', ['"v=spf1 ip4:192.0.2.8/29 -all"'], ['"v=spf1 ip4:192.0.2.0/24 -all"'])]],
    ['a sender less', [set('TXT ex.test', ['"v=spf1 mx include:s.test -all"'], ['"v=spf1 mx -all"'])]],
    ['another text', [set('TXT ex.test', ['"v=spf1 mx -all"', '"a=1"'], ['"v=spf1 mx -all"', '"a=2"'])]],
    ['a new selector', [set('TXT s2._domainkey.ex.test', [], ['"v=DKIM1; p=AA"'])]],
    ['the end of a test of DKIM', [set('TXT s1._domainkey.ex.test', ['"v=DKIM1; t=y; p=AA"'], ['"v=DKIM1; p=AA"'])]],
    ['a stricter DMARC policy', [set('TXT _dmarc.ex.test', ['"v=DMARC1; p=none"'], ['"v=DMARC1; p=reject"'])]],
    [
      'a weaker DMARC policy with a new key',
      [
        set('TXT _dmarc.ex.test', ['"v=DMARC1; p=reject"'], ['"v=DMARC1; p=none"']),
        set('TXT s2._domainkey.ex.test', [], ['"v=DKIM1; p=AA"']),
      ],
    ],
    ['TLS-RPT', [set('TXT _smtp._tls.ex.test', [], ['"v=TLSRPTv1; rua=mailto:tls@ex.test"'])]],
    ['one more name server', [set('NS ex.test', ['ns1.ex.test.'], ['ns1.ex.test.', 'ns2.ex.test.'])]],
    [
      'an alias in place of a DKIM key',
      [set('TXT s1._domainkey.ex.test', ['"p=AA"'], []), set('CNAME s1._domainkey.ex.test', [], ['s1.prov.test.'])],
    ],
    [
      'a domain that sends nothing',
      [
        set('MX ex.test', [], ['0 .']),
        set('TXT ex.test', [], ['"v=spf1 -all"']),
        set('TXT _dmarc.ex.test', [], ['"v=DMARC1; p=reject"']),
      ],
    ],
    ['SPF written otherwise', [set('TXT ex.test', ['"v=spf1 +mx a:A.test -all"'], ['"v=spf1 mx a:a.test ~all"'])]],
    ['the end of DANE', [MX, A, set('TLSA _25._tcp.mx.ex.test', ['3 1 1 aa'], [])]],
  ])('%s', (_what, changes) => {
    expect(steps(changes)).toEqual([]);
    expect(orders(changes)).toEqual([]);
  });
});

describe('the order of publication', () => {
  it('keeps the address of an old host until no MX record names it', () => {
    const changes = [
      set('MX ex.test', ['10 old.ex.test.'], ['10 new.prov.test.']),
      set('A old.ex.test', ['192.0.2.1'], []),
    ];
    expect(steps(changes)).toEqual([
      'see that new.prov.test accepts mail for ex.test on port 25',
      'publish MX ex.test 10 new.prov.test. (TTL 3600)',
      'wait 3600 s (TTL of MX ex.test)',
      'remove A old.ex.test',
      'wait 432000 s (5 days, as long as senders keep mail in their queues)',
      'stop accepting mail for ex.test at old.ex.test',
    ]);
    expect(publication(changes).concerns.map(({ message }) => message)).toEqual([
      'A old.ex.test goes in the same change as the MX record that names old.ex.test, and caches keep that MX record for up to 3600 s.',
    ]);
  });

  it('does not mind the address of an old host beside one that stays', () => {
    const changes = [
      set('MX ex.test', ['10 mx.ex.test.', '20 old.ex.test.'], ['10 mx.ex.test.']),
      A,
      set('A old.ex.test', ['192.0.2.9'], []),
    ];
    expect(orders(changes)).toEqual([]);
    expect(steps(changes)).toEqual([
      'publish MX ex.test 10 mx.ex.test. (TTL 3600)',
      'wait 3600 s (TTL of MX ex.test)',
      'remove A old.ex.test',
      'wait 432000 s (5 days, as long as senders keep mail in their queues)',
      'stop accepting mail for ex.test at old.ex.test',
    ]);
  });

  it('has a first SPF record seen before a stricter DMARC policy', () => {
    const changes = [
      set('TXT ex.test', [], ['"v=spf1 mx -all"']),
      set('TXT _dmarc.ex.test', [], ['"v=DMARC1; p=quarantine"']),
    ];
    expect(steps(changes).map((step) => step.split(' ', 3).join(' '))).toEqual([
      'publish TXT ex.test',
      'wait 1800 s',
      'send a message',
      'publish TXT _dmarc.ex.test',
    ]);
    expect(publication(changes).concerns[0]?.message).toBe(
      'TXT _dmarc.ex.test becomes stricter in the same change as the senders in TXT ex.test, on which mail depends to pass it.',
    );
  });

  it('moves a host to another address', () => {
    const changes = [MX, set('A mx.ex.test', ['192.0.2.1'], ['192.0.2.2'], { ttl: 7200, plannedTtl: 3600 })];
    expect(steps(changes)).toEqual([
      'publish A mx.ex.test 192.0.2.1 (TTL 300)',
      'wait 7200 s (TTL of A mx.ex.test)',
      'see that 192.0.2.2 accepts mail for ex.test on port 25 as mx.ex.test',
      'publish A mx.ex.test 192.0.2.2 (TTL 3600)',
      'wait 300 s (TTL of A mx.ex.test)',
      'wait 432000 s (5 days, as long as senders keep mail in their queues)',
      'stop accepting mail for ex.test at 192.0.2.1',
    ]);
  });

  it('moves mail from the domain itself to a first MX host', () => {
    const changes = [
      set('MX ex.test', [], ['10 mx.ex.test.']),
      same('A ex.test', ['192.0.2.9']),
      set('A mx.ex.test', [], ['192.0.2.1']),
    ];
    expect(steps(changes)).toEqual([
      'publish A mx.ex.test 192.0.2.1 (TTL 3600)',
      'wait 1800 s (negative TTL, as A mx.ex.test is new)',
      'see that mx.ex.test accepts mail for ex.test on port 25',
      'publish MX ex.test 10 mx.ex.test. (TTL 3600)',
      'wait 1800 s (negative TTL, as MX ex.test is new)',
      'wait 432000 s (5 days, as long as senders keep mail in their queues)',
      'stop accepting mail for ex.test at ex.test',
    ]);
  });

  it('tells the senders that are declared when they may start', () => {
    const changes = [set('TXT ex.test', ['"v=spf1 mx -all"'], ['"v=spf1 mx ip4:192.0.2.2 -all"'])];
    const outbound = [{ address: '192.0.2.2', passes: { published: false, planned: true } }];
    expect(steps(changes, { outbound })).toEqual([
      'publish TXT ex.test "v=spf1 mx ip4:192.0.2.2 -all" (TTL 3600)',
      'wait 3600 s (TTL of TXT ex.test)',
      'send from 192.0.2.2',
    ]);
  });

  const NEW_KEY_WAIT = 'wait 1800 s (negative TTL, as TXT s1-new._domainkey.ex.test is new)';
  const SIGN_NEW = 'sign with selector s1-new and the new key';
  const ARRIVED = 'wait 604800 s (7 days, until the last message with an old signature has arrived)';
  const S1 = 's1._domainkey.ex.test';

  it('gives a key that is replaced in place a selector of its own', () => {
    const changes = [set(`TXT ${S1}`, ['"v=DKIM1; p=AA"'], ['"v=DKIM1; p=BB"'])];
    expect(steps(changes)).toEqual([
      'publish TXT s1-new._domainkey.ex.test "v=DKIM1; p=BB" (TTL 3600)',
      NEW_KEY_WAIT,
      SIGN_NEW,
      ARRIVED,
      `publish TXT ${S1} "v=DKIM1; p=BB" (TTL 3600)`,
    ]);
    // E_DKIM_REMOVED says it.
    expect(orders(changes)).toEqual([]);
    // The old key was none that receivers could use.
    expect(steps(changes, { replacedKeys: [] })).toEqual([]);
  });

  it('gives a key that comes from another target of an alias a selector of its own', () => {
    const changes = [set(`CNAME ${S1}`, ['s1.a.test.'], ['s1.b.test.'])];
    expect(steps(changes)).toEqual([
      'publish CNAME s1-new._domainkey.ex.test s1.b.test. (TTL 3600)',
      NEW_KEY_WAIT.replace('TXT', 'CNAME'),
      SIGN_NEW,
      ARRIVED,
      `publish CNAME ${S1} s1.b.test. (TTL 3600)`,
    ]);
    expect(orders(changes)).toEqual([]);
    // Both targets have the same key.
    expect(steps(changes, { replacedKeys: [] })).toEqual([]);
  });

  it('gives a key that comes from an alias in place of a text a selector of its own', () => {
    const changes = [set(`TXT ${S1}`, ['"p=AA"'], []), set(`CNAME ${S1}`, [], ['s1.b.test.'])];
    expect(steps(changes, { replacedKeys: ['s1'] })).toEqual([
      'publish CNAME s1-new._domainkey.ex.test s1.b.test. (TTL 3600)',
      NEW_KEY_WAIT.replace('TXT', 'CNAME'),
      SIGN_NEW,
      ARRIVED,
      `remove TXT ${S1}`,
      `publish CNAME ${S1} s1.b.test. (TTL 3600)`,
    ]);
  });

  it('gives a key that is replaced at the end of an alias a selector of its own', () => {
    const changes = [
      same(`CNAME ${S1}`, ['keys.ex.test.']),
      set('TXT keys.ex.test', ['"v=DKIM1; p=AA"'], ['"v=DKIM1; p=BB"']),
    ];
    expect(steps(changes, { replacedKeys: ['s1'] })).toEqual([
      'publish TXT s1-new._domainkey.ex.test "v=DKIM1; p=BB" (TTL 3600)',
      NEW_KEY_WAIT,
      SIGN_NEW,
      ARRIVED,
      'publish TXT keys.ex.test "v=DKIM1; p=BB" (TTL 3600)',
    ]);
  });

  it('takes the policy of the plan where it has old and new hosts, and the last one after the move', () => {
    const changes = [
      set('MX ex.test', ['10 mx.ex.test.'], ['10 b.ex.test.']),
      A,
      same('A b.ex.test', ['192.0.2.2']),
      set('TXT _mta-sts.ex.test', ['"v=STSv1; id=1"'], ['"v=STSv1; id=2"']),
    ];
    const mtaSts = { served: policy(['mx.ex.test', 'b.ex.test']), planned: policy(['b.ex.test']) };
    const found = steps(changes, { mtaSts });
    expect(found.slice(2, 5)).toEqual([
      'wait 3600 s (TTL of MX ex.test)',
      expect.stringContaining('| mx: b.ex.test | max_age'),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=2" (TTL 3600)',
    ]);
  });

  it('moves the name servers before everything else, and says that they are a change of their own', () => {
    const changes = [
      set('NS ex.test', ['ns1.ex.test.'], ['ns2.ex.test.']),
      set('MX ex.test', ['10 mx.ex.test.'], ['10 mx.ex.test.', '20 mx2.prov.test.']),
      A,
    ];
    expect(steps(changes, { delegation: { ds: [], nsTtl: 7200 } })).toEqual([
      'load the published zone of ex.test on ns2.ex.test.',
      'publish NS ex.test ns2.ex.test. (TTL 3600)',
      'have the zone above ex.test name ns2.ex.test.',
      'wait 7200 s (TTL of NS ex.test, above and in the zone)',
      'see that mx2.prov.test accepts mail for ex.test on port 25',
      'publish MX ex.test 10 mx.ex.test., 20 mx2.prov.test. (TTL 3600)',
      'stop serving ex.test on ns1.ex.test.',
    ]);
    expect(orders(changes)).toEqual(['E_ORDER NS ex.test']);
  });

  it('says that it is unknown where the plan breaks no rule, whatever the DS records', () => {
    const changes = [set('NS ex.test', ['ns1.ex.test.'], ['ns2.ex.test.'])];
    const delegation = { ds: ['1 13 2 aa'], dsTtl: 60, nsTtl: 60, isNewSigned: true };
    expect(steps(changes, { delegation }).join()).not.toContain('DS');
  });

  it('has a whole move in the order in which it is safe', () => {
    const changes = [
      set('MX ex.test', ['10 mx.ex.test.'], ['10 in.prov.test.']),
      A,
      set('TXT ex.test', ['"v=spf1 mx -all"'], ['"v=spf1 include:prov.test ~all"'], { ttl: 600 }),
      set('TXT s1._domainkey.ex.test', ['"p=AA"'], []),
      set('CNAME p._domainkey.ex.test', [], ['p.prov.test.']),
      set('TXT _dmarc.ex.test', ['"v=DMARC1; p=none"'], ['"v=DMARC1; p=quarantine"']),
    ];
    expect(steps(changes, { selectors: ['s1'] })).toMatchInlineSnapshot(`
      [
        "publish CNAME p._domainkey.ex.test p.prov.test. (TTL 3600)",
        "publish TXT ex.test "v=spf1 mx include:prov.test ip4:192.0.2.1 -all" (TTL 600)",
        "wait 1800 s (negative TTL, as CNAME p._domainkey.ex.test is new)",
        "sign with p in place of s1",
        "move all sending of ex.test from mx to include:prov.test",
        "see that in.prov.test accepts mail for ex.test on port 25",
        "publish MX ex.test 10 in.prov.test. (TTL 3600)",
        "send a message from ex.test over each sender, and see that DMARC passes in its Authentication-Results",
        "publish TXT _dmarc.ex.test "v=DMARC1; p=quarantine" (TTL 3600)",
        "wait 3600 s (TTL of MX ex.test)",
        "wait 432000 s (5 days, as long as senders keep mail in their queues)",
        "publish TXT ex.test "v=spf1 include:prov.test ~all" (TTL 600)",
        "stop accepting mail for ex.test at mx.ex.test",
        "wait 169200 s (rest of the 7 days, until the last message with an old signature has arrived)",
        "remove TXT s1._domainkey.ex.test",
      ]
    `);
  });
});
