import { describe, expect, test } from 'vitest';
import { checkPlannedZones, mailNames } from '../../../../src/policy/servers/check-planned-zones.ts';
import { planOf } from '../../dns/plan/read-plan.ts';
import { linesOf } from '../view.ts';

const SOA = '$ORIGIN ex.test.\n$TTL 300\n@ SOA ns dns 1 3600 600 86400 60\n@ NS ns\nns A 192.0.2.53\n';
const names = mailNames('ex.test', [{ host: 'mx.ex.test' }], ['s1']);

async function check(text: string) {
  const { zones, problems } = await planOf({ 'ex.test.zone': SOA + text });
  expect(problems).toEqual([]);
  return checkPlannedZones({ zones }, 'ex.test', names);
}

describe('planned zones', () => {
  const rows: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    right: ['@ MX 10 mx\nmx A 192.0.2.1\nmx A 192.0.2.2\nwww CNAME mx\n_dmarc CNAME _dmarc.prov.test.', []],
    'an alias beside others': ['mx CNAME other.test.\nmx A 192.0.2.1', ['critical E_ZONE_INVALID A mx.ex.test']],
    'an alias at the top': ['@ CNAME other.test.\n@ MX 10 mx', ['critical E_ZONE_INVALID SOA, NS, MX ex.test']],
    'below a DNAME': ['sub DNAME other.test.\nmx.sub A 192.0.2.1', ['critical E_ZONE_INVALID A mx.sub.ex.test']],
    'a name of another zone': ['mx.other.test. A 192.0.2.1', ['critical E_ZONE_INVALID A mx.other.test']],
    'a DS record of the zone itself': ['@ DS 1 13 2 AB\n@ DS 2 13 2 AC', ['warning E_ZONE_INVALID DS ex.test']],
    'a DS record of a zone below': ['sub NS ns\nsub DS 1 13 2 AB', []],
    'two TTLs': ['@ 60 MX 10 mx\n@ 90 MX 20 mx', ['warning E_ZONE_TTL MX ex.test']],
  };
  test.each(Object.entries(rows))('%s', async (_what, [text, wanted]) => {
    expect(linesOf(await check(text))).toEqual(wanted);
  });

  test('the line is told', async () => {
    const [concern] = await check('mx CNAME other.test.\nmx A 192.0.2.1');
    expect(concern?.source).toMatchObject({ file: 'ex.test.zone', line: 7 });
    expect(concern?.message).toBe(
      'mx.ex.test has a CNAME record and other records, here A: name servers refuse such a zone.',
    );
  });

  test('one record at a wrong place is one trouble, at the line of what was added', async () => {
    const [concern, ...others] = await check('@ CNAME other.test.\n@ MX 10 mx\n@ TXT x');
    expect(others).toEqual([]);
    expect(concern?.message).toContain('here SOA, NS, MX, TXT');
    expect(concern?.source).toMatchObject({ line: 7 });
  });

  test('what is unknown counts only where mail depends on it', () => {
    const source = { file: 'plan.json', line: 1 };
    const reason = 'known only after apply';
    const unknown = [
      { name: 'ex.test', type: 'MX' as const, reason, source },
      { name: 'ex.test', type: 'A' as const, reason, source },
      { name: 'www.ex.test', reason, source },
      { name: 'mx.ex.test', reason, source },
      { name: 's1._domainkey.ex.test', type: 'CNAME' as const, reason, source },
      { name: 's2._domainkey.ex.test', type: 'TXT' as const, reason, source },
      { name: '*.ex.test', type: 'AAAA' as const, reason, source },
      { name: '*.web.ex.test', reason, source },
    ];
    const zone = { origin: 'ex.test', isWhole: true, records: [], flattened: [], changes: [], unknown };
    const concerns = checkPlannedZones({ zones: [zone] }, 'ex.test', names);
    expect(linesOf(concerns)).toEqual([
      'unknown E_PLAN_UNKNOWN MX ex.test',
      'unknown E_PLAN_UNKNOWN mx.ex.test',
      'unknown E_PLAN_UNKNOWN CNAME s1._domainkey.ex.test',
      'unknown E_PLAN_UNKNOWN AAAA *.ex.test',
    ]);
    expect(concerns[0]?.source).toEqual(source);
  });

  test('a domain without MX depends on its own address', () => {
    expect(mailNames('ex.test', [{ host: 'ex.test' }], []).get('ex.test')).toContain('A');
  });
});
