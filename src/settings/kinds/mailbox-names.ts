import { CONTROL } from '../../text/control-characters.ts';
import { BadValue, type Kind } from './kind.ts';

/** At most this many names, more than any check needs. */
const MAX_NAMES = 1000;

/** Reads the name of a mailbox, with any blanks at its ends: they are part of a name. @throws BadValue */
function parseName(text: string): string {
  if (CONTROL.test(text))
    throw new BadValue('holds control characters', 'Write it on one line, without control characters.');
  return text;
}

/** The name of one mailbox. A block of YAML ends with a line end, which is not part of it. */
export const mailboxName: Kind<string> = {
  type: 'string',
  parse: (text) => {
    const lines = text.split(/\r?\n/).filter((each) => each.trim() !== '');
    return parseName(lines.join('\n'));
  },
};

/** Names of mailboxes, one per line, each once; `*` means all of them. */
export const mailboxNames: Kind<readonly string[]> = {
  type: 'list',
  parse: (text) => {
    const names = text
      .split(/\r?\n/)
      .map(parseName)
      .filter((name) => name.trim() !== '')
      .map((name) => (name.toUpperCase() === 'INBOX' ? 'INBOX' : name));
    const unique = [...new Set(names)];
    if (unique.length > MAX_NAMES) throw new BadValue(`holds ${unique.length} names`, `Write at most ${MAX_NAMES}.`);
    return unique;
  },
};
