/** How MTA-STS begins, changes, and moves to another host. */
import { describe, expect, it } from 'vitest';
import { orders, policy, publication, same, set, steps } from './publication.ts';

const STAY = [same('MX ex.test', ['10 mx.ex.test.']), same('A mx.ex.test', ['192.0.2.1'])];
const URL = 'https://mta-sts.ex.test/.well-known/mta-sts.txt';
const REPORTS = same('TXT _smtp._tls.ex.test', ['"v=TLSRPTv1; rua=mailto:t@ex.test"']);
const HOST = set('A mta-sts.ex.test', [], ['192.0.2.9']);
const FIRST = [...STAY, HOST, set('TXT _mta-sts.ex.test', [], ['"v=STSv1; id=1"'])];

function serve(mode: string, maxAge = 604_800, hosts = ['mx.ex.test']): string {
  const lines = ['version: STSv1', `mode: ${mode}`, ...hosts.map((host) => `mx: ${host}`), `max_age: ${maxAge}`];
  return `serve the policy "${lines.join(' | ')}" (a line for each part) at ${URL}`;
}

const ENFORCE_LATER = [
  'read the TLS-RPT reports of ex.test for some days, and see that none has a failure',
  serve('enforce'),
  'publish TXT _mta-sts.ex.test "v=STSv1; id=2" (TTL 3600)',
];

describe('a first policy', () => {
  it('is served before its record, and after the record for reports', () => {
    const planned = policy(['mx.ex.test'], { mode: 'testing', maxAgeSeconds: 86_400, origin: 'file' });
    expect(steps(FIRST, { mtaSts: { planned } })).toEqual([
      'publish A mta-sts.ex.test 192.0.2.9 (TTL 3600)',
      serve('testing', 86_400),
      'publish TXT _smtp._tls.ex.test "v=TLSRPTv1; rua=mailto:tls-reports@ex.test"',
      'publish TXT _mta-sts.ex.test "v=STSv1; id=1" (TTL 3600)',
    ]);
    expect(orders(FIRST, { mtaSts: { planned } })).toEqual([]);
    expect(steps([...FIRST, REPORTS], { mtaSts: { planned } })).toEqual([
      'publish A mta-sts.ex.test 192.0.2.9 (TTL 3600)',
      serve('testing', 86_400),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=1" (TTL 3600)',
    ]);
  });

  it('may be published at once where nothing is known of it, and where it is served in testing', () => {
    expect(steps(FIRST)).toEqual([]);
    expect(steps(FIRST, { mtaSts: { served: policy(['mx.ex.test'], { mode: 'testing' }) } })).toEqual([]);
    expect(steps(FIRST, { mtaSts: { served: policy([], { mode: 'none' }) } })).toEqual([]);
  });

  it('is in mode testing before it is enforced, with reports first', () => {
    const reports = set('TXT _smtp._tls.ex.test', [], ['"v=TLSRPTv1; rua=mailto:t@ex.test"']);
    const planned = policy(['mx.ex.test'], { origin: 'file' });
    expect(steps([...FIRST, reports], { mtaSts: { planned } })).toEqual([
      'publish A mta-sts.ex.test 192.0.2.9 (TTL 3600)',
      'publish TXT _smtp._tls.ex.test "v=TLSRPTv1; rua=mailto:t@ex.test" (TTL 3600)',
      serve('testing'),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=1" (TTL 3600)',
      ...ENFORCE_LATER,
    ]);
    expect(orders([...FIRST, reports], { mtaSts: { planned } })).toEqual([]);
  });

  it('goes back to testing where its host serves mode enforce already', () => {
    const [mx, a, , record] = FIRST;
    const changes = [mx, a, record].flatMap((facts) => facts ?? []);
    const found = steps(changes, { mtaSts: { served: policy(['mx.ex.test']) } });
    expect(found).toEqual([
      serve('testing'),
      'publish TXT _smtp._tls.ex.test "v=TLSRPTv1; rua=mailto:tls-reports@ex.test"',
      'publish TXT _mta-sts.ex.test "v=STSv1; id=1" (TTL 3600)',
      ...ENFORCE_LATER,
    ]);
  });

  it('enforces no policy without an old host that caches still lead to', () => {
    const changes = [
      set('MX ex.test', ['10 old.ex.test.'], ['10 mx.ex.test.']),
      same('A mx.ex.test', ['192.0.2.1']),
      set('TXT _mta-sts.ex.test', [], ['"v=STSv1; id=1"']),
      REPORTS,
    ];
    const found = steps(changes, { mtaSts: { planned: policy(['mx.ex.test']) } });
    expect(found.indexOf(serve('enforce'))).toBeGreaterThan(found.indexOf('wait 3600 s (TTL of MX ex.test)'));
    expect(found.indexOf(serve('testing'))).toBeLessThan(found.indexOf('wait 3600 s (TTL of MX ex.test)'));
  });
});

