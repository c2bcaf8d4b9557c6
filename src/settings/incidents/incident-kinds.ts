/** The kinds of values that only the block `incidents` has. */

import type { Intervals, MaintenanceWindow } from '../../model/memory/rules.ts';
import { BadValue, type Kind } from '../kinds/kind.ts';
import { longDuration } from '../kinds/long-duration.ts';
import { oneLine } from '../kinds/one-line.ts';

/** At most this many entries in a list of the block. */
const MAX_ENTRIES = 50;

/** Several entries, one per line or separated by commas, each read by `parse`. */
export function entries<T>(parse: (entry: string) => T, limit = MAX_ENTRIES): Kind<readonly T[]> {
  return {
    type: 'list',
    splitsAtCommas: true,
    parse: (text) => {
      const all = [...new Set(text.split(/[,\n]/).map((entry) => entry.trim()))].filter((entry) => entry !== '');
      if (all.length === 0) throw new BadValue('names nothing', 'Write at least one entry, or remove the key.');
      if (all.length > limit) throw new BadValue(`has ${all.length} entries`, `Write at most ${limit}.`);
      return all.map((entry) => parse(oneLine(entry)));
    },
  };
}

/** The name of a label of GitHub, at most 50 characters. */
export function issueLabel(text: string): string {
  if (text.length > 50) throw new BadValue('has a label that is too long', 'GitHub takes 50 characters.', text);
  return text;
}

/** A login of GitHub. */
export function githubLogin(text: string): string {
  const name = text.replace(/^@/, '');
  if (/^[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{1,10})?(?:\[bot\])?$/i.test(name)) return name;
  throw new BadValue('is not a login of GitHub', 'Write the name of a user, such as octocat.', text);
}

/** A user or a team, as `@user` or `@org/team`. */
export function mention(text: string): string {
  if (/^@?[a-z\d](?:[a-z\d-]{0,38})(?:\/[a-z\d][\w.-]{0,99})?$/i.test(text))
    return text.startsWith('@') ? text : `@${text}`;
  throw new BadValue('is neither a user nor a team', 'Write @user or @organisation/team.', text);
}

/** A word that names a role. */
export function roleName(text: string): string {
  if (/^[a-z][\w-]{0,39}$/i.test(text)) return text;
  throw new BadValue('is not the name of a role', 'Write letters, digits and dashes.', text);
}

/** `true`, `false`, or windows as `2026-12-01T02:00Z/2h` or `2026-12-01T02:00Z/2026-12-01T04:00Z`. */
export const maintenance: Kind<true | readonly MaintenanceWindow[]> = {
  type: 'list',
  splitsAtCommas: true,
  parse: (text) => {
    const word = text.trim();
    if (word === 'true') return true;
    return word === 'false' ? [] : entries(window).parse(word);
  },
};

function window(text: string): MaintenanceWindow {
  const [from = '', to = ''] = text.split('/', 2);
  const start = utc(from, text);
  const end = /^\d{4}-/.test(to) ? utc(to, text) : start + spanOf(to, text);
  if (end <= start) throw new BadValue('has a window that ends before it begins', EXAMPLE, text);
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

const EXAMPLE = 'Write start and length or start and end, in UTC: 2026-12-01T02:00Z/2h.';

function utc(text: string, whole: string): number {
  // Without the Z, the same text would be another moment on each machine.
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new BadValue('has a time that is not ISO 8601 in UTC', EXAMPLE, whole);
  return ms;
}

function spanOf(text: string, whole: string): number {
  try {
    return longDuration({ minMs: 60_000 }).parse(text);
  } catch {
    throw new BadValue('has a window without a length', EXAMPLE, whole);
  }
}

/** `up=15m down=5m lost=1h`. */
export const intervals: Kind<Intervals> = {
  type: 'string',
  parse: (text) => {
    const found: Record<string, number> = {};
    for (const word of oneLine(text.replaceAll('\n', ' ')).split(/[\s,]+/)) {
      const [, state = '', span = ''] = /^(up|down|lost)[=:](.{1,12})$/.exec(word) ?? [];
      if (state === '' || state in found) {
        throw new BadValue('is not known', 'Write for example up=15m down=5m lost=1h, each at most once.', word);
      }
      found[state] = longDuration({ minMs: 60_000 }).parse(span);
    }
    return { upMs: found['up'], downMs: found['down'], lostMs: found['lost'] };
  },
};

/** A time between alerts, or the word `failures`. */
export const alertRepeat: Kind<number | 'failures'> = orWord('failures', longDuration({ minMs: 60_000 }));

/** A value of a kind, or one word. */
export function orWord<T, const W extends string>(word: W, kind: Kind<T>): Kind<T | W> {
  return {
    ...kind,
    words: [word],
    parse: (text) => {
      if (text.trim() === word) return word;
      try {
        return kind.parse(text);
      } catch (error) {
        if (!(error instanceof BadValue)) throw error;
        throw new BadValue(error.message, `${error.remedy} Or write ${word}.`, error.value);
      }
    },
  };
}

/** A text that fits a pattern. */
export function wordLike(pattern: RegExp, problem: string, remedy: string): Kind<string> {
  return {
    type: 'string',
    parse: (text) => {
      const word = oneLine(text);
      if (!pattern.test(word)) throw new BadValue(problem, remedy);
      return word;
    },
  };
}
