/** The kinds of text that can be imported. */
export type ImportKind = 'hertzbeat' | 'nagios' | 'commands';

/** Recognises a text by its first signs. A text without any is read as command lines, of which none will be found. */
export function recognise(text: string): ImportKind {
  if (/^\s*(?:\[\s*(?:[{\]]|$)|\{\s*["}])/.test(text)) return 'hertzbeat';
  if (/^[ \t]*define[ \t]+\w+[ \t]*\{/m.test(text)) return 'nagios';
  // A record of YAML begins with its Java class, or with one of its two keys.
  return /^[ \t]*- +(?:!!\S+ExportMonitorDTO\b|(?:monitor|params):)/m.test(text) ? 'hertzbeat' : 'commands';
}
