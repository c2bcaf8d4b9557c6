/** Keeps the history of a run in its branch, folded into what other runs have written meanwhile. */
import { adoptSights } from '../../history/adopt.ts';
import type { FoldedRun } from '../../history/fold-run.ts';
import { historyText } from '../../history/history-text.ts';
import type { Notice } from '../../model/finding.ts';
import type { History } from '../../model/memory/record.ts';
import type { IssueSight } from '../../model/memory/sight.ts';
import type { Story } from '../../model/story.ts';
import type { World } from '../../system/world.ts';
import { writeHistoryBranch } from '../branch/history-branch.ts';
import { isWriteDue } from '../branch/place.ts';
import type { ActionMemory } from './action-memory.ts';

/** Writes the branch, when that is due. Returns a warning when it failed. */
export async function keepInBranch(
  history: History,
  sights: readonly IssueSight[],
  folded: FoldedRun,
  { memory, plan, api, branch }: ActionMemory,
  { clock, random }: World,
): Promise<readonly Notice[]> {
  if (plan.historyBranch === undefined || branch === undefined || branch.problem !== undefined) return [];
  if (await memory.isForeign()) return [];
  const before = await branch.text;
  const lastWrittenAt = await memory.lastWrittenAt;
  const hasChanged = before === undefined || [...folded.stories.values()].some(mustNotBeLost);
  const now = clock.date();
  if (!isWriteDue(hasChanged, lastWrittenAt, now)) return [];
  const rulesOf = ({ name }: { readonly name: string }) => plan.rules.get(name) ?? plan.incidents.rules;
  const update = (current: string | undefined) => {
    if (current === before) return { text: historyText(history), replaces: lastWrittenAt };
    const again = memory.refold(current);
    if (!again) return undefined;
    const merged = adoptSights(again.history, sights, rulesOf, now.toISOString()).history;
    return { text: historyText({ ...merged, issues: history.issues }), replaces: again.history.writtenAt };
  };
  const chance = (): number => (random(1)[0] ?? 0) / 255;
  const outcome = await writeHistoryBranch(api, { branch: plan.historyBranch, update, now, clock, random: chance });
  return outcome.status === 'failed' && outcome.notice ? [outcome.notice] : [];
}

/** Whether the next run would judge otherwise without this one: it counts runs, or something was told. */
function mustNotBeLost({ state, stateBefore, alert }: Story): boolean {
  return alert || state !== stateBefore || state === 'failing' || state === 'recovering';
}
