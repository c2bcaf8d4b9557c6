/** DMARC: the record, the walk up the tree, what is weak, and where reports go. */
import { describe, expect, test } from 'vitest';
import { checkDmarc, compareDmarc, type DmarcResult } from '../../../../src/policy/dmarc/check-dmarc.ts';
import { brief, sentences, type ViewOptions, viewOf } from '../sender-view.ts';

const SENDER = 'ex.test. TXT "v=spf1 mx -all"';
const NAME = '_dmarc.ex.test';

function txt(name: string, text: string): string {
  return `${name}. TXT "${text.replace(/[\\"]/g, '\\$&')}"`;
}

async function checkZone(zone: string, options: ViewOptions = {}): Promise<DmarcResult> {
  const result = await checkDmarc(await viewOf(`${SENDER}\n${zone}`, options));
  sentences(result.concerns);
  return result;
}

const check = (text: string, options: ViewOptions = {}): Promise<DmarcResult> => checkZone(txt(NAME, text), options);

describe('healthy records are plain ok', () => {
  test.each([
    ['v=DMARC1; p=reject'],
    ['v=DMARC1;p=reject;'],
    ['v=DMARC1; p=quarantine; rua=mailto:dmarc@ex.test'],
    ['v = DMARC1 ; p = reject ; rua = mailto:a@ex.test , mailto:b@ex.test'],
    ['V=DMARC1; p=REJECT'],
    ['v=DMARC1; p=reject; sp=reject; np=reject; adkim=s; aspf=R; fo=1:d:s; t=n; psd=n'],
    ['v=DMARC1; p=quarantine; sp=reject'],
    ['v=DMARC1; p=reject; rua=mailto:a@reports.ex.test; ruf=mailto:b@ex.test'],
    ['v=DMARC1; p=reject; x_own=1; future=yes'],
    ['v=DMARC1; p=reject; rua=mailto:a%2Cb@ex.test'],
  ])('%s', async (text) => {
    const { concerns, record } = await check(text);
    expect(brief(concerns)).toEqual([]);
    expect(record?.domain).toBe('ex.test');
  });

  test('behind an alias', async () => {
    const zone = `${NAME}. CNAME ex.test._dmarc.prov.test.\n${txt('ex.test._dmarc.prov.test', 'v=DMARC1; p=reject')}`;
    expect(brief((await checkZone(zone)).concerns)).toEqual([]);
  });

  test('beside other texts', async () => {
    const zone = `${txt(NAME, 'v=DMARC1; p=reject')}\n${txt(NAME, 'v=spf1 -all')}`;
    expect(brief((await checkZone(zone)).concerns)).toEqual([]);
  });

  test('one question is enough, besides those for senders', async () => {
    const view = await viewOf(`${SENDER}\n${txt(NAME, 'v=DMARC1; p=reject')}`);
    await checkDmarc(view);
    expect(view.questions.toSorted()).toEqual(['_dmarc.ex.test TXT', 'ex.test MX', 'ex.test TXT']);
  });
});

describe('no record', () => {
  test.each([
    ['a sender', '', {}, 'critical E_DMARC_MISSING ex.test'],
    ['no mail', '', { isNoMail: true }, 'info E_DMARC_MISSING ex.test'],
    ['no mail, but a sender', '', { isNoMail: true, outboundIps: ['192.0.2.1'] }, 'critical E_DMARC_MISSING ex.test'],
    ['another text', txt(NAME, 'hello'), {}, 'critical E_DMARC_MISSING ex.test'],
    ['a wildcard', txt('*.ex.test', 'v=spf1 -all'), {}, 'critical E_DMARC_MISSING ex.test'],
  ])('%s', async (_what, zone, options, expected) => {
    const { concerns, record } = await checkZone(zone, options);
    expect(brief(concerns)).toEqual([expected]);
    expect(record).toBeUndefined();
  });

  test('a domain with a null MX', async () => {
    const { concerns } = await checkDmarc(await viewOf('ex.test. MX 0 .'));
    expect(brief(concerns)).toEqual(['info E_DMARC_MISSING ex.test']);
  });

  test('a null MX beside another one is none', async () => {
    const { concerns } = await checkDmarc(await viewOf('ex.test. MX 0 .\nex.test. MX 10 mx.ex.test.'));
    expect(brief(concerns)).toEqual(['critical E_DMARC_MISSING ex.test']);
  });

  test('a domain whose SPF permits no sender', async () => {
    const { concerns } = await checkDmarc(await viewOf('ex.test. TXT "v=spf1 -all"'));
    expect(brief(concerns)).toEqual(['info E_DMARC_MISSING ex.test']);
    expect(concerns[0]).toMatchObject({ isOptional: true, hint: expect.stringContaining('"v=DMARC1; p=reject"') });
  });
});

