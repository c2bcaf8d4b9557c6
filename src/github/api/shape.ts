/** Small checks of what an answer holds. Everything from the API is untrusted, its types included. */

/** Returns the value if it is an object that is no array. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** Returns a member if it is a text. */
export function textIn(value: unknown, name: string): string | undefined {
  const member = recordOf(value)?.[name];
  return typeof member === 'string' ? member : undefined;
}

/** Returns a member if it is a whole number from 1 on that is exact. */
export function numberIn(value: unknown, name: string): number | undefined {
  const member = recordOf(value)?.[name];
  return typeof member === 'number' && Number.isSafeInteger(member) && member > 0 ? member : undefined;
}

/** Returns a member if it names an object of git. */
export function shaIn(value: unknown, name = 'sha'): string | undefined {
  const sha = textIn(value, name);
  return sha !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) ? sha : undefined;
}
