import { line } from './basic.ts';
import { BadValue, type Kind } from './kind.ts';

/** At most this many names, more than any check needs. */
const MAX_NAMES = 1000;

/** Names of mailboxes, one per line, each once; `*` means all of them. */
export const mailboxNames: Kind<readonly string[]> = {
  type: 'list',
  parse: (text) => {
    const names = text
      .split(/\r?\n/)
      .map((each) => line.parse(each))
      .filter((name) => name !== '')
      .map((name) => (name.toUpperCase() === 'INBOX' ? 'INBOX' : name));
    const unique = [...new Set(names)];
    if (unique.length > MAX_NAMES) throw new BadValue(`holds ${unique.length} names`, `Write at most ${MAX_NAMES}.`);
    return unique;
  },
};
