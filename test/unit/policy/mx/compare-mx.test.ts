import { describe, expect, it } from 'vitest';
import { checkMx } from '../../../../src/policy/mx/check-mx.ts';
import { compareMx } from '../../../../src/policy/mx/compare-mx.ts';
import { linesOf, viewOf } from '../view.ts';

const HOSTS = '\nmail A 192.0.2.1\n';

async function compared(published: string, planned: string, isNoMail = false) {
  const [before, after] = await Promise.all([viewOf(published + HOSTS), viewOf(planned + HOSTS)]);
  const view = { ...after, declared: { ...after.declared, isNoMail } };
  return compareMx(view, await checkMx(before), await checkMx(after));
}

describe('a plan without MX records', () => {
  it('is critical where the address of the domain is another one than that of its mail servers', async () => {
    const found = await compared('@ MX 10 mail\n@ A 192.0.2.9', '@ A 192.0.2.9');
    expect(linesOf(found)).toEqual(['critical E_MX_IMPLICIT ex.test']);
    expect(found[0]?.message).toContain('so mail goes to 192.0.2.9');
    expect(found[0]?.hint).toContain('ex.test. MX 10 mail.ex.test.');
  });

  it.each([
    ['sends mail to the same server', '@ MX 10 mail\n@ A 192.0.2.1', '@ A 192.0.2.1'],
    ['had none before', '@ A 192.0.2.9', '@ A 192.0.2.9'],
    ['has them still', '@ MX 10 mail\n@ A 192.0.2.9', '@ MX 10 mail\n@ A 192.0.2.9'],
    ['names no address, which is told otherwise', '@ MX 10 mail', '@ TXT x'],
  ])('adds nothing where it %s', async (_why, published, planned) => {
    expect(await compared(published, planned)).toEqual([]);
  });

  it('adds nothing where the domain is to take no mail', async () => {
    expect(await compared('@ MX 10 mail\n@ A 192.0.2.9', '@ A 192.0.2.9', true)).toEqual([]);
  });
});
