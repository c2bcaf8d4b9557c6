/**
 * Converts the configuration of another monitoring system to a checks file. Reports what cannot be carried over, and
 * writes no password.
 */

import { readFile, stat, writeFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import type { ImportNote } from '../../import/draft/note.ts';
import type { ImportResult } from '../../import/import-checks.ts';
import { EXIT_CODES } from '../../model/status.ts';
import { reasonOf } from '../../system/error-code.ts';
import { readRegularFile } from '../../system/read-regular-file.ts';
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { createOutput, write } from '../terminal/terminal.ts';

/** The source and the target of an import. */
export interface ImportRequest {
  /** A path, or `-` for standard input. */
  readonly source: string;
  /** A path that must not exist yet; standard output when absent. */
  readonly target?: string | undefined;
}

/** Size limit of a file in bytes, far more than any configuration has. */
const MAX_BYTES = 50 * 1024 ** 2;

/** Imports, and returns the exit code: 0, 1 when something was not carried over, or 3 when there is no check at all. */
export async function runImport({ source, target }: ImportRequest, host: NodeJS.Process): Promise<number> {
  const err = createOutput(host.stderr, host.env);
  const fail = async (what: string, path: string, error: unknown): Promise<number> => {
    const reason = reasonOf(error, 'unknown error');
    await write(err, `mail-probe: ${what} ${safeText(path, 300)}: ${reason}\n`);
    return EXIT_CODES.unknown;
  };
  let text: string;
  try {
    text = source === '-' ? await textOf(host.stdin) : await readSource(source);
  } catch (error) {
    return await fail('cannot read', source, error);
  }
  // Loaded here, because nothing else needs a parser for it.
  const { importFile: convert } = await import('../../import/import-file.ts');
  const result = convert(text, source);
  if (result.checks > 0) {
    try {
      if (target === undefined) await write(createOutput(host.stdout, host.env), result.yaml);
      // A file that may have been edited is not overwritten.
      else await writeFile(target, result.yaml, { flag: 'wx' });
    } catch (error) {
      return await fail('cannot write', target ?? 'standard output', error);
    }
  }
  await write(err, describe(result));
  if (result.checks === 0) return EXIT_CODES.unknown;
  return result.notes.some(({ kind }) => kind !== 'set') ? EXIT_CODES.warning : EXIT_CODES.ok;
}

/** Reads a file, or a pipe such as a shell makes of `<(command)`; an endless device must not fill the memory. */
async function readSource(path: string): Promise<string> {
  if ((await stat(path)).isFIFO()) return await readFile(path, 'utf8');
  return (await readRegularFile(path, MAX_BYTES, undefined, true)).toString('utf8');
}

function describe({ checks, notes }: ImportResult): string {
  const imported = checks === 0 ? 'No check was imported.' : `${counted(checks, 'check')} imported.`;
  return `${[...notes.map(noteLine), imported].join('\n')}\n`;
}

function noteLine({ kind, line, check, text }: ImportNote): string {
  const where = [line === undefined ? undefined : `line ${line}`, check === undefined ? undefined : `"${check}"`];
  const place = where.filter((part) => part !== undefined).join(', ');
  return `${kind}: ${place === '' ? '' : `${safeText(place, 200)}: `}${safeText(text, 600)}`;
}
