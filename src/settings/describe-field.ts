import type { Field } from './fields.ts';

/** What a setting means, and what may be written there, unless the help or the setting that it stands in for says so. */
export function describeField({ kind, help, defaultNote }: Field<unknown>): string {
  const { type, words = [] } = kind;
  const isToldElsewhere = words.every((word) => help.includes(`\`${word}\``)) || /^`[a-z-]+`$/.test(defaultNote ?? '');
  if (isToldElsewhere) return help;
  return `${help} ${type === 'list' ? 'Any of' : 'One of'} ${words.map((word) => `\`${word}\``).join(', ')}.`;
}
