/** TLS-RPT records. */
import { describe, expect, test } from 'vitest';
import { checkTlsRpt, compareTlsRpt } from '../../../src/policy/tls-rpt.ts';
import { brief, sentences, type ViewOptions, viewOf } from './sender-view.ts';

const NAME = '_smtp._tls.ex.test';
const txt = (...texts: readonly string[]): string =>
  texts.map((text) => `${NAME}. TXT ${JSON.stringify(text)}`).join('\n');
const OK = 'v=TLSRPTv1; rua=mailto:tls@ex.test';

async function check(zone: string, hasStsOrDane = false, options: ViewOptions = {}) {
  const concerns = await checkTlsRpt(await viewOf(zone, options), { hasStsOrDane });
  return { found: brief(concerns), text: sentences(concerns) };
}

test.each([
  [OK],
  ['v=TLSRPTv1;rua=mailto:tls@ex.test'],
  ['v=TLSRPTv1; rua=mailto:tls@ex.test;'],
  ['v=TLSRPTv1; rua=https://reports.test/v1/tlsrpt'],
  ['v=TLSRPTv1; rua=mailto:a@x.test , https://r.test/x?y=z%21'],
  ['v=TLSRPTv1; rua=mailto:a@x.test; ext=1'],
  ['v=TLSRPTv1; rua=mailto:a+b@x.test?subject=x'],
])('valid: %s', async (text) => {
  expect((await check(txt(text), true)).found).toEqual([]);
});

test('valid behind an alias, and beside texts of a wildcard', async () => {
  const zone = `${NAME}. CNAME r.prov.test.\nr.prov.test. TXT "${OK}"\nr.prov.test. TXT "v=spf1 -all"`;
  expect((await check(zone, true)).found).toEqual([]);
});

test.each([
  ['two records', txt(OK, 'v=TLSRPTv1; rua=mailto:b@ex.test'), 'there are 2 of them'],
  ['no rua', txt('v=TLSRPTv1;'), 'it has no rua'],
  ['an empty rua', txt('v=TLSRPTv1; rua='), 'its rua is empty'],
  ['no scheme', txt('v=TLSRPTv1; rua=tls@ex.test'), 'tls@ex.test is neither a mailto: nor an https: address'],
  ['http', txt('v=TLSRPTv1; rua=http://ex.test/'), 'neither a mailto: nor an https:'],
  ['a size', txt('v=TLSRPTv1; rua=mailto:a@ex.test!10m'), 'neither a mailto: nor an https:'],
  ['a comma too many', txt('v=TLSRPTv1; rua=mailto:a@ex.test,'), 'a comma too many'],
  ['rua twice', txt('v=TLSRPTv1; rua=mailto:a@ex.test; rua=mailto:b@ex.test'), 'it has rua twice'],
  ['no field', txt('v=TLSRPTv1; mailto:a@ex.test'), 'a part that is no field'],
  ['lower case', txt('v=tlsrptv1; rua=mailto:a@ex.test'), 'does not begin with v=TLSRPTv1;'],
  ['another version', txt('v=TLSRPT1; rua=mailto:a@ex.test'), 'does not begin with v=TLSRPTv1;'],
  ['no semicolon', txt('v=TLSRPTv1 rua=mailto:a@ex.test'), 'does not begin with v=TLSRPTv1;'],
  ['a blank first', txt(` ${OK}`), 'does not begin with v=TLSRPTv1;'],
])('not valid: %s', async (_what, zone, part) => {
  const { found, text } = await check(zone);
  expect(found).toEqual([`warning E_TLSRPT_INVALID ${NAME}`]);
  expect(text).toContain(part);
});

test.each([
  ['optional', false, {}, ['info E_TLSRPT_MISSING ex.test']],
  ['with a policy or TLSA', true, {}, ['warning E_TLSRPT_MISSING ex.test']],
  ['a domain without mail', false, { isNoMail: true }, []],
  ['not known', false, { failing: { [`${NAME} TXT`]: 'timeout' } }, [`unknown E_DNS_TIMEOUT TXT ${NAME}`]],
  ['a circle', false, { failing: { [`${NAME} TXT`]: 'ELOOP' } }, [`warning E_DNS_LOOP TXT ${NAME}`]],
])('absent: %s', async (_what, hasStsOrDane, options, expected) => {
  expect((await check('ex.test. TXT "v=spf1 -all"', hasStsOrDane, options)).found).toEqual(expected);
});

describe('a plan', () => {
  test.each([
    ['takes it away', txt(OK), '', ['warning E_TLSRPT_MISSING ex.test']],
    ['keeps it', txt(OK), txt('v=TLSRPTv1; rua=mailto:new@ex.test'), []],
    ['breaks it, which is told elsewhere', txt(OK), txt('v=TLSRPT1; x'), []],
    ['has none as before', '', '', []],
  ])('%s', async (_what, published, planned, expected) => {
    const found = await compareTlsRpt(await viewOf(published), await viewOf(planned));
    expect(brief(found)).toEqual(expected);
    sentences(found);
  });
});
