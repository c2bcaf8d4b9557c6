/** Colours the log. Foreign text never begins a line of it, so the beginning of each line is ours. */
import { styleText } from 'node:util';
import type { Status } from '../../model/status.ts';

const COLOURS = {
  ok: 'green',
  warning: 'yellow',
  critical: 'red',
  unknown: 'magenta',
} as const satisfies Record<Status, string>;

interface Rule {
  /** Has three groups: the text before, the text to colour, and the text after. */
  readonly pattern: RegExp;
  readonly paint: (text: string) => string;
}

const RULES: readonly Rule[] = [
  {
    pattern: /^(Mail Probe: |Check | {2})(OK|WARNING|CRITICAL|UNKNOWN|ok|warning|critical|unknown)((?: - |: ).*)$/,
    paint: status,
  },
  { pattern: /^( {4})(what to do:|the server said:)( .*)$/, paint: strong },
  { pattern: /^( {2})(> .*)()$/, paint: (text) => coloured('red', text) },
  { pattern: /^( {2}advice: )([^:]+:)( .*)$/, paint: strong },
  { pattern: /^( {2})((?:[a-z][a-z -]*|SPF|MTA-STS):)( .*)$/, paint: faint },
  { pattern: /^( {4})(\d+\.)( .*)$/, paint: faint },
  { pattern: /^()(Mail Probe \d.*)()$/, paint: faint },
];

/** Colours a line of the log by the first rule that matches it. */
export function paint(line: string): string {
  for (const { pattern, paint: colour } of RULES) {
    const [, before = '', text, after = ''] = pattern.exec(line) ?? [];
    if (text !== undefined) return before + colour(text) + after;
  }
  return line;
}

/** Paints a status, in capitals or not. */
function status(word: string): string {
  return strong(coloured(COLOURS[word.toLowerCase() as Status], word));
}

/** Makes a text bold. */
export function strong(text: string): string {
  return coloured('bold', text);
}

/** Dims a text of minor importance. */
export function faint(text: string): string {
  return coloured('dim', text);
}

function coloured(format: 'bold' | 'dim' | (typeof COLOURS)[Status], text: string): string {
  // Whether there are colours at all is decided elsewhere, for each stream.
  return styleText(format, text, { validateStream: false });
}
