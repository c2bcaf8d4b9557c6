/**
 * What a YAML library read, or nothing when it ran out of stack: it goes down into lists of lists by calling itself, and a
 * thousand of them are enough.
 */
export function orTooDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
