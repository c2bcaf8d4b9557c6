/** Mentions of users and teams: the only texts of an issue that may notify, so each of them is checked. */
import type { Role } from '../../model/memory/rules.ts';

const MENTION = /^@[a-z0-9](?:[a-z0-9-]{0,38})(?:\/[a-z0-9](?:[\w.-]{0,99}))?$/i;
/** At most this many in one text: GitHub notifies no more than 50. */
const MAX_MENTIONS = 50;

/** Returns the mentions of roles, each once, without those that have not the form of one. */
export function mentionsOf(roles: readonly Role[]): string[] {
  return [...new Set(roles.flatMap(({ mentions }) => mentions).filter((each) => MENTION.test(each)))].slice(
    0,
    MAX_MENTIONS,
  );
}
