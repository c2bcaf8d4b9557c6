/** A check as it stands in a checks file. */
export interface Entry {
  /** Keys of the file in their order. */
  readonly keys: readonly (readonly [key: string, value: EntryValue])[];
  /** What stands above it, one line each. */
  readonly comments: readonly string[];
}

/** A value as YAML writes it. */
export type EntryValue = string | number | boolean | readonly string[];
