import { CONTROL } from '../../text/control-characters.ts';
import { BadValue } from './kind.ts';

/** Returns the text without white space around it. @throws BadValue when it has control characters */
export function oneLine(text: string): string {
  const word = text.trim();
  if (CONTROL.test(word))
    throw new BadValue('holds control characters', 'Write it on one line, without control characters.');
  return word;
}
