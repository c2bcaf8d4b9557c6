/** What holds for every publication. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicationStep, RecordSetFacts } from '../../../../src/model/gate-facts.ts';
import { hasOtherData } from '../../../../src/policy/changes/change-kind.ts';
import type { PublicationInput } from '../../../../src/policy/order/publication.ts';
import { policy, publication, same, set } from './publication.ts';

const HOSTS = ['a.ex.test', 'b.ex.test', 'c.prov.test'];
const ttls = fc.constantFrom(0, 60, 3600, 86_400);

/** A set with some of the values on each side. */
function anySet(label: string, values: readonly string[]): fc.Arbitrary<RecordSetFacts> {
  const side = fc.subarray([...values]);
  return fc
    .tuple(side, side, ttls, ttls)
    .map(([published, planned, ttl, plannedTtl]) => set(label, published, planned, { ttl, plannedTtl }));
}

const all = fc.tuple(
  anySet(
    'MX ex.test',
    HOSTS.map((host) => `10 ${host}.`),
  ),
  anySet('A a.ex.test', ['192.0.2.1', '192.0.2.2']),
  anySet('A b.ex.test', ['192.0.2.3', '192.0.2.4']),
  anySet('A ex.test', ['192.0.2.5']),
  anySet('TLSA _25._tcp.a.ex.test', ['3 1 1 aa', '3 1 1 bb']),
  anySet('TXT ex.test', ['"v=spf1 mx -all"', '"x=1"', '"v=spf1 a:mta-sts.ex.test a:web.ex.test -all"']),
  anySet('TXT s1._domainkey.ex.test', ['"p=AA"', '"p=CC"']),
  anySet('CNAME s3._domainkey.ex.test', ['k1.ex.test.', 'k2.ex.test.']),
  anySet('TXT k1.ex.test', ['"p=AA"', '"p=CC"']),
  anySet('TXT k2.ex.test', ['"p=AA"', '"p=DD"']),
  anySet('TXT _smtp._tls.ex.test', ['"v=TLSRPTv1; rua=mailto:t@ex.test"']),
  anySet('TXT s2._domainkey.ex.test', ['"p=BB"']),
  anySet('TXT _dmarc.ex.test', ['"v=DMARC1; p=reject"']),
  anySet('TXT _mta-sts.ex.test', ['"v=STSv1; id=1"']),
  anySet('A mta-sts.ex.test', ['192.0.2.9', '192.0.2.8']),
  anySet('CNAME mta-sts.ex.test', ['web.ex.test.', 'a.ex.test.', 'ns1.ex.test.']),
  anySet('A web.ex.test', ['192.0.2.9', '192.0.2.8']),
  anySet('A ns1.ex.test', ['192.0.2.53', '192.0.2.54']),
  anySet('NS ex.test', ['ns1.ex.test.', 'ns2.ex.test.']),
);
/** What `compareRecords` returns: only sets that exist. */
const sets = all.map((each) => each.filter(({ published, planned }) => published || planned));
const policies = fc.option(
  fc.record({ mode: fc.constantFrom('enforce' as const, 'testing' as const, 'none' as const), mx: fc.subarray(HOSTS) }),
  { nil: undefined },
);
const rest: fc.Arbitrary<Partial<PublicationInput>> = fc
  .record({ served: policies, planned: policies, isIdStale: fc.boolean(), passes: fc.boolean(), ds: fc.boolean() })
  .map(({ served, planned, isIdStale, passes, ds }) => ({
    selectors: ['s1'],
    outbound: [{ address: '192.0.2.1', passes: { published: true, planned: passes } }],
    mtaSts: {
      served: served && policy(served.mx, { mode: served.mode }),
      planned: planned && policy(planned.mx, { mode: planned.mode }),
      isIdStale,
    },
    delegation: { ds: ds ? ['1 13 2 aa'] : [], dsTtl: 600, nsTtl: 86_400 },
  }));

const labelOf = ({ type, name }: RecordSetFacts): string => `${type} ${name}`;

