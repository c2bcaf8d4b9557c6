/** A check as it is in a checks file. */
export interface Entry {
  /** Keys of the file in their order. */
  readonly keys: readonly (readonly [key: string, value: EntryValue])[];
  /** The comments above the check, one per line. */
  readonly comments: readonly string[];
}

/** A value as YAML writes it. */
export type EntryValue = string | number | boolean | readonly string[];
