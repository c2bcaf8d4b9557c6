/** Names below a delegation belong to other servers. */
import type { PlannedRecord } from '../planned-zone.ts';
import type { Zone } from '../records.ts';
import type { ZoneStep } from './step.ts';

/**
 * Leaves a name to the published zone when the delegation above it stays as it is. What other servers will say is not
 * known.
 *
 * @param cut the name that is delegated
 */
export async function delegationStep(
  cut: string,
  servers: readonly PlannedRecord[],
  published: Zone,
): Promise<ZoneStep | undefined> {
  const { records } = await published.lookup(cut, 'NS');
  const now = records.filter(({ name }) => name === cut).map(targetOf);
  const planned = servers.map(targetOf);
  const isSame = now.length === planned.length && planned.every((target) => now.includes(target));
  if (isSame) return undefined;
  return { kind: 'failed', failure: `${cut} is delegated to name servers that do not serve it yet`, isPlanned: true };
}

function targetOf({ data }: Pick<PlannedRecord, 'data'>): string {
  return data.type === 'NS' ? data.target : '';
}
