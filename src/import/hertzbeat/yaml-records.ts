/**
 * Reads the records of a YAML list one by one. So a broken one does not spoil the others, and a text that is not an
 * export is recognised early.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { orTooDeep } from '../../settings/yaml/or-too-deep.ts';
import { type HertzBeatRecord, MAX_DEPTH, type Tree } from './tree.ts';

/** In characters. No monitor is larger. */
const MAX_RECORD_LENGTH = 65_536;
/** After this many broken records the text is not an export. */
const MAX_BROKEN = 20;

/** Reads the records of a text; none when it is not a list. */
export function readYamlRecords(text: string): HertzBeatRecord[] {
  const records: HertzBeatRecord[] = [];
  let broken = 0;
  for (const { line, text: one } of splitRecords(text)) {
    const record = readRecord(one, line);
    records.push(record);
    broken += record.problem === undefined ? 0 : 1;
    if (broken === MAX_BROKEN) break;
  }
  return records;
}

/** Splits a text into records, each from one dash at the margin to the next; SnakeYAML indents all that is in one. */
function* splitRecords(text: string): Generator<{ readonly line: number; readonly text: string }> {
  const lines = text.split(/\r?\n/);
  let start: number | undefined;
  for (let index = 0; index <= lines.length; index += 1) {
    const line = lines[index];
    const isNext = line === undefined || /^(?:-(?:\s|$)|---|\.\.\.)/.test(line);
    if (!isNext) continue;
    if (start !== undefined) yield { line: start + 1, text: lines.slice(start, index).join('\n') };
    start = line?.startsWith('- ') || line === '-' ? index : undefined;
  }
}

/** Reads a record. Scalars stay texts: in the `failsafe` schema only null is not a text. Java tags are ignored. */
function readRecord(text: string, line: number): HertzBeatRecord {
  const failed = (problem: string): HertzBeatRecord => ({ line, content: undefined, problem, isPartial: false });
  if (text.length > MAX_RECORD_LENGTH) return failed('is too long');
  const document = orTooDeep(() =>
    parseDocument(text, {
      schema: 'failsafe',
      customTags: ['null'],
      logLevel: 'silent',
      prettyErrors: false,
      strict: false,
      uniqueKeys: false,
    }),
  );
  if (!document) return failed('is nested too deep');
  const { contents, errors } = document;
  if (errors.length > 0 || !isSeq(contents)) return failed('is not valid YAML');
  let isPartial = false;
  const convert = (node: unknown, depth: number): Tree => {
    if (isAlias(node)) isPartial = true;
    if (isScalar(node)) return typeof node.value === 'string' ? node.value : undefined;
    if (depth > MAX_DEPTH) return undefined;
    if (isSeq(node)) return node.items.map((item) => convert(item, depth + 1));
    if (!isMap(node)) return undefined;
    return new Map(node.items.map(({ key, value }) => [String(convert(key, MAX_DEPTH)), convert(value, depth + 1)]));
  };
  const content = convert(contents.items[0], 1);
  return { line, content, isPartial };
}
