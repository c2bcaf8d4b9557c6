import { BadValue, type Kind } from './kind.ts';

const UNITS: Record<string, number> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** A size in bytes: `512`, `64KB`, `5MB`. 1 KB is 1024 bytes, as mail servers count. */
export const size: Kind<number> = {
  type: 'string',
  parse: (text) => {
    const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?b)?$/i.exec(text.trim()) ?? [];
    const bytes = Math.round(Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN));
    if (!(bytes >= 0) || bytes > 1024 ** 4) throw new BadValue('is not a size', 'Write for example 512, 64KB or 5MB.');
    return bytes;
  },
};
