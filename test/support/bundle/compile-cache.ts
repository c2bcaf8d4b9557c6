/** The variable that tells Node (22.1 and later; older ones ignore it) where to keep what it has compiled. */
export const COMPILE_CACHE = 'NODE_COMPILE_CACHE';

/**
 * Variables for a program of the tests: where the tests have a place for compiled code, it is used, so that the thousand
 * processes of a run do not compile the same megabyte a thousand times.
 */
export function compileCache(): Readonly<Record<string, string>> {
  const folder = process.env[COMPILE_CACHE];
  return folder === undefined ? {} : { [COMPILE_CACHE]: folder };
}
