/**
 * Reads the inputs of the action (`INPUT_*` variables) into typed settings. Every problem is collected, unknown
 * inputs included: the runner only warns about those, and a misspelt threshold would silently never fire.
 */

import type { Issue } from '../model/issue.ts';
import type { World } from '../system/world.ts';
import { closest } from '../text/closest.ts';
import { FIELDS } from './fields.ts';
import { type Given, readFields, type TextOf } from './read-settings.ts';
import { inputName, type Settings } from './settings.ts';

const PREFIX = 'INPUT_';

/** The settings as far as they could be read, and all problems with the inputs. */
export interface ReadResult {
  readonly textOf: TextOf;
  readonly settings: Settings;
  readonly issues: Issue[];
}

/** Reads all inputs, or the texts given in their place. Accesses no file: see `resolveReports` and `readFiles`. */
export function readInputs(env: World['env'], given?: Given): ReadResult {
  const { textOf, issues: own } = given ?? { textOf: inputTexts(env), issues: unknownInputs(env) };
  const issues: Issue[] = [...own];
  return { textOf, settings: readFields(textOf, env, issues), issues };
}

/** Returns the texts of the inputs, as the runner passes them. */
function inputTexts(env: World['env']): TextOf {
  return (input) => env[inputVariable(input)];
}

/** Returns the name of the variable in which the runner passes an input. */
export function inputVariable(input: string): string {
  return PREFIX + input.toUpperCase();
}

function unknownInputs(env: World['env']): Issue[] {
  const known = Object.keys(FIELDS).map(inputName);
  const variables = new Set(known.map(inputVariable));
  return Object.keys(env)
    .filter((variable) => variable.startsWith(PREFIX) && !variables.has(variable))
    .map((variable) => {
      const input = variable.slice(PREFIX.length).toLowerCase();
      const nearest = closest(input, known);
      return {
        code: 'E_INPUT',
        input,
        problem: 'is not an input of this action',
        remedy:
          nearest === undefined
            ? `Remove it from with:, or rename the variable ${variable} if the workflow sets that by itself.`
            : `Did you mean ${nearest}?`,
      };
    });
}
