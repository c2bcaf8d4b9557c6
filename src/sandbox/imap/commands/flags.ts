/** Flags: the five that IMAP knows, and keywords. */
import type { ImapArguments } from '../arguments.ts';
import { BadCommand } from '../errors.ts';

/** The flags with a meaning. `\Recent` is not among them: no client can set it. */
export const SYSTEM_FLAGS = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'] as const;

/**
 * Takes flags in a list, or all that is left, which must be at least one.
 * @throws BadCommand for a flag that cannot be set
 */
export function takeFlags(args: ImapArguments): string[] {
  const list = args.nextKind === 'list' ? args.list() : undefined;
  const flags = list ? list.rest(() => list.atom()) : [args.atom(), ...args.rest(() => args.atom())];
  return flags.map(canonicalFlag);
}

/** Returns the flag in the one way in which it is stored. */
function canonicalFlag(text: string): string {
  const known = SYSTEM_FLAGS.find((flag) => flag.toLowerCase() === text.toLowerCase());
  if (!known && !/^[^\\%*\]]+$/.test(text)) throw new BadCommand(`Flag ${text} cannot be set`);
  return known ?? text;
}
