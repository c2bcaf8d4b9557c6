/** Copies values field by field, so that their JSON has a fixed order, and no field gets into it by accident. */

/** The JSON form of a value: the same field names, in the order of the list. */
export type Shape<T> = { readonly [Name in keyof T]-?: (value: NonNullable<T[Name]>) => unknown };

/** Copies a value as it is: a text, a number, or a list of such. */
export const same = (value: unknown): unknown => value;

/** Returns a function that copies the named fields; an absent field stays absent. */
export function shaped<T extends object>(shape: Shape<T>): (value: T) => unknown {
  const fields = Object.entries(shape) as [keyof T & string, (value: unknown) => unknown][];
  return (value) => {
    const copied: Record<string, unknown> = {};
    for (const [name, copy] of fields) {
      const field: unknown = value[name];
      if (field !== undefined && field !== null) copied[name] = copy(field);
    }
    return copied;
  };
}

/** Returns a function that copies a list of such values. */
export function list<T extends object>(shape: Shape<T>): (values: readonly T[]) => unknown[] {
  const copy = shaped(shape);
  return (values) => values.map(copy);
}
