/** Healthy domains of many kinds: nothing is red, and only what is optional is told. */
import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkDkim } from '../../../src/policy/dkim/check-dkim.ts';
import { compareDkim } from '../../../src/policy/dkim/compare-dkim.ts';
import { checkDmarc, compareDmarc } from '../../../src/policy/dmarc/check-dmarc.ts';
import { checkPtr } from '../../../src/policy/ptr.ts';
import { checkSpf } from '../../../src/policy/spf/check-spf.ts';
import { compareSpf } from '../../../src/policy/spf/compare-spf.ts';
import { checkTlsRpt, compareTlsRpt } from '../../../src/policy/tls-rpt.ts';
import { brief, type ViewOptions, viewOf } from './sender-view.ts';

const MODULUS = Buffer.alloc(256, 0xab).toString('base64url');
const KEY = createPublicKey({ key: { kty: 'RSA', n: MODULUS, e: 'AQAB' }, format: 'jwk' })
  .export({ type: 'spki', format: 'der' })
  .toString('base64');
const DKIM = `"v=DKIM1; k=rsa; p=${KEY.slice(0, 200)}" "${KEY.slice(200)}"`;

const SETUPS: readonly (readonly [string, string, ViewOptions, readonly string[]])[] = [
  [
    'like Google Workspace',
    `ex.test. MX 1 smtp.goo.test.
ex.test. TXT "v=spf1 include:_spf.goo.test ~all"
_spf.goo.test. TXT "v=spf1 include:_netblocks.goo.test include:_netblocks2.goo.test include:_netblocks3.goo.test ~all"
_netblocks.goo.test. TXT "v=spf1 ip4:198.51.100.0/24 ~all"
_netblocks2.goo.test. TXT "v=spf1 ip6:2001:db8::/36 ~all"
_netblocks3.goo.test. TXT "v=spf1 ip4:203.0.113.0/25 ~all"
google._domainkey.ex.test. TXT ${DKIM}
_dmarc.ex.test. TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@ex.test"`,
    { dkimSelectors: ['google'] },
    ['info E_TLSRPT_MISSING ex.test'],
  ],
  [
    'like Microsoft 365',
    `ex.test. MX 0 ex-test.mail.ms.test.
ex.test. TXT "v=spf1 include:spf.ms.test -all"
ex.test. TXT "MS=ms12345678"
spf.ms.test. TXT "v=spf1 ip4:198.51.100.0/24 ip6:2001:db8:1::/48 -all"
selector1._domainkey.ex.test. CNAME selector1-ex-test._domainkey.ms.test.
selector2._domainkey.ex.test. CNAME selector2-ex-test._domainkey.ms.test.
selector1-ex-test._domainkey.ms.test. TXT ${DKIM}
_dmarc.ex.test. TXT "v=DMARC1; p=reject"
_smtp._tls.ex.test. TXT "v=TLSRPTv1;rua=https://reports.test/v1/tls"`,
    { dkimSelectors: ['selector1'] },
    [],
  ],
  [
    'like Fastmail, with hosted DMARC',
    `ex.test. MX 10 in1.fm.test.
ex.test. TXT "v=spf1 include:spf.fm.test ?all"
spf.fm.test. TXT "v=spf1 ip4:198.51.100.0/28 ?all"
fm1._domainkey.ex.test. CNAME fm1.ex.test.dkim.fm.test.
fm1.ex.test.dkim.fm.test. TXT ${DKIM}
_dmarc.ex.test. CNAME ex.test.dmarc.hosted.test.
ex.test.dmarc.hosted.test. TXT "v=DMARC1; p=reject; rua=mailto:ex@hosted.test"
*._report._dmarc.hosted.test. TXT "v=DMARC1;"`,
    { dkimSelectors: ['fm1'] },
    ['warning E_SPF_WEAK all', 'info E_TLSRPT_MISSING ex.test'],
  ],
  [
    'a single host with its own addresses',
    `ex.test. A 192.0.2.1
ex.test. AAAA 2001:db8::1
ex.test. MX 10 ex.test.
ex.test. TXT "v=spf1 a -all"
mail._domainkey.ex.test. TXT ${DKIM}
_dmarc.ex.test. TXT "v=DMARC1; p=reject"
1.2.0.192.in-addr.arpa. PTR ex.test.
1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR ex.test.
_smtp._tls.ex.test. TXT "v=TLSRPTv1; rua=mailto:tls@ex.test"`,
    { dkimSelectors: ['mail'], outboundIps: ['192.0.2.1', '2001:db8::1'] },
    [],
  ],
  [
    'a hosted SPF with macros',
    `ex.test. TXT "v=spf1 include:%{ir}.%{v}.%{d}.spf.has.pp.test ~all"
7.2.0.192.in-addr.ex.test.spf.has.pp.test. TXT "v=spf1 ip4:192.0.2.7 -all"
7.2.0.192.in-addr.arpa. PTR out.ex.test.
out.ex.test. A 192.0.2.7
_dmarc.ex.test. TXT "v=DMARC1; p=reject"
_smtp._tls.ex.test. TXT "v=TLSRPTv1; rua=mailto:tls@ex.test"`,
    { outboundIps: ['192.0.2.7'] },
    [],
  ],
  [
    'parked, with a null MX',
    `ex.test. MX 0 .
ex.test. TXT "v=spf1 -all"
*._domainkey.ex.test. TXT "v=DKIM1; p="
_dmarc.ex.test. TXT "v=DMARC1; p=reject; sp=reject"`,
    { isNoMail: true },
    [],
  ],
  [
    'an internationalised domain',
    `xn--bcher-kva.test. MX 10 mx.ex.test.
xn--bcher-kva.test. TXT "v=spf1 include:%{d2}._spf.prov.test ~all"
xn--bcher-kva.test._spf.prov.test. TXT "v=spf1 ip4:192.0.2.0/24 -all"
_dmarc.xn--bcher-kva.test. TXT "v=DMARC1; p=reject"
_smtp._tls.xn--bcher-kva.test. TXT "v=TLSRPTv1; rua=mailto:tls@ex.test"`,
    { domain: 'xn--bcher-kva.test' },
    [],
  ],
  [
    'a subdomain below its organization',
    `mail.ex.test. MX 10 mx.ex.test.
mail.ex.test. TXT "v=spf1 ip4:192.0.2.0/24 -all"
_dmarc.ex.test. TXT "v=DMARC1; p=reject; rua=mailto:x@elsewhere.test"
_smtp._tls.mail.ex.test. TXT "v=TLSRPTv1; rua=mailto:tls@ex.test"`,
    { domain: 'mail.ex.test' },
    [],
  ],
];

test.each(SETUPS)('%s', async (_what, zone, options, expected) => {
  const view = await viewOf(zone, options);
  const [spf, dmarc] = await Promise.all([checkSpf(view), checkDmarc(view)]);
  const others = await Promise.all([checkDkim(view), checkTlsRpt(view, { hasStsOrDane: false }), checkPtr(view, [])]);
  expect(brief([...spf.concerns, ...dmarc.concerns, ...others.flat()])).toEqual(expected);
  // A plan that changes nothing takes nothing away.
  expect(compareSpf(spf, spf)).toEqual([]);
  expect(compareDmarc(dmarc, dmarc)).toEqual([]);
  expect([...(await compareDkim(view, view)).concerns, ...(await compareTlsRpt(view, view))]).toEqual([]);
});
