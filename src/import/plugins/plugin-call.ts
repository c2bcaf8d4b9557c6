/** Finds the program of a command, past the programs that only start it, and its arguments. */

/** A program and its arguments. */
export interface PluginCall {
  /** Name of the program without its folder. */
  readonly program: string;
  readonly args: readonly string[];
}

/** Programs that start another and keep its output: their options with a value, and their words before the program. */
const STARTERS: Readonly<Record<string, { readonly valued: RegExp; readonly words: number }>> = {
  command: { valued: /^$/, words: 0 },
  env: { valued: /^-[uC]$/, words: 0 },
  exec: { valued: /^-a$/, words: 0 },
  nice: { valued: /^-n$/, words: 0 },
  perl: { valued: /^-I$/, words: 0 },
  sudo: { valued: /^-[ugpCT]$/, words: 0 },
  time: { valued: /^$/, words: 0 },
  timeout: { valued: /^-[ks]$/, words: 1 },
};

/** Finds the call in the words of a command; undefined when they only set variables. */
export function findCall(words: readonly string[]): PluginCall | undefined {
  let at = 0;
  for (;;) {
    while (/^\w+=/.test(words[at] ?? '')) at += 1;
    const program = words[at]?.replace(/^.*\//s, '');
    if (program === undefined) return undefined;
    const starter = Object.hasOwn(STARTERS, program) ? STARTERS[program] : undefined;
    at += 1;
    if (!starter) return { program, args: words.slice(at) };
    while (words[at]?.startsWith('-')) at += starter.valued.test(words[at] ?? '') ? 2 : 1;
    at += starter.words;
  }
}
