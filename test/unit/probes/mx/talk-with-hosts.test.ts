import { expect, it } from 'vitest';
import type { Finding } from '../../../../src/model/finding.ts';
import type { ProbeContext } from '../../../../src/model/probe-context.ts';
import type { CheckedMx } from '../../../../src/policy/mx/check-mx.ts';
import type { GatePlan, TalkPlan } from '../../../../src/probes/mx/plan.ts';
import { talkWithHosts } from '../../../../src/probes/mx/talk-with-hosts.ts';

it('dials nobody where a plan names a whole network', async () => {
  const notes: Finding[] = [];
  const context = { note: (finding: Finding) => notes.push(finding) } as unknown as ProbeContext;
  const addresses = Array.from({ length: 61 }, (_, n) => ({ address: `192.0.2.${n}`, isPlanned: true }));
  const mx = { hosts: [{ host: 'mx.example.org', preference: 10, addresses }] } as unknown as CheckedMx;
  const plan = { domain: 'example.org' } as GatePlan;
  const talk = { port: 25, addresses: [], recipients: [] } as unknown as TalkPlan;
  const { talks, untested } = await talkWithHosts(
    plan,
    talk,
    { published: { ...mx, hosts: [] }, planned: mx },
    context,
  );
  expect(talks).toEqual([]);
  expect(untested).toEqual([expect.stringContaining('61 addresses')]);
  expect(notes).toMatchObject([{ status: 'unknown', code: 'E_RESULT_TRUNCATED' }]);
  expect(notes[0]?.message).toContain('61 addresses');
});
