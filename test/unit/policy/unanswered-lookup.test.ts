import { expect, test } from 'vitest';
import { unanswered } from '../../../src/policy/failed-lookup.ts';
import { linesOf } from './view.ts';

const rows: readonly (readonly [string | undefined, boolean, string])[] = [
  ['SERVFAIL', false, 'unknown E_DNS_SERVFAIL MX ex.test'],
  ['REFUSED', false, 'unknown E_DNS_REFUSED MX ex.test'],
  ['no AA', false, 'unknown E_DNS_REFUSED MX ex.test'],
  ['timeout', false, 'unknown E_DNS_TIMEOUT MX ex.test'],
  ['ENETUNREACH', true, 'unknown E_DNS_TIMEOUT MX ex.test'],
  ['no resolver', true, 'unknown E_DNS_TIMEOUT MX ex.test'],
  [undefined, true, 'unknown E_DNS_TIMEOUT MX ex.test'],
  ['bogus', false, 'critical E_DNSSEC_BOGUS MX ex.test'],
  ['ELOOP', false, 'critical E_DNS_LOOP MX ex.test'],
  ['aliases lead back to themselves', true, 'critical E_DNS_LOOP MX ex.test'],
  ['more than 8 aliases', true, 'critical E_DNS_LOOP MX ex.test'],
  ['known only after apply (aws_route53_record.mx)', true, 'unknown E_PLAN_UNKNOWN MX ex.test'],
  ['sub.ex.test is delegated to name servers that do not serve it yet', true, 'unknown E_PLAN_UNKNOWN MX ex.test'],
];

test.each(rows)('%s (planned: %s) is %s', (failure, isPlanned, wanted) => {
  const concern = unanswered('ex.test', 'MX', { outcome: 'failed', records: [], aliases: [], failure, isPlanned });
  expect(concern && linesOf([concern])).toEqual([wanted]);
});

test('an answer is none', () => {
  expect(unanswered('ex.test', 'MX', { outcome: 'nodata', records: [], aliases: [] })).toBeUndefined();
});
