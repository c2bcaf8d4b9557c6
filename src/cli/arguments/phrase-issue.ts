import type { Issue } from '../../model/issue.ts';
import { FIELDS } from '../../settings/fields.ts';
import { inputName } from '../../settings/settings.ts';
import { better, SECRET_INPUTS } from './secrets.ts';

const OPTIONS: ReadonlySet<string> = new Set(Object.keys(FIELDS).map(inputName));

/** The mode, as `--help` shows it. */
export const MODE = '<mode>';

/** Says how a secret of a workflow can be empty. A variable or a file is what a command line gets it from. */
const OF_WORKFLOWS = / A secret that does not exist, or whose name is misspelt, arrives as empty text\./;

/** Rewords an issue with an input for the command line, where inputs are options. */
export function phraseIssue(issue: Issue): Issue {
  const { input, remedy, source } = issue;
  // A setting in a file is not an option.
  if (source !== undefined) return issue;
  if (input === 'mode') return { ...issue, input: MODE };
  if (!OPTIONS.has(input)) return issue;
  const isMissingSecret = SECRET_INPUTS.includes(input) && /^is (?:required|empty)/.test(issue.problem);
  const here = remedy.replace(OF_WORKFLOWS, '');
  return { ...issue, input: `--${input}`, remedy: isMissingSecret ? `${here} ${better(input)}` : remedy };
}