describe('records that receivers discard', () => {
  test.each([
    ['v=dmarc1; p=reject', 'does not begin with v=DMARC1 and a semicolon'],
    ['v=DMARC2; p=reject', 'does not begin with v=DMARC1 and a semicolon'],
    ['v=DMARC1 p=reject', 'does not begin with v=DMARC1 and a semicolon'],
    ['p=reject; v=DMARC1', 'does not begin with v=DMARC1 and a semicolon'],
    ['"v=DMARC1; p=reject"', 'without quotation marks'],
    ['v=DMARC1\\; p=reject', 'without a backslash'],
    ['v=DMARC1; p=reject; p=none', 'it has p twice'],
    ['v=DMARC1', 'there is no p'],
    ['v=DMARC1; sp=reject', 'there is no p'],
    ['v=DMARC1; P=reject', 'there is no p'],
    ['v=DMARC1; p=rejct', 'p=rejct is no policy'],
    ['v=DMARC1; p=reject sp=none', 'p=reject sp=none is no policy'],
    ['v=DMARC1; p=reject; sp=nope', 'sp=nope is no policy'],
    ['v=DMARC1; p=reject; np=', 'np= is no policy'],
    ['v=DMARC1; p=; rua=mailto:a@ex.test', 'p= is no policy, so that receivers apply p=none'],
  ])('%s', async (text, part) => {
    const { concerns } = await check(text);
    expect(concerns.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['critical E_DMARC_INVALID']);
    expect(sentences(concerns)).toContain(part);
    expect(concerns[0]?.record).toBeDefined();
  });

  test('two records', async () => {
    const { concerns } = await checkZone(`${txt(NAME, 'v=DMARC1; p=reject')}\n${txt(NAME, 'v=DMARC1; p=none')}`);
    expect(brief(concerns)).toEqual([`critical E_DMARC_INVALID ${NAME}`]);
    expect(sentences(concerns)).toContain('has 2 DMARC records');
  });

  test('of a domain without mail they are only a warning', async () => {
    const { concerns } = await check('v=DMARC1; p=rejct', { isNoMail: true });
    expect(brief(concerns)).toEqual(['warning E_DMARC_INVALID p']);
  });
});

describe('parts that receivers ignore', () => {
  test.each([
    ['v=DMARC1; p=reject; adkim=strict', 'warning E_DMARC_INVALID adkim', 'adkim=strict is not valid, and ignored'],
    ['v=DMARC1; p=reject; aspf=x', 'warning E_DMARC_INVALID aspf', 'aspf=x'],
    ['v=DMARC1; p=reject; fo=2', 'warning E_DMARC_INVALID fo', 'fo=2'],
    ['v=DMARC1; p=reject; psd=yes', 'warning E_DMARC_INVALID psd', 'psd=yes'],
    ['v=DMARC1; p=reject; dmarc', 'warning E_DMARC_INVALID dmarc', 'dmarc is no tag'],
    ['v=DMARC1; p=reject; rua=a@ex.test', 'warning E_DMARC_INVALID rua a@ex.test', 'Write rua=mailto:a@ex.test.'],
    ['v=DMARC1; p=reject; rua=', 'warning E_DMARC_INVALID rua ', 'rua is empty'],
    ['v=DMARC1; p=reject; ruf=mailto:a@ex.test,', 'warning E_DMARC_INVALID ruf ', 'a comma too many'],
    ['v=DMARC1; p=reject; rua=https://ex.test/r', 'warning E_DMARC_INVALID rua https://ex.test/r', 'only to mailto:'],
    [' v=DMARC1; p=reject', 'warning E_DMARC_INVALID blank', 'a blank before v=DMARC1'],
  ])('%s', async (text, expected, part) => {
    const { concerns } = await check(text);
    expect(brief(concerns)).toEqual([expected]);
    expect(sentences(concerns)).toContain(part);
  });
});

