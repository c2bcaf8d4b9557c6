/** Validates the values of a check with the kinds of the settings, so that nothing is written that cannot be read. */
import type { Field } from '../../settings/field.ts';
import { FIELDS } from '../../settings/fields.ts';
import { BadValue } from '../../settings/kinds/kind.ts';
import { inputName } from '../../settings/settings.ts';
import { type Draft, type DraftField, switchOff } from '../draft/draft.ts';
import { isKnown } from '../draft/placeholder.ts';
import { NotImportable } from '../draft/reading.ts';

/** The fields without which there is no check. */
const REQUIRED: ReadonlySet<DraftField> = new Set(['host', 'from', 'to']);

/**
 * Removes values that the setting does not accept, and switches the check off. A value with a variable cannot be
 * validated yet.
 *
 * @throws {NotImportable} when nothing is left to test
 */
export function checkFields(draft: Draft): void {
  for (const name of Object.keys(draft.fields) as DraftField[]) {
    const value = draft.fields[name] ?? '';
    const remedy = problemOf(FIELDS[name], typeof value === 'string' ? value : value.join('\n'));
    if (remedy === undefined) continue;
    const input = inputName(name);
    if (REQUIRED.has(name)) throw new NotImportable(`has a value for ${input} that is not supported. ${remedy}`);
    delete draft.fields[name];
    switchOff(draft, `Its value for ${input} is not supported, and was left out. ${remedy} Then remove enabled.`);
  }
}

/** Returns what to write instead; undefined when the value is good. The value is not quoted: it may hold anything. */
function problemOf({ kind }: Field<unknown>, text: string): string | undefined {
  if (!isKnown(text)) return undefined;
  try {
    kind.parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof BadValue) return error.remedy;
    throw error;
  }
}
