import { describe, expect, test } from 'vitest';
import type { Division } from '../../../../src/dns/authority/authoritative-zone.ts';
import type { Authority, AuthorityServer, ServerAnswer } from '../../../../src/dns/authority/authority.ts';
import type { ServerReport } from '../../../../src/dns/authority/survey-servers.ts';
import type { RecordData, RecordType } from '../../../../src/dns/records.ts';
import { checkServers } from '../../../../src/policy/servers/check-servers.ts';
import { linesOf } from '../view.ts';

const ZONE = 'ex.test';
const one: AuthorityServer = { host: 'ns1.ex.test', address: '192.0.2.1', port: 53 };
const two: AuthorityServer = { host: 'ns2.ex.test', address: '192.0.2.2', port: 53 };
const six: AuthorityServer = { host: 'ns2.ex.test', address: '2001:db8::2', port: 53 };

function answerOf(server: AuthorityServer, change: Partial<ServerAnswer> = {}, primary = 'ns1.ex.test'): ServerAnswer {
  const soa: RecordData = {
    type: 'SOA',
    primary,
    mailbox: 'dns.ex.test',
    serial: 1,
    refresh: 3600,
    retry: 1,
    expire: 1,
    minimum: 1,
  };
  const message = {
    id: 1,
    isResponse: true,
    opcode: 0,
    rcode: 'NOERROR',
    isAuthoritative: true,
    isTruncated: false,
    isRecursionAvailable: false,
    isAuthentic: false,
    isUnchecked: false,
    answers: [{ name: ZONE, ttl: 60, data: soa }],
    authorities: [],
    additionals: [],
  };
  return {
    server,
    standing: 'authoritative',
    answer: { server, question: { name: ZONE, type: 'SOA' }, message, transport: 'udp', udp: 'message', ms: 1 },
    ...change,
  };
}

const silent = (server: AuthorityServer, detail = 'timeout'): ServerAnswer => ({
  ...answerOf(server),
  standing: 'silent',
  detail,
});
const unreachable = (server: AuthorityServer): ServerAnswer => ({
  ...answerOf(server),
  standing: 'unreachable',
  detail: 'ENETUNREACH',
});
const lame = (server: AuthorityServer, detail = 'REFUSED'): ServerAnswer => ({
  ...answerOf(server),
  standing: 'lame',
  detail,
});

function report(server: AuthorityServer, change: Partial<ServerReport> = {}): ServerReport {
  const said = { serial: 1, nameServers: ['ns1.ex.test', 'ns2.ex.test'], mailHosts: ['10 mx.ex.test'] };
  return { server, soa: answerOf(server), tcp: answerOf(server), edns: 'spoken', ...said, ...change };
}

/** A server that says nothing over any way. */
const dead = (server: AuthorityServer, answer: ServerAnswer): ServerReport => ({ server, soa: answer, tcp: answer });

const authority: Authority = {
  zone: ZONE,
  hosts: [
    { name: 'ns1.ex.test', isDelegated: true, isListed: true, addresses: [one] },
    { name: 'ns2.ex.test', isDelegated: true, isListed: true, addresses: [two] },
  ],
};

function check(reports: readonly ServerReport[], hosts = authority.hosts, divisions: readonly Division[] = []) {
  const { concerns, untested } = checkServers(ZONE, { zone: ZONE, hosts }, reports, divisions);
  return { lines: linesOf(concerns), untested };
}

describe('servers that are right', () => {
  const rows: Readonly<Record<string, readonly ServerReport[]>> = {
    two: [report(one), report(two)],
    'EDNS ignored, or refused as the RFC has it': [report(one, { edns: 'ignored' }), report(two, { edns: 'refused' })],
    'servers of two providers, which count each for themselves': [
      report(one),
      report(two, { serial: 77, soa: answerOf(two, {}, 'ns.other.test') }),
    ],
    none: [],
  };
  test.each(Object.entries(rows))('%s', (_what, reports) => {
    expect(check(reports)).toEqual({ lines: [], untested: [] });
  });

  test('IPv6 on a machine without IPv6 is not tested, and not lame', () => {
    const { lines, untested } = check([report(one), report(two), dead(six, unreachable(six))]);
    expect(lines).toEqual([]);
    expect(untested).toEqual([
      'The name server ns2.ex.test (2001:db8::2) of ex.test was not tested: this machine does not reach it (ENETUNREACH).',
    ]);
    // A machine whose IPv6 leads nowhere.
    expect(check([report(one), report(two), dead(six, silent(six))])).toMatchObject({
      lines: [],
      untested: [expect.stringContaining('timeout')],
    });
  });

  test('TCP that this machine does not reach anywhere is not tested', () => {
    const reports = [one, two].map((server) => report(server, { tcp: silent(server) }));
    const { lines, untested } = check(reports);
    expect(lines).toEqual([]);
    expect(untested).toHaveLength(2);
  });

  test('a hidden primary that the user names is in no list', () => {
    expect(check([report(one)], [{ name: '192.0.2.1', addresses: [one] }]).lines).toEqual([]);
  });

  test('addresses that are spread over the servers are told, and no more', () => {
    expect(
      check([report(one), report(two)], authority.hosts, [division('mx.ex.test', 'A', ['192.0.2.5', '192.0.2.6'])])
        .lines,
    ).toEqual(['info E_NS_INCONSISTENT A mx.ex.test']);
  });
});