describe('weak policies', () => {
  test.each([
    ['v=DMARC1; p=none', ['info E_DMARC_WEAK p=none']],
    ['v=DMARC1; rua=mailto:a@ex.test', ['info E_DMARC_WEAK p=none']],
    ['v=DMARC1; p=reject; t=y', ['info E_DMARC_WEAK t=y']],
    ['v=DMARC1; p=reject; sp=none', ['info E_DMARC_WEAK sp=none']],
    ['v=DMARC1; p=reject; np=quarantine', ['info E_DMARC_WEAK np=quarantine']],
    ['v=DMARC1; p=reject; sp=none; np=reject', ['info E_DMARC_WEAK sp=none']],
    ['v=DMARC1; p=none; sp=reject', ['info E_DMARC_WEAK p=none']],
  ])('%s', async (text, expected) => {
    const { concerns } = await check(text);
    expect(brief(concerns)).toEqual(expected);
    expect(concerns.every(({ isOptional }) => isOptional)).toBe(true);
  });

  test.each([
    ['v=DMARC1; p=reject', []],
    ['v=DMARC1; p=none', ['info E_DMARC_WEAK p=none']],
    ['v=DMARC1; p=quarantine', ['info E_DMARC_WEAK p=quarantine']],
  ])('a domain without mail: %s', async (text, expected) => {
    expect(brief((await check(text, { isNoMail: true })).concerns)).toEqual(expected);
  });

  test('t=y lowers by a step', async () => {
    const { record, concerns } = await check('v=DMARC1; p=reject; sp=quarantine; t=y');
    expect(record?.policies).toEqual({ domain: 'quarantine', subdomains: 'none', missing: 'none' });
    expect(sentences(concerns)).toContain('receivers apply quarantine');
  });
});

describe('out of date', () => {
  test.each([
    ['v=DMARC1; p=reject; pct=100', 'info E_DMARC_OBSOLETE pct=100'],
    ['v=DMARC1; p=reject; pct=100; rf=afrf; ri=86400', 'info E_DMARC_OBSOLETE pct=100 rf=afrf ri=86400'],
    ['v=DMARC1; p=reject; pct=50', 'info E_DMARC_OBSOLETE pct=50'],
    ['v=DMARC1; p=reject; pct=0', 'warning E_DMARC_OBSOLETE pct=0'],
    ['v=DMARC1; p=quarantine; pct=0', 'warning E_DMARC_OBSOLETE pct=0'],
    ['v=DMARC1; p=reject; rua=mailto:a@ex.test!10m', 'info E_DMARC_OBSOLETE mailto:a@ex.test!10m'],
    ['v=DMARC1; rua=mailto:a@ex.test; p=reject', 'info E_DMARC_OBSOLETE p'],
  ])('%s', async (text, expected) => {
    expect(brief((await check(text)).concerns)).toEqual([expected]);
  });

  test('pct=0 with p=none enforces nothing', async () => {
    expect(brief((await check('v=DMARC1; p=none; pct=0')).concerns)).toEqual([
      'info E_DMARC_OBSOLETE pct=0',
      'info E_DMARC_WEAK p=none',
    ]);
  });
});

