/** The content of a checks file, before it is interpreted. */
import type { Source } from '../../model/issue.ts';
import type { GivenField } from './field-text.ts';

/** The fields of a check, by the names of the inputs. */
export type GivenFields = ReadonlyMap<string, GivenField>;

/** One check. */
export interface CheckEntry {
  readonly name: string;
  /** The place of its name. */
  readonly source: Source;
  /** The fields of the check itself. */
  readonly fields: GivenFields;
  /** The fields of `defaults:`, used where the check has none itself. */
  readonly defaults: GivenFields;
  readonly group: string | undefined;
  readonly tags: readonly string[];
  readonly description: string | undefined;
  readonly isEnabled: boolean;
}

/** Returns all fields of a check. One of its own counts even when it is empty. */
export function givenFields({ fields, defaults }: CheckEntry): GivenFields {
  return new Map([...defaults, ...fields]);
}
