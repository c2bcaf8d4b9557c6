import { expect, it } from 'vitest';
import { checkDane } from '../../../../src/policy/dane/check-dane.ts';
import { checkMx } from '../../../../src/policy/mx/check-mx.ts';
import { linesOf, viewOf } from '../view.ts';

it('says nothing of hosts without TLSA records while another one could not be asked for', async () => {
  const text = '@ MX 10 mx1\n@ MX 20 mx2\nmx1 A 192.0.2.1\nmx2 A 192.0.2.2';
  const view = await viewOf(text, { failing: { '_25._tcp.mx1.ex.test TLSA': 'SERVFAIL' }, isSecurityUnknown: true });
  const { hosts } = await checkMx(view);
  const { concerns } = await checkDane(view, hosts, new Map());
  expect(linesOf(concerns)).toEqual(['unknown E_DNS_SERVFAIL TLSA _25._tcp.mx1.ex.test']);
});
