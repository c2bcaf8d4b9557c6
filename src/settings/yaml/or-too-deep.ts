/**
 * Returns what a YAML library reads, or undefined when it runs out of stack: it recurses into lists of lists, and a
 * thousand levels are enough.
 */
export function orTooDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
