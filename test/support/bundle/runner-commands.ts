/**
 * Reads stdout the way the GitHub runner does and says which workflow commands it would carry out: a port of
 * `ActionCommand.TryParseV2` and `ActionCommand.TryParse` (actions/runner `src/Runner.Common/ActionCommand.cs`), tried
 * in the order of `ActionCommandManager.TryProcessCommand`. Every name counts as registered, which is stricter than
 * the runner: it knows some twenty names, and any token after `stop-commands`.
 */

export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** All commands in `stdout`, in order. A line ends at `\n`, `\r\n` or a bare `\r`, as in .NET's `ReadLine`. */
export function parseRunnerCommands(stdout: string): RunnerCommand[] {
  return stdout.split(/\r\n|\r|\n/).flatMap((line) => {
    // `StartsWith(string)` and `IndexOf(string)` compare by culture, so what ICU ignores does not part two colons.
    const seen = line.replace(/[\0\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
    const command = parseColons(line) ?? parseBrackets(line) ?? parseColons(seen) ?? parseBrackets(seen);
    return command === undefined ? [] : [command];
  });
}

/** `::name key=value,key=value::data`, after white space as in `String.TrimStart()`. */
function parseColons(line: string): RunnerCommand | undefined {
  const message = line.replace(/^[\t-\r\u0085\p{Z}]+/u, '');
  if (!message.startsWith('::')) return undefined;
  const end = message.indexOf('::', 2);
  if (end < 0) return undefined;
  const [name, properties] = splitInfo(message.slice(2, end));
  if (name === '') return undefined;
  return {
    name,
    properties: parseProperties(properties.trim(), ',', PROPERTY_ESCAPES),
    data: decode(message.slice(end + 2), DATA_ESCAPES),
  };
}

/** `##[name key=value;key=value]data`, anywhere in the line. */
function parseBrackets(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  if (start < 0) return undefined;
  const end = line.indexOf(']', start);
  if (end < 0) return undefined;
  const [name, properties] = splitInfo(line.slice(start + 3, end));
  if (name === '') return undefined;
  return {
    name,
    properties: parseProperties(properties, ';', BRACKET_ESCAPES),
    data: decode(line.slice(end + 1), BRACKET_ESCAPES),
  };
}

function splitInfo(info: string): [name: string, properties: string] {
  const space = info.indexOf(' ');
  return space < 0 ? [info, ''] : [info.slice(0, space), info.slice(space + 1)];
}

/** A property without a name or a value does not count, and `=` signs before either are dropped, as in .NET's `Split`. */
function parseProperties(text: string, separator: string, escapes: Escapes): Record<string, string> {
  const pairs = text.split(separator).flatMap((property) => {
    const [, key, value] = /^=*([^=]+)=+([^=].*)$/s.exec(property) ?? [];
    return key === undefined || value === undefined ? [] : [[key, decode(value, escapes)] as const];
  });
  return Object.fromEntries(pairs);
}

type Escapes = readonly (readonly [escaped: string, plain: string])[];

// In the runner's order: `%25` last, or `%250A` would become a line feed.
const DATA_ESCAPES: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY_ESCAPES: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const BRACKET_ESCAPES: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

function decode(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text);
}
