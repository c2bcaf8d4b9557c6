import { expect, test } from 'vitest';
import { findNameServers } from '../support/name-servers/find-name-servers.ts';

test.each([
  ['nothing is', () => false, { installed: false, missing: ['nsd', 'unbound', 'ldnsutils'] }],
  ['all but the resolver is', (path: string) => !path.includes('unbound'), { installed: false, missing: ['unbound'] }],
  ['all is', () => true, { installed: true }],
])('the name servers are found where %s there', (_what, exists, found) => {
  expect(findNameServers(exists)).toEqual(found);
});
