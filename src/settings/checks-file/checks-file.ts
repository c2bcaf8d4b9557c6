/** What stands in a checks file, before anybody asks what it means. */
import type { Source } from '../../model/issue.ts';
import type { GivenField } from './field-text.ts';

/** Fields by the names of the inputs. */
export type GivenFields = ReadonlyMap<string, GivenField>;

/** One check. */
export interface CheckEntry {
  readonly name: string;
  /** Where its name stands. */
  readonly source: Source;
  /** Its own fields. */
  readonly fields: GivenFields;
  /** Those of `defaults:`, for what it does not have itself. */
  readonly defaults: GivenFields;
  readonly group: string | undefined;
  readonly tags: readonly string[];
  readonly description: string | undefined;
  readonly isEnabled: boolean;
}

/** All fields of a check. One of its own counts even when it is empty. */
export function givenFields({ fields, defaults }: CheckEntry): GivenFields {
  return new Map([...defaults, ...fields]);
}
