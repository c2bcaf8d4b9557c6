/** Why a record may go: each step that removes one says what has made it safe. */
import { describe, expect, it } from 'vitest';
import type { RecordSetFacts } from '../../../../src/model/gate-facts.ts';
import type { PublicationInput } from '../../../../src/policy/order/publication.ts';
import { policy, publication, same, set } from './publication.ts';

/** Steps are given only where something has to wait: here mail moves to another host, too. */
const MOVE = [
  set('MX ex.test', ['10 old.ex.test.'], ['10 new.ex.test.']),
  same('A old.ex.test', ['192.0.2.1']),
  same('A new.ex.test', ['192.0.2.2']),
];

function reasonOf(step: string, changes: readonly RecordSetFacts[], rest: Partial<PublicationInput> = {}) {
  const { steps } = publication([...MOVE, ...changes], rest);
  expect(steps.map(({ text }) => text)).toContain(step);
  return steps.find(({ text }) => text === step)?.reason;
}

describe('the reason of a step that removes', () => {
  const sts = set('TXT _mta-sts.ex.test', ['"v=STSv1; id=1"'], []);

  it.each<[string, string, readonly RecordSetFacts[], Partial<PublicationInput>, string]>([
    [
      'the record for reports',
      'TXT _smtp._tls.ex.test',
      [set('TXT _smtp._tls.ex.test', ['"v=TLSRPTv1; rua=mailto:t@ex.test"'], [])],
      {},
      'Senders report failures of TLS no more, and deliver as before.',
    ],
    [
      'DMARC',
      'TXT _dmarc.ex.test',
      [set('TXT _dmarc.ex.test', ['"v=DMARC1; p=none"'], [])],
      {},
      'Receivers apply no policy of ex.test any more.',
    ],
    [
      'DMARC of a name above',
      'TXT _dmarc.test',
      [set('TXT _dmarc.test', ['"v=DMARC1; p=none"'], [])],
      {},
      'Receivers apply no policy of test any more.',
    ],
    [
      'DMARC, for an alias',
      'TXT _dmarc.ex.test',
      [set('TXT _dmarc.ex.test', ['"v=DMARC1; p=none"'], []), set('CNAME _dmarc.ex.test', [], ['d.prov.test.'])],
      {},
      'CNAME _dmarc.ex.test takes its place.',
    ],
    ['SPF', 'TXT ex.test', [set('TXT ex.test', ['"v=spf1 -all"'], [])], {}, 'Receivers find no SPF record any more.'],
    ['another text', 'TXT ex.test', [set('TXT ex.test', ['"site=1"'], [])], {}, 'No SPF record changes with it.'],
    [
      'an alias of a key, for a text',
      'CNAME s1._domainkey.ex.test',
      [set('CNAME s1._domainkey.ex.test', ['s1.prov.test.'], []), set('TXT s1._domainkey.ex.test', [], ['"p=AA"'])],
      {},
      'TXT s1._domainkey.ex.test takes its place.',
    ],
    [
      'a key of which nothing says that it signs',
      'TXT s1._domainkey.ex.test',
      [set('TXT s1._domainkey.ex.test', ['"p=AA"'], [])],
      {},
      'The plan has no key in its place: s1 may go 7 days after the last signature with it.',
    ],
    [
      'a key that signs',
      'TXT s1._domainkey.ex.test',
      [set('TXT s1._domainkey.ex.test', ['"p=AA"'], [])],
      { selectors: ['s1'] },
      'Nothing that is signed with it is on its way any more.',
    ],
    [
      'what SPF included',
      'TXT _a.ex.test',
      [
        set('TXT ex.test', ['"v=spf1 include:_a.ex.test -all"'], ['"v=spf1 mx -all"']),
        set('TXT _a.ex.test', ['"v=spf1 ip4:192.0.2.8 -all"'], []),
      ],
      {},
      'No record in a cache names _a.ex.test any more.',
    ],
    [
      'the address of a name server',
      'A ns1.ex.test',
      [
        set('NS ex.test', ['ns1.ex.test.', 'ns3.prov.test.'], ['ns3.prov.test.']),
        set('A ns1.ex.test', ['192.0.2.5'], []),
      ],
      {},
      'No resolver asks this name server any more.',
    ],
    [
      'an enforced policy',
      'TXT _mta-sts.ex.test',
      [sts],
      { mtaSts: { served: policy(['old.ex.test']) } },
      'No sender has a policy in its cache any more.',
    ],
    [
      'a policy in testing',
      'TXT _mta-sts.ex.test',
      [sts],
      { mtaSts: { served: policy(['old.ex.test'], { mode: 'testing' }) } },
      'With a policy in mode testing in its cache, a sender delivers in any case.',
    ],
    ['a policy that is not known', 'TXT _mta-sts.ex.test', [sts], {}, 'Senders look for a policy no more.'],
    [
      'the TLSA record of a host that comes',
      'TLSA _25._tcp.new.ex.test',
      [set('TLSA _25._tcp.new.ex.test', ['3 1 1 aa'], [])],
      {},
      'Mail does not go to new.ex.test yet, and a record that does not fit would stop it.',
    ],
    [
      'an address that nothing names',
      'A lost.ex.test',
      [set('A lost.ex.test', ['192.0.2.9'], [])],
      {},
      'No record of the plan names it.',
    ],
  ])('%s', (_what, label, changes, rest, reason) => {
    expect(reasonOf(`remove ${label}`, changes, rest)).toBe(reason);
  });
});
