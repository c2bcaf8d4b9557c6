/** Templates of Nagios: `use` names the definitions from which a definition inherits the directives it lacks. */
import type { Directive, NagiosObject } from './objects.ts';

/** The limit of definitions in a chain of templates, more than real configurations have. */
const MAX_TEMPLATES = 30;

/** A definition with all that it inherits. */
export interface ResolvedObject {
  readonly line: number;
  /** Whether it is only a template. */
  readonly isTemplate: boolean;
  /** Whether it uses a template that is not in the text, and so may have directives that are unknown here. */
  readonly isIncomplete: boolean;
  get(name: string): string | undefined;
}

/** Resolves all definitions of a type. */
export function resolveTemplates(objects: readonly NagiosObject[], type: string): ResolvedObject[] {
  const own = objects.filter((object) => object.type === type);
  const named = new Map(
    own.flatMap((object) => (has(object, 'name') ? [[textOf(object, 'name'), object] as const] : [])),
  );
  return own.map((object) => resolve(object, named));
}

function resolve(object: NagiosObject, named: ReadonlyMap<string, NagiosObject>): ResolvedObject {
  const found = new Map<string, Directive>();
  const seen = new Set<NagiosObject>();
  let isIncomplete = false;
  // The first template wins over the second, and its own templates do too.
  const pending = [object];
  while (pending.length > 0 && seen.size < MAX_TEMPLATES) {
    const next = pending.pop();
    if (!next || seen.has(next)) continue;
    seen.add(next);
    for (const [name, directive] of next.directives) if (!found.has(name)) found.set(name, directive);
    const parents = splitList(textOf(next, 'use'));
    isIncomplete ||= parents.some((name) => !named.has(name));
    pending.push(...parents.flatMap((name) => named.get(name) ?? []).reverse());
  }
  isIncomplete ||= pending.length > 0;
  return {
    line: object.line,
    isTemplate: textOf(object, 'register') === '0',
    isIncomplete,
    get: (name) => {
      const value = found.get(name)?.value;
      // `null` cancels the value of a template.
      return value === undefined || value === 'null' || value === '' ? undefined : value;
    },
  };
}

/** Splits a list at its commas. A plus sign in front, which adds to the list of a template, is removed. */
export function splitList(text: string): string[] {
  return text
    .replace(/^\+/, '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function has(object: NagiosObject, name: string): boolean {
  return object.directives.has(name);
}

function textOf(object: NagiosObject, name: string): string {
  return object.directives.get(name)?.value ?? '';
}