/** Seconds after the first step of each step. */
function moments(steps: readonly PublicationStep[]): readonly { readonly text: string; readonly at: number }[] {
  let now = 0;
  return steps.map(({ text, seconds = 0 }) => {
    now += seconds;
    return { text, at: now };
  });
}

const momentOf = (steps: readonly PublicationStep[], pattern: RegExp): number | undefined =>
  moments(steps).findLast(({ text }) => pattern.test(text))?.at;

describe('every publication', () => {
  it('has no steps when nothing changes', () => {
    fc.assert(
      fc.property(sets, rest, (some, more) => {
        const unchanged = some
          .filter(({ published }) => published)
          .map((each) => same(labelOf(each), each.published?.values ?? [], { ttl: each.published?.ttl ?? 0 }));
        const served = { mtaSts: { served: more.mtaSts?.served } };
        expect(publication(unchanged, { ...more, ...served })).toEqual({ steps: [], concerns: [] });
      }),
    );
  });

  it('publishes or removes each set that changes, in steps or all at once', () => {
    fc.assert(
      fc.property(sets, rest, (some, more) => {
        const { steps } = publication(some, more);
        if (steps.length === 0) return;
        for (const facts of some.filter((each) => hasOtherData(each))) {
          expect(steps.some(({ text }) => text.includes(labelOf(facts)))).toBe(true);
        }
      }),
    );
  });

  it('waits for a time, says what it waits for, and does not end with a wait', () => {
    fc.assert(
      fc.property(sets, rest, (some, more) => {
        const { steps } = publication(some, more);
        for (const { kind, text, reason, seconds } of steps) {
          expect(reason).toMatch(/^[A-Z].*\.$/);
          if (kind === 'wait') expect(text).toBe(`wait ${seconds} s (${/\((.+)\)$/.exec(text)?.[1]})`);
          else expect(seconds).toBeUndefined();
        }
        expect(steps.at(-1)?.kind).not.toBe('wait');
      }),
    );
  });

  it('stops an old host, and takes its address away, only when no cache leads there', () => {
    fc.assert(
      fc.property(sets, rest, (some, more) => {
        const mx = some.find(({ type }) => type === 'MX');
        const { steps } = publication(some, more);
        const moved = momentOf(steps, /^(?:publish|remove) MX /);
        if (!mx || !hasOtherData(mx) || moved === undefined) return;
        const gone = HOSTS.filter((host) => {
          const value = `10 ${host}.`;
          return mx.published?.values.includes(value) && !mx.planned?.values.includes(value);
        });
        const ttl = Math.min(mx.published?.ttl ?? 1800, 300);
        for (const host of gone) {
          const away = momentOf(steps, new RegExp(`^remove A ${host}$`));
          if (away !== undefined) expect(away).toBeGreaterThanOrEqual(moved + ttl);
          const off = momentOf(steps, new RegExp(`^stop accepting mail for ex.test at .*${host}`));
          if (off !== undefined) expect(off).toBeGreaterThanOrEqual(moved + ttl + 432_000);
        }
      }),
    );
  });

  it('takes an old DKIM key away seven days after the new one signs, which is found by then', () => {
    fc.assert(
      fc.property(sets, rest, (some, more) => {
        const { steps } = publication(some, more);
        const [there, sign, away] = [
          momentOf(steps, /^publish TXT s2\._domainkey/),
          momentOf(steps, /^sign with s2/),
          momentOf(steps, /^remove TXT s1\._domainkey/),
        ];
        if (there === undefined || sign === undefined || away === undefined) return;
        expect(sign).toBeGreaterThanOrEqual(there + 1800);
        expect(away).toBeGreaterThanOrEqual(sign + 604_800);
      }),
    );
  });

  it('ends an enforced policy before its record goes, and before mail does', () => {
    fc.assert(
      fc.property(sets, rest, (some, more) => {
        const { steps } = publication(some, more);
        const none = momentOf(steps, /mode: none \| max_age: 86400/);
        const away = momentOf(steps, /^remove TXT _mta-sts/);
        if (none !== undefined && away !== undefined && more.mtaSts?.served?.mode === 'enforce') {
          expect(away).toBeGreaterThanOrEqual(none + 604_800);
        }
      }),
    );
  });
});
