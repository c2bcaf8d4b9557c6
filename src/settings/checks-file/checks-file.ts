/** The content of a checks file, before it is interpreted. */
import type { Source } from '../../model/issue.ts';
import type { RuleBlock } from '../incidents/read-block.ts';
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
  /** Its name over all runs. */
  readonly id: string | undefined;
  readonly group: string | undefined;
  readonly tags: readonly string[];
  readonly description: string | undefined;
  /** Roles that are told about it; undefined when it names none. */
  readonly notify: readonly string[] | undefined;
  /** Its own rules of alerts, before those of `defaults:`. */
  readonly incidents: readonly RuleBlock[];
  readonly isEnabled: boolean;
}

/** What a checks file has beside its checks. */
export interface FileIncidents {
  readonly file: string;
  /** The place of `incidents:`, or of `roles:`. */
  readonly source: Source;
  readonly block: RuleBlock;
  /** Whether `incidents:` is there, and not `roles:` alone. */
  readonly hasRules: boolean;
}

/** Returns all fields of a check. One of its own counts even when it is empty. */
export function givenFields({ fields, defaults }: CheckEntry): GivenFields {
  return new Map([...defaults, ...fields]);
}
