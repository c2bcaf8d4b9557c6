import { describe, expect, it } from 'vitest';
import type { Zone } from '../../../../src/dns/records.ts';
import { checkPublished, checkResolvers } from '../../../../src/policy/changes/check-published.ts';
import { checkTtl, negativeTtlsOf } from '../../../../src/policy/changes/check-ttl.ts';
import type { ServerView } from '../../../../src/policy/changes/server-view.ts';
import { same, set } from '../order/publication.ts';

const NONE = new Map<string, number>();
const LONG = { ttl: 86_400 };
const MX = set('MX ex.test', ['10 old.ex.test.'], ['10 new.ex.test.']);

describe('the TTL of what changes', () => {
  it('is told above an hour', () => {
    expect(checkTtl([set('MX ex.test', ['10 old.ex.test.'], ['10 new.ex.test.'], LONG)], NONE)).toEqual([
      {
        ...{ code: 'E_TTL_HIGH', severity: 'warning', subject: 'MX ex.test', source: undefined },
        message: 'MX ex.test changes, and caches keep the published records for up to 86,400 s (24 hours).',
        hint: 'Publish MX ex.test with its present data and a TTL of 300, wait 86400 s, and change it then.',
      },
    ]);
    expect(checkTtl([set('NS ex.test', ['a.test.'], ['b.test.'], LONG)], NONE)[0]?.hint).toBe(
      'Keep the old name servers running for 86400 s after the change, and longer where the zone above has a longer TTL.',
    );
  });

  it.each([
    ['an hour', MX],
    ['no change', same('MX ex.test', ['10 old.ex.test.'], LONG)],
    ['a shorter TTL alone', set('MX ex.test', ['10 a.test.'], ['10 a.test.'], { ttl: 86_400, plannedTtl: 300 })],
    ['one more MX host', set('MX ex.test', ['10 a.test.'], ['10 a.test.', '20 b.test.'], LONG)],
    ['one more TLSA record', set('TLSA _25._tcp.a.test', ['3 1 1 aa'], ['3 1 1 aa', '3 1 1 bb'], LONG)],
    ['a new record with a long TTL', set('TXT _dmarc.ex.test', [], ['"v=DMARC1; p=none"'], LONG)],
  ])('is no trouble with %s', (_what, facts) => {
    expect(checkTtl([facts], NONE)).toEqual([]);
  });

  it('is the negative one of names on which mail depends at once', async () => {
    const changes = [
      set('A new.ex.test', [], ['192.0.2.2']),
      set('TXT s2._domainkey.ex.test', [], ['"p=AA"']),
      set('TXT _smtp._tls.ex.test', [], ['"v=TLSRPTv1"']),
      MX,
    ];
    const absent: Zone = {
      lookup: async () => ({ outcome: 'nxdomain', records: [], aliases: [], negativeTtl: 86_400 }),
    };
    const negativeTtls = await negativeTtlsOf(absent, changes);
    expect([...negativeTtls.keys()]).toEqual(['A new.ex.test', 'TXT s2._domainkey.ex.test', 'TXT _smtp._tls.ex.test']);
    const concerns = checkTtl(changes, negativeTtls);
    expect(concerns.map(({ subject }) => subject)).toEqual(['A new.ex.test', 'TXT s2._domainkey.ex.test']);
    expect(concerns[0]?.message).toBe(
      'A new.ex.test is new, and caches that have asked for it remember for up to 86,400 s (24 hours) that it does not exist.',
    );
  });
});

function says(server: string, values: readonly string[] | undefined, more: Partial<ServerView> = {}): ServerView {
  return { server, set: 'MX ex.test', values, ...more };
}

describe('what name servers say after the change', () => {
  const [OLD, NEW] = [['10 old.ex.test.'], ['10 new.ex.test.']];
  const [ONE, TWO] = ['ns1.ex.test (192.0.2.53)', 'ns2.ex.test (192.0.2.54)'];
  const told = (views: readonly ServerView[], facts = MX): readonly string[] =>
    checkPublished([facts], views).map(({ severity, code, message }) => `${severity} ${code} ${message}`);

  it('is the plan', () => {
    expect(told([says(ONE, NEW), says(TWO, NEW)])).toEqual([]);
    expect(told([says(ONE, NEW), says(TWO, undefined, { failure: 'timeout' })])).toEqual([]);
  });

  it('is what was published before, from one of them', () => {
    expect(told([says(ONE, NEW), says(TWO, OLD)])).toEqual([
      'critical E_PLAN_NOT_PUBLISHED ns2.ex.test (192.0.2.54) says 10 old.ex.test., where the plan has 10 new.ex.test. for MX ex.test.',
    ]);
  });

  it('is what was published before, from all of them', () => {
    expect(told([says(ONE, OLD), says(TWO, OLD)])).toEqual([
      'critical E_PLAN_NOT_PUBLISHED Every name server says 10 old.ex.test., where the plan has 10 new.ex.test. for MX ex.test.',
    ]);
  });

  it('is a record that the plan removes', () => {
    const gone = set('MX ex.test', OLD, []);
    expect(told([says(ONE, OLD)], gone)).toEqual([
      'critical E_PLAN_NOT_PUBLISHED ns1.ex.test (192.0.2.53) says 10 old.ex.test., where the plan has no record for MX ex.test.',
    ]);
    expect(told([says(ONE, [])], gone)).toEqual([]);
  });

  it('is unknown where none of them answers', () => {
    expect(told([says(ONE, undefined, { failure: 'timeout' })])).toEqual([
      'unknown E_DNS_TIMEOUT No name server says whether MX ex.test is published (ns1.ex.test (192.0.2.53): timeout).',
    ]);
    expect(told([])).toEqual([]);
  });

  it('may have other texts beside an unchanged SPF record', () => {
    const spf = same('TXT ex.test', ['"v=spf1 mx -all"']);
    const view = { server: ONE, set: 'TXT ex.test', values: ['"site=1"', '"v=spf1 mx -all"'] };
    expect(told([view], spf)).toEqual([]);
    expect(told([{ ...view, values: ['"v=spf1 -all"'] }], spf)).toHaveLength(1);
  });

  it('may be stale at a resolver, for the seconds that are left', () => {
    const views = [
      says('192.0.2.1', OLD, { ttl: 1200 }),
      says('192.0.2.2', NEW, { ttl: 5 }),
      says('192.0.2.3', undefined),
    ];
    expect(checkResolvers([MX], views)).toEqual([
      {
        ...{ code: 'E_RESOLVERS_STALE', severity: 'warning', subject: 'MX ex.test', source: undefined },
        message: '1 of 2 resolvers (192.0.2.1) still has 10 old.ex.test. for MX ex.test, for 1,200 s more.',
        hint: 'Wait 1200 s, and keep what the old records name running until then.',
      },
    ]);
    expect(checkResolvers([MX], [says('192.0.2.1', [], { ttl: 60 })])[0]?.message).toBe(
      '1 of 1 resolvers (192.0.2.1) still has no record for MX ex.test, for 60 s more.',
    );
  });
});
