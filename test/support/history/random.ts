/** Random numbers that can be repeated: a failure names the number that they began with. */

export interface Random {
  /** From 0, below 1. */
  uniform(): number;
  /** With mean 0 and deviation 1. */
  normal(): number;
  /** With mean 1. */
  exponential(): number;
  pick<T>(list: readonly T[]): T;
}

/** Returns a number to begin with. */
export function freshSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}

/** Mulberry32, which passes gjrand. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const positive = (): number => 1 - uniform();
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(positive())) * Math.cos(2 * Math.PI * uniform()),
    exponential: () => -Math.log(positive()),
    pick: (list) => list[Math.floor(uniform() * list.length)] as (typeof list)[number],
  };
}
