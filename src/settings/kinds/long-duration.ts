import { inBaseUnit, SECONDS } from '../../text/units.ts';
import { BadValue, type Kind } from './kind.ts';
import { oneLine } from './one-line.ts';

const DAY_MS = 86_400_000;

/** A duration over runs, in milliseconds: `90s`, `15m`, `4h`, `7d`; a bare number is seconds. */
export function longDuration({ minMs = 0, maxDays = 90 }: { minMs?: number; maxDays?: number } = {}): Kind<number> {
  const least = minMs > 0 ? `at least ${minMs / 1000}s and ` : '';
  return {
    type: 'duration',
    parse: (text) => {
      const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)\s*([smhd])?$/.exec(oneLine(text)) ?? [];
      const ms = Math.round(inBaseUnit(Number(amount), unit, SECONDS) * 1000);
      if (Number.isNaN(ms)) {
        throw new BadValue('is not a duration', 'Write for example 15m, 4h or 7d; a bare number is seconds.');
      }
      if (ms < minMs || ms > maxDays * DAY_MS) {
        throw new BadValue('is out of range', `Write ${least}at most ${maxDays}d.`);
      }
      return ms;
    },
  };
}
