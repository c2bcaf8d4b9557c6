/**
 * Reads a monitor export of Apache HertzBeat: a list of records with `monitor` and `params`, as JSON or as YAML. Based
 * on AbstractImExportServiceImpl, JsonImExportServiceImpl and YamlImExportServiceImpl, from the time of
 * org.dromara.hertzbeat (YAML with Java tags) to 2026 (YAML without them). Excel, the third form, is not read.
 */
import { objectLines } from './json-lines.ts';
import { type HertzBeatRecord, treeOf } from './tree.ts';
import { readYamlRecords } from './yaml-records.ts';

/** The error for a text that is not an export. */
export class NotAnExport extends Error {
  override readonly name = 'NotAnExport';
}

/** Reads the records of an export. @throws {NotAnExport} */
export function readRecords(text: string): readonly HertzBeatRecord[] {
  if (/^\s*[[{]/.test(text)) return readJson(text);
  const records = readYamlRecords(text);
  if (records.length === 0) throw new NotAnExport('The text is not a list of monitors.');
  return records;
}

function readJson(text: string): HertzBeatRecord[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotAnExport('The text begins as JSON and is not valid JSON.');
  }
  const lines = objectLines(text);
  const list = Array.isArray(value) ? value : [value];
  return list.map((record, index) => ({ line: lines[index] ?? 1, content: treeOf(record), isPartial: false }));
}