describe('the walk up the tree', () => {
  const ORG = txt('_dmarc.ex.test', 'v=DMARC1; p=reject; sp=quarantine');
  const at = (zone: string, domain: string, options: ViewOptions = {}): Promise<DmarcResult> =>
    checkZone(zone, { domain, ...options });

  test('a subdomain takes the record of its organizational domain', async () => {
    const { concerns, record } = await at(ORG, 'a.b.ex.test');
    expect(brief(concerns)).toEqual([]);
    expect(record?.domain).toBe('ex.test');
  });

  test('its policy for subdomains counts', async () => {
    const { concerns } = await at(txt('_dmarc.ex.test', 'v=DMARC1; p=reject; sp=none'), 'mail.ex.test');
    expect(brief(concerns)).toEqual(['info E_DMARC_WEAK p=none']);
    expect(sentences(concerns)).toContain('which it takes from ex.test, is none');
  });

  test('its own record comes first, whatever stands above', async () => {
    const zone = `${txt('_dmarc.mail.ex.test', 'v=DMARC1; p=none')}\n${ORG}`;
    const { concerns, record } = await at(zone, 'mail.ex.test');
    expect([record?.domain, brief(concerns)]).toEqual(['mail.ex.test', ['info E_DMARC_WEAK p=none']]);
  });

  test('the uppermost record is the one of the organization, up to one with psd', async () => {
    const zone = `${txt('_dmarc.b.ex.test', 'v=DMARC1; p=none; psd=n')}\n${ORG}`;
    expect((await at(zone, 'a.b.ex.test')).record?.domain).toBe('b.ex.test');
    expect((await at(zone.replace('; psd=n', ''), 'a.b.ex.test')).record?.domain).toBe('ex.test');
  });

  test('a public suffix has the last word only if nothing stands below it', async () => {
    const zone = txt('_dmarc.test', 'v=DMARC1; p=reject; sp=quarantine; psd=y');
    expect((await at(zone, 'a.ex.test')).record?.domain).toBe('test');
    expect((await at(`${zone}\n${ORG}`, 'a.ex.test')).record?.domain).toBe('ex.test');
  });

  test('a broken record above is passed over', async () => {
    const zone = `${txt('_dmarc.b.ex.test', 'v=DMARC1; p=none; p=none')}\n${ORG}`;
    expect((await at(zone, 'a.b.ex.test')).record?.domain).toBe('ex.test');
  });

  test('at most eight questions', async () => {
    const domain = 'a.b.c.d.e.f.g.h.i.ex.test';
    const view = await viewOf(txt('_dmarc.ex.test', 'v=DMARC1; p=reject'), { domain, outboundIps: ['192.0.2.1'] });
    const { record } = await checkDmarc(view);
    expect(record?.domain).toBe('ex.test');
    const names = [
      'e.f.g.h.i.ex.test',
      'f.g.h.i.ex.test',
      'g.h.i.ex.test',
      'h.i.ex.test',
      'i.ex.test',
      'ex.test',
      'test',
    ];
    expect(view.questions).toEqual([`_dmarc.${domain} TXT`, ...names.map((name) => `_dmarc.${name} TXT`)]);
  });

  test('what is not known is not ok', async () => {
    const failing = { '_dmarc.ex.test TXT': 'timeout' };
    const expected = ['unknown E_DNS_TIMEOUT TXT _dmarc.ex.test'];
    expect(brief((await checkZone('', { failing })).concerns)).toEqual(expected);
    expect(brief((await at(ORG, 'mail.ex.test', { failing })).concerns)).toEqual(expected);
  });
});

describe('reports to others', () => {
  const record = txt(
    NAME,
    'v=DMARC1; p=reject; rua=mailto:x@reports.test!5m,mailto:y@reports.test; ruf=mailto:z@Reports.test',
  );
  const unagreed = 'warning E_DMARC_RUA_UNAUTHORIZED reports.test';
  const told = async (more: string, options: ViewOptions = {}): Promise<string[]> => {
    const { concerns } = await checkZone(`${record}\n${more}`, options);
    return brief(concerns.filter(({ code }) => code !== 'E_DMARC_OBSOLETE'));
  };

  test.each([
    ['no agreement', '', [unagreed]],
    ['an agreement', txt('ex.test._report._dmarc.reports.test', 'v=DMARC1'), []],
    ['one with a semicolon', txt('ex.test._report._dmarc.reports.test', 'v=DMARC1;'), []],
    ['one for everybody', txt('*._report._dmarc.reports.test', 'v=DMARC1;'), []],
    ['one behind an alias', `ex.test._report._dmarc.reports.test. CNAME ok.test.\n${txt('ok.test', 'v=DMARC1;')}`, []],
    ['one for another domain', txt('other.test._report._dmarc.reports.test', 'v=DMARC1'), [unagreed]],
    ['another text', txt('ex.test._report._dmarc.reports.test', 'v=spf1 -all'), [unagreed]],
    ['one organization', txt('_dmarc.test', 'v=DMARC1; p=none'), []],
    ['a public suffix in common', txt('_dmarc.test', 'v=DMARC1; p=none; psd=y'), [unagreed]],
  ])('%s', async (_what, more, expected) => {
    expect(await told(more)).toEqual(expected);
  });

  test('what is not known is not ok', async () => {
    const name = 'ex.test._report._dmarc.reports.test';
    const failing = { [`${name} TXT`]: 'timeout' };
    expect(await told('', { failing })).toEqual([`unknown E_DNS_TIMEOUT TXT ${name}`]);
    const above = { failing: { '_dmarc.reports.test TXT': 'timeout' } };
    expect(await told('', above)).toEqual(['unknown E_DNS_TIMEOUT TXT _dmarc.reports.test']);
    expect(await told(txt('ex.test._report._dmarc.reports.test', 'v=DMARC1'), above)).toEqual([]);
  });

  test('of an inherited record they are the matter of its owner', async () => {
    expect(await told('', { domain: 'mail.ex.test' })).toEqual([]);
  });
});

