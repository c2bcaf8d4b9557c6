/** Decides where the history of a run is: in a workflow in the workspace, elsewhere anywhere. */
import { resolve } from 'node:path';
import type { Issue } from '../../model/issue.ts';
import { errorCode } from '../../system/error-code.ts';
import type { World } from '../../system/world.ts';
import { shownAs } from '../../text/quote.ts';
import { isEndOfWait, leadsOut, workspaceOf } from './named-file.ts';

/** The place of a history. */
export interface HistoryPlace {
  /** Absolute. */
  readonly historyFile?: string | undefined;
  readonly shownPath?: string | undefined;
}

/** Returns the place of the history, which may not exist yet. */
export async function historyPlace(
  path: string | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<HistoryPlace> {
  if (path === undefined) return {};
  const report = (problem: string, remedy: string): HistoryPlace => {
    issues.push({ code: 'E_INPUT', input: 'history-file', value: path, problem, remedy });
    return {};
  };
  try {
    const outside = await leadsOut(path, world);
    if (outside) return report(outside.problem, 'Name a file of the workspace, such as .mail-probe/history.json.');
  } catch (error) {
    if (isEndOfWait(error) && errorCode(error) !== 'ETIMEDOUT') throw error;
    if (isEndOfWait(error)) return report('leads to a disk that does not answer in time', 'Name another place.');
    // A workspace that does not exist yet has no links that lead out of it.
  }
  return { historyFile: resolve(workspaceOf(world.env) ?? '.', path), shownPath: shownAs(path, 'path') };
}
