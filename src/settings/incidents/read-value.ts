import type { Issue } from '../../model/issue.ts';
import { BadValue, type Kind } from '../kinds/kind.ts';
import type { YamlTree } from '../yaml/yaml-tree.ts';

/** Reads one value; a list becomes lines, and a map of scalars `name=value` words. Undefined when it is wrong. */
export function readValue<T>(input: string, kind: Kind<T>, tree: YamlTree, issues: Issue[]): T | undefined {
  const text = flatText(tree);
  const report = (problem: string, remedy: string, value?: string): void => {
    issues.push({ code: 'E_INPUT', input, value, problem, remedy, source: tree.source });
  };
  if (text === undefined) {
    report('is nested', 'Write one value, or a list of values.');
    return undefined;
  }
  if (text.trim() === '') {
    report('has no value', 'Write one, or remove the key.');
    return undefined;
  }
  try {
    return kind.parse(text);
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    report(error.message, error.remedy, error.value ?? text);
    return undefined;
  }
}

function flatText(tree: YamlTree): string | undefined {
  if (tree.kind === 'text') return tree.type === 'null' ? '' : tree.text;
  const lines =
    tree.kind === 'list'
      ? tree.items.map((item) => (item.kind === 'text' ? item.text : undefined))
      : tree.entries.map(({ key, value }) => (value.kind === 'text' ? `${key}=${value.text}` : undefined));
  return lines.includes(undefined) ? undefined : lines.join('\n');
}
