import { line } from './basic.ts';
import { BadValue, type Kind } from './kind.ts';

/** Lines that name checks. Commas are left alone, because a name may have some; see `select-checks.ts`. */
export const labels: Kind<readonly string[]> = {
  type: 'list',
  parse: (text) => {
    const lines = text.split(/\r?\n/).map(line.parse);
    const unique = [...new Set(lines)].filter((each) => each.replaceAll(',', '').trim() !== '');
    if (unique.length === 0) throw new BadValue('names nothing', 'Write names, tags or groups.');
    return unique;
  },
};
