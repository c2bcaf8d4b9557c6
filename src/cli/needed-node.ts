/** The oldest minor version of the major versions of Node that are not too old as a whole. */
const OLDEST_MINOR: Readonly<Record<number, number>> = { 20: 16, 22: 3 };

/**
 * Returns what to say of a version of Node that lacks what this program is made of; undefined when it will do. This
 * file runs on that version: syntax and functions are those of Node 10.
 */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  // `process.getBuiltinModule` came with 20.16 and 22.3; 21 never had it.
  if (major > 22 || minor >= (OLDEST_MINOR[major] || Number.POSITIVE_INFINITY)) return undefined;
  return `Node ${version} is too old: Mail Probe needs Node 20.16 or later, and of Node 22 that is 22.3 or later. Nothing was tested.`;
}
