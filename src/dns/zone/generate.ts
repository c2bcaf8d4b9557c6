/** The directive `$GENERATE` of BIND: one line that stands for many records. */
import { BadRecord } from '../bad-record.ts';

/** A range with its step, of 32 bits. */
export interface GenerateRange {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

const MAX_NUMBER = 2 ** 31 - 1;
/** In characters: no name is longer. */
const MAX_WIDTH = 255;
const FORMAT = /^\{(-?\d{1,10})(?:,(\d{1,10})(?:,([doxXnN]))?)?\}/;

/**
 * Reads `start-stop` or `start-stop/step`.
 *
 * @throws {BadRecord} when it is no range
 */
export function parseGenerateRange(text: string): GenerateRange {
  const [, start, stop, step = '1'] = /^(\d{1,10})-(\d{1,10})(?:\/(\d{1,10}))?$/.exec(text) ?? [];
  const range = { start: Number(start), stop: Number(stop), step: Number(step) };
  if (range.stop <= MAX_NUMBER && range.step <= MAX_NUMBER && range.step >= 1 && range.start <= range.stop)
    return range;
  throw new BadRecord('has a $GENERATE with no range', 'Write start-stop or start-stop/step, such as 1-20/2.', text);
}

/** How many records a range stands for. */
export function rangeCount({ start, stop, step }: GenerateRange): number {
  return Math.floor((stop - start) / step) + 1;
}

/**
 * Puts a number in place of each `$` and `${offset,width,base}`; `$$` is a dollar, and so is `\$`.
 *
 * @throws {BadRecord} when braces hold no format
 */
export function expand(template: string, number: number): string {
  let text = '';
  for (let index = 0; index < template.length; index += 1) {
    const char = template[index] ?? '';
    if (char === '\\') {
      text += template.slice(index, index + 2);
      index += 1;
    } else if (char !== '$') text += char;
    else if (template[index + 1] === '$') {
      text += '$';
      index += 1;
    } else if (template[index + 1] === '{') {
      const format = FORMAT.exec(template.slice(index + 1, index + 40));
      if (!format) throw badFormat(template);
      text += formatted(number, format, template);
      index += format[0].length;
    } else text += String(number);
  }
  return text;
}

function formatted(number: number, format: RegExpExecArray, template: string): string {
  const [, offset = '0', width = '0', base = 'd'] = format;
  const value = number + Number(offset);
  const digits = Number(width);
  if (value < 0 || value > MAX_NUMBER || digits > MAX_WIDTH) throw badFormat(template);
  switch (base) {
    case 'n':
      return nibbles(value, digits);
    case 'N':
      return nibbles(value, digits).toUpperCase();
    case 'X':
      return value.toString(16).toUpperCase().padStart(digits, '0');
    default:
      return value.toString({ o: 8, x: 16 }[base] ?? 10).padStart(digits, '0');
  }
}

/** The hexadecimal digits as labels of `ip6.arpa`, the last one first. The width counts the dots, too. */
function nibbles(number: number, width: number): string {
  const digits = number.toString(16).split('').reverse();
  while (2 * digits.length < width) digits.push('0');
  // A width that ends in a dot has it: the labels go on after it.
  return digits.join('.') + (width > 0 && 2 * digits.length === width ? '.' : '');
}

function badFormat(template: string): BadRecord {
  const remedy = 'Write ${offset,width,base}, such as ${0,3,d}, so that no number is below 0.';
  return new BadRecord('has a $GENERATE with a wrong format', remedy, template);
}