function division(name: string, type: RecordType, values: readonly (string | undefined)[]): Division {
  const sides = values.map((value, index) => {
    const data = { type: 'TXT', strings: [value ?? ''] } as const;
    const records =
      value === undefined ? [] : [{ name, ttl: 60, data: type === 'A' ? ({ type, address: value } as const) : data }];
    const outcome = value === undefined ? ('nxdomain' as const) : ('found' as const);
    return { servers: [index === 0 ? one : two], step: { outcome, at: name, records, aliases: [] } };
  });
  return { name, type, sides };
}

describe('servers that are not', () => {
  const rows: Readonly<Record<string, readonly [readonly ServerReport[], readonly string[]]>> = {
    'one refuses': [[report(one), dead(two, lame(two))], ['critical E_NS_LAME ns2.ex.test (192.0.2.2)']],
    'one has it not from the source': [
      [report(one), dead(two, lame(two, 'no AA'))],
      ['critical E_NS_LAME ns2.ex.test (192.0.2.2)'],
    ],
    'all refuse': [
      [dead(one, lame(one)), dead(two, lame(two))],
      ['critical E_NS_LAME ns1.ex.test (192.0.2.1)', 'critical E_NS_LAME ns2.ex.test (192.0.2.2)'],
    ],
    'one is silent': [[report(one), dead(two, silent(two))], ['warning E_NS_LAME ns2.ex.test (192.0.2.2)']],
    'nothing listens at one': [
      [report(one), dead(two, silent(two, 'ECONNREFUSED'))],
      ['critical E_NS_LAME ns2.ex.test (192.0.2.2)'],
    ],
    'all are silent: it may be the way there': [
      [dead(one, silent(one)), dead(two, silent(two))],
      ['unknown E_DNS_TIMEOUT SOA ex.test'],
    ],
    'no route to any': [[dead(one, unreachable(one))], ['unknown E_DNS_TIMEOUT SOA ex.test']],
    'no TCP at one': [[report(one), report(two, { tcp: silent(two) })], ['warning E_NS_TCP ns2.ex.test (192.0.2.2)']],
    'TCP refused everywhere': [
      [one, two].map((server) => report(server, { tcp: silent(server, 'ECONNREFUSED') })),
      ['warning E_NS_TCP ns1.ex.test (192.0.2.1)', 'warning E_NS_TCP ns2.ex.test (192.0.2.2)'],
    ],
    'EDNS dropped': [[report(one, { edns: 'dropped' }), report(two)], ['warning E_NS_EDNS ns1.ex.test (192.0.2.1)']],
    'UDP dropped': [
      [
        report(one),
        report(two, {
          soa: { ...answerOf(two), answer: { ...answerOf(two).answer, transport: 'tcp', udp: 'silence' } },
        }),
      ],
      ['warning E_NS_LAME ns2.ex.test (192.0.2.2)'],
    ],
    'an older version': [[report(one), report(two, { serial: 0 })], ['warning E_NS_INCONSISTENT ex.test serial']],
    'other mail hosts': [
      [report(one), report(two, { serial: 0, mailHosts: [] })],
      ['warning E_NS_INCONSISTENT ex.test serial', 'critical E_NS_INCONSISTENT ex.test mail hosts'],
    ],
    'other name servers': [
      [report(one), report(two, { nameServers: ['ns1.ex.test'] })],
      ['warning E_NS_INCONSISTENT ex.test name servers'],
    ],
  };
  test.each(Object.entries(rows))('%s', (_what, [reports, wanted]) => {
    expect(check(reports).lines).toEqual(wanted);
  });

  test('a host without an address, one of which that is not known, and one in one list only', () => {
    const [first] = authority.hosts;
    const gone = { name: 'ns9.ex.test', isDelegated: true, isListed: true, addresses: [], failure: 'nxdomain' };
    const unknown = { name: 'ns8.ex.test', isDelegated: true, isListed: false, addresses: [], failure: 'SERVFAIL' };
    expect(check([report(one)], [first ?? gone, gone, unknown]).lines).toEqual([
      'critical E_NS_LAME ns9.ex.test',
      'info E_NS_INCONSISTENT ex.test ns8.ex.test',
      'unknown E_DNS_SERVFAIL A ns8.ex.test',
    ]);
  });

  test('answers that differ, but for those that the survey tells', () => {
    const divisions = [
      division('_mta-sts.ex.test', 'TXT', ['v=STSv1; id=2', 'v=STSv1; id=1']),
      division('mx.ex.test', 'A', ['192.0.2.5', undefined]),
      division(ZONE, 'MX', ['a', 'b']),
      division(ZONE, 'NS', ['a', 'b']),
      division(ZONE, 'SOA', ['a', 'b']),
    ];
    const { concerns } = checkServers(ZONE, authority, [report(one), report(two)], divisions);
    expect(linesOf(concerns)).toEqual([
      'critical E_NS_INCONSISTENT TXT _mta-sts.ex.test',
      'critical E_NS_INCONSISTENT A mx.ex.test',
    ]);
    expect(concerns[0]?.message).toBe(
      'The name servers give different answers for TXT _mta-sts.ex.test: "v=STSv1; id=2" at ns1.ex.test, and "v=STSv1; id=1" at ns2.ex.test.',
    );
  });
});
