/** The same process makes round trips again and again. `npm run soak` makes many more, and looks at the memory. */
import { expect, test } from 'vitest';
import { leftOpen } from '../../support/servers/open-handles.ts';
import { FOREIGN, soak } from '../../support/servers/soak.ts';

test('forty round trips, some of which fail, leave nothing behind', async () => {
  const before = process.getActiveResourcesInfo();
  let open: readonly string[] = [];
  const { good, bad, subjects } = await soak(40, async (run) => {
    // What the mail system and the first run need is open by then.
    if (run === 1) open = await leftOpen([]);
    if (run === 40) expect(await leftOpen(open)).toEqual([]);
  });
  expect([...good]).toEqual([['ok', 32]]);
  expect([...bad.keys()].toSorted()).toEqual([
    'critical E_AUTH_REJECTED',
    'critical E_MAILBOX_MISSING',
    'critical E_RCPT_REJECTED',
  ]);
  expect(subjects).toEqual(FOREIGN);
  expect(await leftOpen(before)).toEqual([]);
});
