import { expect, it } from 'vitest';
import { movesPolicyHost } from '../../../../src/policy/mta-sts/moves-policy-host.ts';
import { viewOf } from '../view.ts';

it.each([
  ['other addresses', 'mta-sts A 192.0.2.1', 'mta-sts A 192.0.2.2', true],
  ['one address more', 'mta-sts A 192.0.2.1', 'mta-sts A 192.0.2.1\nmta-sts AAAA 2001:db8::1', true],
  ['an alias of another host', 'mta-sts A 192.0.2.1', 'mta-sts CNAME www\nwww A 192.0.2.9', true],
  ['an alias of the same host', 'mta-sts A 192.0.2.1', 'mta-sts CNAME www\nwww A 192.0.2.1', false],
  ['one address less', 'mta-sts A 192.0.2.1\nmta-sts A 192.0.2.2', 'mta-sts A 192.0.2.1', false],
  ['no address', 'mta-sts A 192.0.2.1', '@ A 192.0.2.1', false],
  ['addresses where there were none', '@ A 192.0.2.1', 'mta-sts A 192.0.2.1', false],
])('the host of the policy with %s', async (_what, published, planned, moves) => {
  const [now, then] = await Promise.all([viewOf(published), viewOf(planned)]);
  expect(await movesPolicyHost('ex.test', now.zone, then.zone)).toBe(moves);
});
