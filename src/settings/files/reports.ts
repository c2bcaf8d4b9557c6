/**
 * Decides which reports to write, and where. A problem with one line keeps no other report from being written: a run
 * that ends because of wrong inputs has its reports, too.
 */
import { dirname, join, resolve } from 'node:path';
import type { Issue } from '../../model/issue.ts';
import { type FormatName, formatNames } from '../../model/report.ts';
import { errorCode } from '../../system/error-code.ts';
import type { World } from '../../system/world.ts';
import { closest } from '../../text/closest.ts';
import { listWords } from '../../text/list-words.ts';
import { shownAs } from '../../text/quote.ts';
import { line } from '../kinds/basic.ts';
import { BadValue, type Kind } from '../kinds/kind.ts';
import { isEndOfWait, leadsOut, workspaceOf } from './named-file.ts';

/** A report to be written. */
export interface ReportFile {
  readonly format: FormatName;
  /** Absolute. A folder for `status-page`. */
  readonly path: string;
  /** As the user wrote it, if it looks like a path. */
  readonly shownPath: string;
}

const MAX_REPORTS = 20;
/** The format that is a folder with files in it. */
const FOLDER: FormatName = 'status-page';
const EXAMPLE = 'Write one format=path per line, such as junit=reports/mail.xml.';

const TOO_SLOW = new BadValue(
  'leads to a place that does not answer in time',
  'Write reports into a folder of the workspace.',
);

/** The lines of `reports`. `resolveReports` reports all problems with them at once. */
export const reportLines: Kind<readonly string[]> = {
  type: 'list',
  look: 'path',
  words: formatNames,
  parse: (text) =>
    text
      .split(/\r?\n/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
};

/**
 * Returns the reports that can be written. Every other line is reported. Paths are relative to the workspace, or to the
 * current folder where there is none. They must not lead out of the workspace, with links followed.
 */
export async function resolveReports(
  lines: readonly string[] | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<readonly ReportFile[]> {
  const folder = workspaceOf(world.env) ?? '.';
  const resolved: ReportFile[] = [];
  const taken = new Set<string>();
  for (const each of lines ?? []) {
    try {
      const report = parseReport(each, folder);
      const written = pathsOf(report);
      if (written.some((path) => taken.has(path)))
        throw new BadValue('names a path twice', 'Give each report a path of its own.');
      if (resolved.length === MAX_REPORTS)
        throw new BadValue('is one report too many', `Write at most ${MAX_REPORTS} reports.`);
      await checkPlace(report, world);
      resolved.push(report);
      for (const path of written) taken.add(path);
    } catch (error) {
      const wrong = errorCode(error) === 'ETIMEDOUT' ? TOO_SLOW : error;
      if (!(wrong instanceof BadValue)) throw error;
      issues.push({ code: 'E_INPUT', input: 'reports', value: each, problem: wrong.message, remedy: wrong.remedy });
    }
  }
  return resolved;
}

/** The first page of a status page is a file that another report may name, too. */
function pathsOf({ format, path }: ReportFile): string[] {
  return format === FOLDER ? [path, join(path, 'index.html')] : [path];
}

function parseReport(text: string, folder: string): ReportFile {
  const given = line.parse(text);
  const at = given.indexOf('=');
  const [format, path] = [given.slice(0, Math.max(0, at)).trim(), given.slice(at + 1).trim()];
  if (at < 1 || path === '') throw new BadValue('names no format or no path', EXAMPLE);
  if (!isFormatName(format)) {
    const nearest = closest(format, formatNames);
    const known = `Known are ${listWords(formatNames)}.`;
    throw new BadValue('has an unknown format', nearest === undefined ? known : `Did you mean ${nearest}? ${known}`);
  }
  if (format === 'badge' && !/\.(?:svg|json)$/i.test(path))
    throw new BadValue(
      'has an ending that no badge has',
      'Write badge=mail.svg for a picture, or badge=mail.json for shields.io.',
    );
  return { format, path: resolve(folder, path), shownPath: shownAs(path, 'path') };
}

function isFormatName(text: string): text is FormatName {
  return formatNames.some((name) => name === text);
}

/** @throws BadValue */
async function checkPlace({ format, path }: ReportFile, world: Pick<World, 'env' | 'files'>): Promise<void> {
  const outside = await leadsOut(path, world).catch((error: unknown) => {
    // A workspace that does not exist yet has no links that lead out of it.
    if (isEndOfWait(error)) throw error;
  });
  if (outside)
    throw new BadValue('leads out of the workspace', 'Write reports into the workspace, without links out of it.');
  const place = await findPlace(path, world.files);
  if (format === FOLDER && place.exists && place.nearest === 'file')
    throw new BadValue('names a file', 'Name a folder; a missing one is created.');
  if (format !== FOLDER && place.exists && place.nearest !== 'file')
    throw new BadValue('names something that is not a file', 'Name the file to write, not its folder.');
  if (!place.exists && place.nearest === 'file')
    throw new BadValue('leads through a file', 'Name a file in a folder; missing folders are created.');
}

/** The target of a path, with links followed in the part that exists. */
interface Place {
  /** The kind of the path, or of the nearest path above it that exists. */
  readonly nearest: 'file' | 'folder' | 'nothing';
  readonly exists: boolean;
}

async function findPlace(path: string, files: World['files']): Promise<Place> {
  try {
    const { isFile } = await files.inspect(path);
    return { nearest: isFile ? 'file' : 'folder', exists: true };
  } catch (error) {
    if (isEndOfWait(error)) throw error;
    const parent = dirname(path);
    const nearest = parent === path ? 'nothing' : (await findPlace(parent, files)).nearest;
    return { nearest, exists: false };
  }
}
