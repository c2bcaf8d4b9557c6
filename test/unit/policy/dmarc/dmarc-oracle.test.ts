/** The policy that receivers find, held against mailauth in strict mode. */
import fc from 'fast-check';
import { dmarc } from 'mailauth/lib/dmarc/index.js';
import { expect, test } from 'vitest';
import { checkDmarc } from '../../../../src/policy/dmarc/check-dmarc.ts';
import { createSpfResolver } from '../../../../src/policy/spf/spf-resolver.ts';
import { viewOf } from '../sender-view.ts';

const TAGS = [
  ...['p=none', 'p=quarantine', 'p=reject', 'p=Reject', 'p=bad', 'sp=none', 'sp=reject', 'sp=bad', 'np=none', 'P=none'],
  ...['np=reject', 't=y', 't=n', 't=x', 'psd=y', 'psd=n', 'psd=u', 'rua=mailto:a@ex.test', 'rua=nobody', 'pct=0'],
  ...['', 'stray', 'x=1'],
];

test('records and trees', async () => {
  const start = fc.constantFrom('v=DMARC1', 'v=DMARC1', 'v=DMARC1', 'V = DMARC1', 'v=dmarc1', ' v=DMARC1', 'v=DMARC1 ');
  const text = fc
    .tuple(start, fc.array(fc.constantFrom(...TAGS), { maxLength: 4 }))
    .map(([version, tags]) => [version, ...tags].join(';'));
  const names = fc.constantFrom('a.b.ex.test', 'b.ex.test', 'ex.test', 'test', 'a.b.c.d.e.f.g.ex.test');
  const records = fc.array(fc.tuple(names, text), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(records, names, async (published, domain) => {
      const zone = published.map(([name, record]) => `_dmarc.${name}. TXT "${record}"`).join('\n');
      // The name itself exists, so that np is not what applies.
      const view = await viewOf(`${domain}. A 192.0.2.1\n${zone}`, { domain });
      const { resolve: resolver } = createSpfResolver(view.zone);
      const verdict = await dmarc({
        headerFrom: `a@${domain}`,
        spfDomains: [],
        dkimDomains: [],
        resolver,
        strict: true,
      });
      const found = verdict === false || verdict.status.result === 'none' ? undefined : verdict;
      const { record } = await checkDmarc(view);
      const isOwn = record?.domain === domain;
      const policy = isOwn ? record.policies?.domain : record?.policies?.subdomains;
      expect([record?.domain, policy]).toEqual([found?.policyDomain, found?.policy]);
    }),
    { numRuns: 500 },
  );
});
