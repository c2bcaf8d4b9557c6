import { type ImportResult, importChecks } from './import-checks.ts';
import type { ImportKind } from './recognise.ts';

/** What the end of a file name tells, where it tells anything. */
const KIND_OF_NAME: readonly (readonly [RegExp, ImportKind])[] = [
  [/\.json$/i, 'hertzbeat'],
  [/\.sh$/i, 'commands'],
];

/** Makes a checks file of the text of a file. */
export function importFile(text: string, fileName: string): ImportResult {
  return importChecks(text, KIND_OF_NAME.find(([pattern]) => pattern.test(fileName))?.[1]);
}
