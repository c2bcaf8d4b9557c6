/**
 * Reads the object definitions of Nagios, Icinga 1, Naemon and Centreon Engine: `define TYPE { … }` (Nagios Core 4,
 * "Object Definitions"), and the `$USER1$=…` lines of a resource file. Their meaning is left to `read-nagios.ts`.
 */
import { logicalLines } from '../commands/logical-lines.ts';

/** One directive of a definition. */
export interface Directive {
  readonly line: number;
  readonly value: string;
}

/** One definition. */
export interface NagiosObject {
  /** `host`, `service`, `command` …, in lower case. */
  readonly type: string;
  readonly line: number;
  /** The directives by name in lower case; custom variables begin with `_`. */
  readonly directives: ReadonlyMap<string, Directive>;
}

/** The definitions of a configuration. */
export interface NagiosObjects {
  readonly objects: readonly NagiosObject[];
  /** Macros of resource files by their names without dollar signs. */
  readonly resources: ReadonlyMap<string, string>;
}

/** Reads all definitions of a text. Anything else is skipped. */
export function readNagiosObjects(text: string): NagiosObjects {
  const objects: NagiosObject[] = [];
  const resources = new Map<string, string>();
  let directives: Map<string, Directive> | undefined;
  for (const { line, text: raw } of logicalLines(text)) {
    const content = withoutComment(raw);
    const resource = /^\$(\w+)\$\s*=\s*(.*)$/s.exec(content);
    const type = /^define\s+(\w+)\s*\{?$/.exec(content)?.[1];
    if (type !== undefined) {
      directives = new Map();
      objects.push({ type: type.toLowerCase(), line, directives });
    } else if (content === '}') directives = undefined;
    else if (directives) readDirective(content, line, directives);
    else if (resource) resources.set(resource[1] ?? '', resource[2] ?? '');
  }
  return { objects, resources };
}

function readDirective(content: string, line: number, directives: Map<string, Directive>): void {
  const [, name = '', value = ''] = /^(\S+)\s*(.*)$/s.exec(content) ?? [];
  if (name !== '' && name !== '{') directives.set(name.toLowerCase(), { line, value });
}

/** Removes a comment, which begins with a semicolon unless a backslash precedes it. */
function withoutComment(text: string): string {
  const [content = ''] = text.split(/(?<!\\);/, 1);
  return content.replaceAll('\\;', ';').trim();
}
