/**
 * `node:crypto`, loaded when it is first used: 3 ms for which the first packet need not wait. An import statement would
 * load it at once.
 */
export function crypto(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto');
}
