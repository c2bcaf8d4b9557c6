/**
 * Values with a part that is known only where the check runs: a variable of the environment, a macro of the monitoring
 * system, the output of a command. While a value is read and split, such a part is enclosed in private-use characters;
 * in the end it is written as a checks file has it, `${NAME}` or `${NAME:-default}`.
 */

const START = '\ue000';
const DEFAULT = '\ue001';
const END = '\ue002';

/** A part that is unknown, such as the output of a command. */
export const UNKNOWN = '\ue003';

const MARKS = /[\ue000-\ue003]/;
const VARIABLE = /\ue000(\w*)(?:\ue001([^\ue000-\ue003]*))?\ue002/g;

/** Returns a text from outside in a form in which nothing can be taken for a placeholder. */
export function withoutMarks(text: string): string {
  return text.replace(/[\ue000-\ue003]/g, '\ufffd');
}

/** Names that the runner reserves: no step can set them, and none should read them. */
const RESERVED = /^(?:ACTIONS|GITHUB|INPUT|RUNNER|STATE)_/i;

/** Returns the placeholder of a variable. The default must not hold a brace. */
export function variable(name: string, fallback?: string): string {
  const own = RESERVED.test(name) ? `MAIL_${name}` : name;
  return START + own + (fallback === undefined ? '' : DEFAULT + fallback) + END;
}

/** Whether the value is known in full. */
export function isKnown(text: string): boolean {
  return !MARKS.test(text);
}

/** Returns the name of the variable that is the whole value. */
export function soleVariable(text: string): string | undefined {
  return /^\ue000(\w+)(?:\ue001[^\ue000-\ue003]*)?\ue002$/.exec(text)?.[1];
}

/** Returns the parts of a value that are written out in it. */
export function literalParts(text: string): string[] {
  return text
    .replace(/\ue000\w*/g, START)
    .split(MARKS)
    .filter((part) => part !== '');
}

/** Returns the names of the variables in a value. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
}

/** Returns the value for people, variables by their bare names. */
export function readable(text: string): string {
  return text.replace(VARIABLE, '$1').replaceAll(UNKNOWN, '…');
}

/**
 * Returns the value as a checks file has it; undefined when it cannot be written there, because a part is unknown or a
 * literal dollar sign would begin a variable.
 */
export function fileText(text: string): string | undefined {
  if (text.includes(UNKNOWN) || /\$(?:\{|\ue000)/.test(text)) return undefined;
  return text.replace(VARIABLE, (_, name: string, fallback?: string) =>
    fallback === undefined ? `\${${name}}` : `\${${name}:-${fallback}}`,
  );
}

/** Returns a name for a variable: capitals, digits and underscores, a letter first. */
export function variableName(text: string): string {
  const name = text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .slice(0, 80);
  // There are no runs of underscores by now.
  return name.replace(/_$/, '');
}
