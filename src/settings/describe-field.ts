import type { Field } from './field.ts';

/** Describes a setting with its allowed words, unless its help, or the setting that is its default, lists them. */
export function describeField({ kind, help, defaultNote }: Field<unknown>): string {
  const { type, words = [] } = kind;
  const isToldElsewhere = words.every((word) => help.includes(`\`${word}\``)) || /^`[a-z-]+`$/.test(defaultNote ?? '');
  if (isToldElsewhere) return help;
  return `${help} ${type === 'list' ? 'Any of' : 'One of'} ${words.map((word) => `\`${word}\``).join(', ')}.`;
}