describe('another policy', () => {
  const record = same('TXT _mta-sts.ex.test', ['"v=STSv1; id=9"']);

  it('is served before its id, and gets one where the plan has none', () => {
    const mtaSts = { served: policy(['mx.ex.test']), planned: policy(['mx.ex.test'], { maxAgeSeconds: 1_209_600 }) };
    expect(steps([...STAY, record], { mtaSts })).toEqual([
      serve('enforce', 1_209_600),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=10" (TTL 3600)',
    ]);
  });

  it('is enforced when no report has a failure any more', () => {
    const mtaSts = { served: policy(['mx.ex.test'], { mode: 'testing' }), planned: policy(['mx.ex.test']) };
    expect(steps([...STAY, record], { mtaSts })).toEqual([
      'read the TLS-RPT reports of ex.test for some days, and see that none has a failure',
      serve('enforce'),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=10" (TTL 3600)',
    ]);
  });
});

describe('the host of the policy', () => {
  const record = same('TXT _mta-sts.ex.test', ['"v=STSv1; id=9"'], { ttl: 600 });
  const rest = { mtaSts: { served: policy(['mx.ex.test']) } };
  const at = (places: string): string =>
    `serve the policy at ${places}, too: as ${URL}, with a certificate for mta-sts.ex.test`;

  it('moves to another address', () => {
    const changes = [...STAY, record, set('A mta-sts.ex.test', ['192.0.2.9'], ['192.0.2.8'], { ttl: 1200 })];
    expect(steps(changes, rest)).toEqual([
      at('192.0.2.8'),
      'publish A mta-sts.ex.test 192.0.2.8 (TTL 1200)',
      'wait 1200 s (TTL of A mta-sts.ex.test)',
      'stop serving the policy of ex.test at 192.0.2.9',
    ]);
    expect(orders(changes, rest)).toEqual([]);
    // Whatever the policy is: it could not be fetched.
    expect(steps(changes)).toHaveLength(4);
  });

  it('moves to another alias, and from an address to an alias', () => {
    const other = set('CNAME mta-sts.ex.test', ['sts.a.test.'], ['sts.b.test.']);
    expect(steps([...STAY, record, other], rest)).toEqual([
      at('sts.b.test'),
      'publish CNAME mta-sts.ex.test sts.b.test. (TTL 3600)',
      'wait 3600 s (TTL of CNAME mta-sts.ex.test)',
      'stop serving the policy of ex.test at sts.a.test',
    ]);
    const swap = [
      set('A mta-sts.ex.test', ['192.0.2.9'], []),
      set('CNAME mta-sts.ex.test', [], ['sts.b.test.'], { ttl: 300 }),
    ];
    const found = publication([...STAY, record, ...swap], rest).steps;
    expect(found.map(({ text }) => text)).toEqual([
      at('sts.b.test'),
      'remove A mta-sts.ex.test',
      'publish CNAME mta-sts.ex.test sts.b.test. (TTL 300)',
      'wait 3600 s (TTL of A mta-sts.ex.test)',
      'stop serving the policy of ex.test at 192.0.2.9',
    ]);
    expect(found[1]?.reason).toBe('CNAME mta-sts.ex.test takes its place.');
    // The alias leads to the same address.
    expect(steps([...STAY, record, ...swap], { mtaSts: { ...rest.mtaSts, isHostMoved: false } })).toEqual([]);
  });

  it('moves with the name that it is an alias of', () => {
    const changes = [
      ...STAY,
      record,
      same('CNAME mta-sts.ex.test', ['web.ex.test.']),
      set('A web.ex.test', ['192.0.2.9'], ['192.0.2.8']),
    ];
    expect(steps(changes, rest)).toEqual([
      at('192.0.2.8'),
      'publish A web.ex.test 192.0.2.8 (TTL 3600)',
      'wait 3600 s (TTL of A web.ex.test)',
      'stop serving the policy of ex.test at 192.0.2.9',
    ]);
  });

  it('is at the new place alone before another policy is served', () => {
    const changes = [...STAY, record, set('A mta-sts.ex.test', ['192.0.2.9'], ['192.0.2.8'], { ttl: 1200 })];
    const planned = policy(['mx.ex.test', 'mx2.ex.test']);
    expect(steps(changes, { mtaSts: { ...rest.mtaSts, planned } })).toEqual([
      at('192.0.2.8'),
      'publish A mta-sts.ex.test 192.0.2.8 (TTL 1200)',
      'wait 1200 s (TTL of A mta-sts.ex.test)',
      serve('enforce', 604_800, ['mx.ex.test', 'mx2.ex.test']),
      'publish TXT _mta-sts.ex.test "v=STSv1; id=10" (TTL 600)',
      'stop serving the policy of ex.test at 192.0.2.9',
    ]);
  });

  it('may get one more address at once, and be renamed where no record leads to it', () => {
    const more = set('A mta-sts.ex.test', ['192.0.2.9'], ['192.0.2.8', '192.0.2.9']);
    expect(steps([...STAY, record, more], rest)).toEqual([]);
    expect(steps([...STAY, set('A mta-sts.ex.test', ['192.0.2.9'], ['192.0.2.8'])])).toEqual([]);
  });
});
