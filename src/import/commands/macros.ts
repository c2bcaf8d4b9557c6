/** Macros of Nagios and Centreon, `$NAME$`. They are replaced before a shell sees the command line. */
import { variable, variableName } from '../draft/placeholder.ts';

const ANY = /\$(?:([A-Za-z_][\w:.-]*))?\$/g;
/** Macros that cannot be two adjacent variables of a shell, `$A$B`. */
const CERTAIN = /\$(ARG\d{1,4}|USER\d{1,4}|CENTREONPLUGINS|_?(?:HOST|SERVICE|CONTACT)\w{0,100})\$(?![\w{(])/g;

/**
 * Replaces the macros of a text. `lookUp` returns their values, or undefined for one that only the monitoring system
 * knows: that becomes a variable. `$$` is a dollar sign.
 */
export function replaceMacros(text: string, lookUp: (name: string) => string | undefined): string {
  return text.replace(ANY, (_, name?: string) => (name === undefined ? '$' : (lookUp(name) ?? macroVariable(name))));
}

/**
 * Makes variables of the macros in a text that may as well be the line of a shell. Arguments and macros of a service
 * are different in each line, so `label` goes into their names.
 */
export function replaceCertainMacros(text: string, label: string): string {
  return text.replace(CERTAIN, (_, name: string) =>
    /^(?:ARG|_?SERVICE)/.test(name) ? macroVariable(name, label) : macroVariable(name),
  );
}

/** Returns the variable for a macro; `of` names the object that it is a macro of. */
export function macroVariable(name: string, ...of: readonly string[]): string {
  return variable(variableName([name, ...of].join('_')) || 'MACRO');
}
