/**
 * How people write and read a value of a metric. Everywhere else a value is a number in the base unit of its metric;
 * suffixes such as `30s`, `5MB` or `95%` are only read and written here.
 */

import type { MetricUnit } from '../model/metric.ts';
import { plainNumber } from '../text/plain-number.ts';
import { isQuotable, quoted } from '../text/quote.ts';
import { BYTES, DAYS, RATIO, SECONDS, type Suffixes, unchanged } from '../text/units.ts';

const SUFFIXES: Readonly<Record<MetricUnit, Suffixes>> = {
  seconds: SECONDS,
  bytes: BYTES,
  days: DAYS,
  ratio: RATIO,
  count: new Map([['', unchanged]]),
};

/** One sentence for error messages: how to write a value of each unit. */
export const VALUE_HELP: Readonly<Record<MetricUnit, string>> = {
  seconds: 'Values are seconds or have a suffix: 500ms, 30s, 2m, 1h, 1d.',
  bytes: 'Values are bytes or have a suffix: 64KB, 5MB, 1GB.',
  days: 'Values are days or have a suffix: 36h, 14d.',
  ratio: 'Values are shares of 1 or have a suffix: 0.95, 95%.',
  count: 'Values are plain numbers.',
};

/**
 * Reads a number with or without a suffix of its unit, in upper or lower case; the decimal mark is a dot or a comma.
 *
 * @returns the value in the base unit, or what is wrong with the text as a clause that quotes it
 */
export function parseValue(text: string, unit: MetricUnit): number | string {
  const [, amount, suffix] = /^([+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+))([a-z%]*)$/i.exec(text) ?? [];
  if (amount === undefined || suffix === undefined) return `${quoted(text, 'range')} is not a number`;
  // To some readers 1,500 is a thousand times what it is to others, so it is refused.
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(amount))
    return `${quoted(text, 'range')} may be read in two ways, so write it without the comma`;
  const toBase = SUFFIXES[unit].get(suffix.toLowerCase());
  if (toBase === undefined) return `${quoted(text, 'range')} has ${unknownSuffix(text, suffix)}`;
  const value = toBase(Number(amount.replace(',', '.')));
  if (!Number.isFinite(value)) return `${quoted(text, 'range')} is too large`;
  // A share of 95 would be 9500 %, and a threshold there would never alert.
  if (unit === 'ratio' && suffix === '' && value > 1)
    return `${quoted(text, 'range')} is more than 1, the whole; write ${amount}%`;
  return value;
}

function unknownSuffix(text: string, suffix: string): string {
  return isQuotable(text, 'range') ? `the unknown suffix "${suffix}"` : 'an unknown suffix';
}

/**
 * Formats a value for people: `850 ms`, `4.2 s`, `12 days`, `5.0 MB`, `95 %`, and plain numbers for counts. One that
 * would be rounded to nothing keeps two digits: `0.001 ms`.
 */
export function formatValue(value: number, unit: MetricUnit): string {
  const text = FORMATS[unit](value);
  if (value === 0 || /[1-9]/.test(text)) return text;
  const amount = value * (unit === 'seconds' ? 1000 : unit === 'ratio' ? 100 : 1);
  return `${plainNumber(Number(amount.toPrecision(2)))}${unit === 'seconds' ? ' ms' : EXACT_SUFFIXES[unit]}`;
}

/** Formats a value with all its digits in the base unit, where `formatValue` would hide a difference: `5.0004 s`. */
export function formatExactly(value: number, unit: MetricUnit): string {
  // Twelve digits are enough for any clock and any quota, and hide the noise of binary fractions.
  const digits = String(Number((unit === 'ratio' ? value * 100 : value).toPrecision(12)));
  return `${digits}${EXACT_SUFFIXES[unit]}`;
}

const EXACT_SUFFIXES: Readonly<Record<MetricUnit, string>> = {
  seconds: ' s',
  bytes: ' B',
  days: ' days',
  ratio: ' %',
  count: '',
};

const FORMATS: Readonly<Record<MetricUnit, (value: number) => string>> = {
  seconds: formatSeconds,
  bytes: formatBytes,
  days: formatDays,
  ratio: (value) => `${rounded(value * 100, 1)} %`,
  count: (value) => rounded(value, 2),
};

/** Uses seconds up to two minutes, since most limits are in seconds; above, the largest unit that yields 2 or more. */
function formatSeconds(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0 s';
  if (size < 0.01) return `${rounded(value * 1000, 1)} ms`;
  if (size < 0.9995) return `${rounded(value * 1000, 0)} ms`;
  if (size < 10) return `${rounded(value, 2)} s`;
  if (size < 120) return `${rounded(value, 1)} s`;
  if (size < 7200) return `${rounded(value / 60, 1)} min`;
  if (size < 172_800) return `${rounded(value / 3600, 1)} h`;
  return formatDays(value / 86_400);
}

function formatBytes(value: number): string {
  const size = Math.abs(value);
  if (size < 1024) return `${rounded(value, 0)} B`;
  if (size < 1024 ** 2) return `${(value / 1024).toFixed(1)} KB`;
  if (size < 1024 ** 3) return `${(value / 1024 ** 2).toFixed(1)} MB`;
  return `${(value / 1024 ** 3).toFixed(1)} GB`;
}

function formatDays(value: number): string {
  const days = rounded(value, 1);
  return days === '1' ? '1 day' : `${days} days`;
}

/** Rounds to at most this many decimals, without trailing zeros. */
function rounded(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  return String(Math.round(value * factor) / factor);
}
