import { BYTES, inBaseUnit } from '../../text/units.ts';
import { BadValue, type Kind } from './kind.ts';

/** A size in bytes: `512`, `64KB`, `5MB`. 1 KB is 1024 bytes, as mail servers count. */
export const size: Kind<number> = {
  type: 'string',
  look: 'number',
  parse: (text) => {
    const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?b)?$/i.exec(text.trim()) ?? [];
    const bytes = Math.round(inBaseUnit(Number(number), unit.toLowerCase(), BYTES));
    if (!(bytes >= 0) || bytes > 1024 ** 4) throw new BadValue('is not a size', 'Write for example 512, 64KB or 5MB.');
    return bytes;
  },
};
