/** Reads the input `incidents`: `true`, `false`, or one `key: value` per line. */

import type { Issue } from '../../model/issue.ts';
import { parseYaml } from '../yaml/yaml-tree.ts';
import { EMPTY_BLOCK, type RuleBlock, readBlock } from './read-block.ts';

const INPUT = 'incidents';

/** The input, read. */
export interface GivenIncidents {
  /** Undefined when the input says neither: then a block of a checks file decides. */
  readonly isOn: boolean | undefined;
  readonly block: RuleBlock;
}

/** Reads the input. Issues have places in a file without a name: see `placeInInput`. */
export async function readIncidents(text: string | undefined, issues: Issue[]): Promise<GivenIncidents> {
  const word = text?.trim() ?? '';
  if (word === '') return { isOn: undefined, block: EMPTY_BLOCK };
  if (/^(?:true|false)$/i.test(word)) return { isOn: word.toLowerCase() === 'true', block: EMPTY_BLOCK };
  const tree = await parseYaml(text ?? '', '', issues);
  const block = tree === undefined ? EMPTY_BLOCK : readBlock(tree, false, issues);
  return { isOn: true, block };
}

/** Names the line of the input in words: the lines of an input are not lines of a file. */
export function placeInInput(issue: Issue): Issue {
  const { source, ...rest } = issue;
  if (source?.file !== '') return issue;
  const key = issue.input === INPUT || issue.input === 'checks' ? '' : `${issue.input} `;
  return { ...rest, input: INPUT, problem: `line ${source.line}: ${key}${issue.problem}` };
}
