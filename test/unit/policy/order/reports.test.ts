/** Reports of DMARC that go to another organization. */
import { describe, expect, it } from 'vitest';
import { orders, set, steps } from './publication.ts';

const RUA = '"v=DMARC1; p=none; rua=mailto:d@rep.test"';
const AGREED = 'have rep.test publish TXT ex.test._report._dmarc.rep.test "v=DMARC1;"';

describe('a host that is to take reports for the first time', () => {
  const changed = [set('TXT _dmarc.ex.test', ['"v=DMARC1; p=none"'], [RUA])];

  it('agrees before the record names it', () => {
    expect(steps(changed, { unauthorizedReports: ['rep.test'] })).toEqual([
      AGREED,
      `publish TXT _dmarc.ex.test ${RUA} (TTL 3600)`,
    ]);
    // E_DMARC_RUA_UNAUTHORIZED says it.
    expect(orders(changed, { unauthorizedReports: ['rep.test'] })).toEqual([]);
  });

  it('agrees before an alias leads to a record that names it', () => {
    const alias = [
      set('TXT _dmarc.ex.test', ['"v=DMARC1; p=none"'], []),
      set('CNAME _dmarc.ex.test', [], ['d.prov.test.']),
    ];
    const found = steps(alias, { unauthorizedReports: ['rep.test'] });
    expect(found).toContain(AGREED);
    expect(found.indexOf(AGREED)).toBeLessThan(found.indexOf('publish CNAME _dmarc.ex.test d.prov.test. (TTL 3600)'));
  });

  it('has agreed already', () => {
    expect(steps(changed, { unauthorizedReports: [] })).toEqual([]);
  });
});