describe('a plan', () => {
  const compare = async (published: string, planned: string, options: ViewOptions = {}): Promise<string> => {
    const [before, after] = await Promise.all([checkZone(published, options), checkZone(planned, options)]);
    const found = compareDmarc(before, after);
    return found.length === 0 ? '' : `${brief(found).join()} ${sentences(found)}`;
  };
  const own = (text: string): string => txt(NAME, `v=DMARC1; ${text}`);

  test.each([
    ['p=none', 'p=reject'],
    ['p=reject', 'p=reject; sp=reject'],
    ['p=reject; sp=none', 'p=reject'],
    ['p=reject; t=y', 'p=quarantine'],
    ['p=quarantine; pct=50', 'p=quarantine'],
  ])('nothing weaker: %s → %s', async (published, planned) => {
    expect(await compare(own(published), own(planned))).toBe('');
  });

  test.each([
    ['p=reject', 'p=none', 'for the domain from reject to none, for subdomains from reject to none'],
    ['p=reject', 'p=quarantine', 'for the domain from reject to quarantine'],
    ['p=reject', 'p=reject; sp=none', 'weaker: for subdomains from reject to none, for subdomains that do not exist'],
    ['p=reject', 'p=reject; np=none', 'weaker: for subdomains that do not exist from reject to none.'],
    ['p=reject', 'p=reject; t=y', 'for the domain from reject to quarantine'],
    ['p=reject', 'rua=mailto:a@ex.test', 'for the domain from reject to none'],
  ])('weaker: %s → %s', async (published, planned, part) => {
    const found = await compare(own(published), own(planned));
    expect(found).toMatch(/^warning E_DMARC_WEAK weaker than published /);
    expect(found).toContain(part);
    expect(found).toContain(`Keep the policy that is published: v=DMARC1; ${published}`);
  });

  test.each([
    ['of a sender: told as missing', own('p=reject'), '', {}],
    ['two records: told as broken', own('p=reject'), `${own('p=none')}\n${own('p=reject')}`, {}],
    ['none before', '', '', {}],
    ['broken before', own('p=x'), own('p=none'), {}],
    ['not known', own('p=reject'), '', { failing: { [`${NAME} TXT`]: 'timeout' } }],
  ])('told elsewhere: %s', async (_what, published, planned, options) => {
    expect(await compare(published, planned, options)).toBe('');
  });

  test('a record that disappears of a domain without mail', async () => {
    const found = await compare(own('p=reject'), '', { isNoMail: true });
    expect(found).toContain('warning E_DMARC_MISSING ex.test The plan takes the DMARC record of ex.test away.');
  });

  test('a subdomain that falls back to its organization', async () => {
    const org = txt(NAME, 'v=DMARC1; p=reject; sp=none');
    const published = `${org}\n${txt('_dmarc.mail.ex.test', 'v=DMARC1; p=reject')}`;
    expect(await compare(published, org, { domain: 'mail.ex.test' })).toContain('for the domain from reject to none');
  });
});
