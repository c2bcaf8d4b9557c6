import type { MemoryPlan } from '../../model/memory/memory-plan.ts';
import { fileStore } from '../../pipeline/file-store.ts';
import { type Memory, openMemory } from '../../pipeline/memory.ts';
import type { World } from '../../system/world.ts';

/** Begins to read the history of a run on the command line. It has one scope: the file. */
export function openTerminalMemory(plan: MemoryPlan, world: World): Memory | undefined {
  const { historyFile, shownPath = 'file' } = plan;
  if (historyFile === undefined) return undefined;
  const place = { scope: '', id: world.random(8).toString('hex'), environment: '', isTelling: true };
  return openMemory(plan, place, fileStore(historyFile, shownPath, world), world);
}
