/** The share of a runner: its part of all checks, when several runners have the same file. */
import { crypto } from '../../system/lazy-crypto.ts';
import { line } from './basic.ts';
import { BadValue, type Kind } from './kind.ts';

/** One share of several. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** GitHub's own limit of a matrix. */
const MAX_SHARDS = 256;

/** `2/5`, the second of five. */
export const shard: Kind<Shard> = {
  type: 'string',
  look: 'number',
  parse: (text) => {
    const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(line.parse(text)) ?? []).map(Number);
    if (index === undefined || count === undefined) throw new BadValue('is not a share', 'Write for example 2/5.');
    if (count > MAX_SHARDS) throw new BadValue('has too many shares', `Write at most ${MAX_SHARDS} after the slash.`);
    if (index > count)
      throw new BadValue('is beyond the last share', `Write a number from 1 to ${count} before the slash.`);
    return { index, count };
  },
};

/**
 * Returns the share that a check belongs to, from 1 on. It depends on the name and not on the place, so that a check
 * that is added moves no other one to another machine. It must never change: reports of one run may come from two
 * versions of Mail Probe.
 */
export function shardOf(name: string, count: number): number {
  // 48 bits are exact in a number, and leave no measurable bias among 256 shares.
  return (crypto().createHash('sha256').update(name).digest().readUIntBE(0, 6) % count) + 1;
}
