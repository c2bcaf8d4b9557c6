/** Converts the arguments to the form of the inputs of the action. */

import type { Issue } from '../../model/issue.ts';
import type { Field } from '../../settings/field.ts';
import { FIELDS } from '../../settings/fields.ts';
import type { Given } from '../../settings/read-settings.ts';
import { inputName } from '../../settings/settings.ts';
import { shownAs } from '../../text/quote.ts';
import type { CommandLine } from './command-line.ts';
import { MODE } from './phrase-issue.ts';
import type { Secrets } from './secrets.ts';

/** Inputs without effect on the command line. They are not refused, so that one list of options works everywhere. */
const WITHOUT_EFFECT: readonly string[] = Object.entries<Field<unknown>>(FIELDS)
  .filter(([, { isForWorkflow }]) => isForWorkflow)
  .map(([name]) => inputName(name));

/** Combines the arguments and the secrets into the texts of the inputs. */
export function givenOptions(line: CommandLine, secrets: Secrets): Given {
  const [mode, ...excess] = line.operands;
  const texts = new Map([...line.texts, ...secrets.texts]);
  const asked = texts.get('mode');
  const issues: Issue[] = [...line.issues, ...secrets.issues];
  if (excess.length > 0) issues.push(tooMany(excess.length));
  if (mode !== undefined && asked !== undefined && mode !== asked) issues.push(twoModes(mode, asked));
  if (mode !== undefined) texts.set('mode', mode);
  return { textOf: (input) => texts.get(input), issues };
}

/** Returns a warning for each option that has no effect. */
export function withoutEffect({ texts }: CommandLine): string[] {
  return WITHOUT_EFFECT.filter((input) => texts.has(input)).map(
    (input) => `--${input} has no effect outside of a workflow: the exit code shows the status.`,
  );
}

/** The words are not quoted: one may be half of a password that has a space in it. */
function tooMany(count: number): Issue {
  return {
    code: 'E_INPUT',
    input: MODE,
    problem: `is followed by ${count === 1 ? 'a word that is' : `${count} words that are`} no option`,
    remedy: 'Put quotes around a value that holds a space, and dashes in front of the name of an option.',
  };
}

function twoModes(mode: string, asked: string): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input: '--mode',
    value: asked,
    problem: `is given together with the mode ${shownAs(mode, 'word')}`,
    remedy: 'Name one mode.',
  };
}
