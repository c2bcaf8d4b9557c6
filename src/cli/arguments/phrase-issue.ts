import type { Issue } from '../../model/issue.ts';
import { FIELDS } from '../../settings/fields.ts';
import { inputName } from '../../settings/settings.ts';
import { secretVariable } from './options.ts';
import { better, SECRET_INPUTS } from './secrets.ts';

const OPTIONS: ReadonlySet<string> = new Set(Object.keys(FIELDS).map(inputName));

/** The mode, as `--help` shows it. */
export const MODE = '<mode>';

/** Says how a secret of a workflow can be empty. A variable or a file is what a command line gets it from. */
const OF_WORKFLOWS = / A secret that does not exist, or whose name is misspelt, arrives as empty text\./;

/** Ends the problem of two inputs of which one is enough. */
const TOGETHER = /^(is given together with )([a-z-]+)$/;

/**
 * Rewords an issue with an input for the command line, where inputs are options, and secrets may be variables.
 *
 * @param fromVariables the inputs whose text is from their variable
 */
export function phraseIssue(issue: Issue, fromVariables: ReadonlySet<string>): Issue {
  const { input, problem, remedy, source } = issue;
  // A setting in a file is not an option.
  if (source !== undefined) return issue;
  if (input === 'mode') return { ...issue, input: MODE };
  if (!OPTIONS.has(input)) return issue;
  const nameOf = (name: string): string => (fromVariables.has(name) ? secretVariable(name) : `--${name}`);
  const [, together, other = ''] = TOGETHER.exec(problem) ?? [];
  if (together !== undefined && SECRET_INPUTS.includes(other)) {
    const isVariable = fromVariables.has(other);
    const which = `${isVariable ? 'the variable ' : ''}${nameOf(other)}`;
    const what = [other, input].map((name) => `${fromVariables.has(name) ? 'unset' : 'leave out'} ${nameOf(name)}`);
    const choice = `Only one of them can log in: ${what.join(', or ')}.`;
    return { ...issue, input: nameOf(input), problem: `${together}${which}`, remedy: choice };
  }
  const isMissingSecret = SECRET_INPUTS.includes(input) && /^is (?:required|empty)/.test(problem);
  const here = remedy.replace(OF_WORKFLOWS, '');
  return { ...issue, input: nameOf(input), remedy: isMissingSecret ? `${here} ${better(input)}` : remedy };
}
