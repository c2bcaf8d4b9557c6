import { type ImportResult, importChecks } from './import-checks.ts';
import type { ImportKind } from './recognise.ts';

/** The kinds that the extension of a file name identifies. */
const KIND_OF_NAME: readonly (readonly [RegExp, ImportKind])[] = [
  [/\.json$/i, 'hertzbeat'],
  [/\.sh$/i, 'commands'],
];

/** Converts the text of a file to a checks file. */
export function importFile(text: string, fileName: string): ImportResult {
  return importChecks(text, KIND_OF_NAME.find(([pattern]) => pattern.test(fileName))?.[1]);
}
