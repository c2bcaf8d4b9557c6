/** Questions that were not answered. */
import { expect, test } from 'vitest';
import { failedLookup, toldOnce } from '../../../src/policy/failed-lookup.ts';
import { sentences } from './sender-view.ts';

test.each([
  ['timeout', false, 'unknown E_DNS_TIMEOUT'],
  ['REFUSED', false, 'unknown E_DNS_REFUSED'],
  ['SERVFAIL', true, 'unknown E_DNS_SERVFAIL'],
  ['NOTIMP', true, 'unknown E_DNS_TIMEOUT'],
  ['no recursion', true, 'unknown E_DNS_REFUSED'],
  ['ECONNREFUSED', false, 'unknown E_DNS_TIMEOUT'],
  ['bogus', false, 'critical E_DNSSEC_BOGUS'],
  ['ELOOP', false, 'critical E_DNS_LOOP'],
  ['aliases lead back to themselves', true, 'critical E_DNS_LOOP'],
  ['more than 8 aliases', true, 'critical E_DNS_LOOP'],
  ['known only after apply (aws_route53_record.spf)', true, 'unknown E_PLAN_UNKNOWN'],
  ['sub.ex.test is delegated to name servers that do not serve it yet', true, 'unknown E_PLAN_UNKNOWN'],
])('%s', (failure, isPlanned, expected) => {
  const concern = failedLookup('ex.test', 'TXT', { failure, isPlanned });
  expect(`${concern.severity} ${concern.code}`).toBe(expected);
  expect(concern.subject).toBe('TXT ex.test');
  expect(sentences([concern])).toMatch(/TXT ex\.test|aliases of ex\.test/);
  expect(toldOnce([concern, concern])).toEqual([concern]);
});
