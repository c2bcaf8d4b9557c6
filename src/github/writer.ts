/**
 * Writes to GitHub: annotations, outputs and the job summary. Each of them may fail alone, and returns that as data;
 * the caller decides what it means for the verdict.
 *
 * The toolkit is passed in, since it must not be loaded while there is something else to do. Its summary is a shared
 * buffer, so it is emptied first and used for a single append of a finished text.
 */

import type { Finding } from '../model/finding.ts';
import type { Annotation } from '../report/workflow/annotations.ts';
import { codeOrName } from '../system/error-code.ts';
import type { World } from '../system/world.ts';

/** The part of `@actions/core` that is used here. */
export interface Toolkit {
  error(message: string, properties: AnnotationProperties): void;
  warning(message: string, properties: AnnotationProperties): void;
  setOutput(name: string, value: string): void;
  readonly summary: SummaryBuffer;
}

interface AnnotationProperties {
  readonly title: string;
  readonly file?: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}

interface SummaryBuffer {
  emptyBuffer(): SummaryBuffer;
  addRaw(text: string): SummaryBuffer;
  write(): Promise<unknown>;
}

/** The dependencies of a writer. */
export interface WriterParts {
  readonly core: Toolkit;
  readonly env: World['env'];
  readonly files: Pick<World['files'], 'inspect' | 'read'>;
}

/** Writes to GitHub. */
export interface Writer {
  annotate(annotations: readonly Annotation[]): void;
  /** @returns why the outputs could not be written, which fails the run: later steps could not decide on them */
  setOutputs(outputs: ReadonlyMap<string, string>): Finding | undefined;
  /**
   * @param render returns a summary of at most the given number of bytes, empty when there is no room for one
   * @returns a warning when it could not be written, or not all of it; the verdict does not change
   */
  writeSummary(render: (limitBytes: number) => string): Promise<Annotation | undefined>;
}

/** The most that GitHub shows per step, in bytes; a larger summary is dropped as a whole. */
const STEP_LIMIT = 1024 * 1024;
/** Our own limit, in bytes: it leaves room for what others append later, and spares the reader. */
const OWN_LIMIT = 900 * 1024;
/** An earlier text that is longer, in bytes, leaves no room anyway. */
const MAX_EARLIER_BYTES = 16 * 1024 ** 2;

export function createWriter({ core, env, files }: WriterParts): Writer {
  return {
    annotate(annotations) {
      for (const { level, title, message, source } of annotations) {
        const place = source && { file: source.file, startLine: source.line, startColumn: source.column };
        core[level](message, { title, ...place });
      }
    },

    setOutputs(outputs) {
      // Without the file the toolkit would print the old commands, which the runner reads as outputs of any step.
      if (!env['GITHUB_OUTPUT']) return undefined;
      try {
        for (const [name, value] of outputs) core.setOutput(name, value);
        return undefined;
      } catch (error) {
        return {
          status: 'unknown',
          code: 'E_GH_OUTPUT',
          message: `Cannot write outputs: ${reason(error)}.`,
          hint: 'Later steps cannot see the result. Look at the disk of the runner and at the file named by GITHUB_OUTPUT.',
        };
      }
    },

    async writeSummary(render) {
      const path = env['GITHUB_STEP_SUMMARY'];
      if (!path) return undefined;
      try {
        const { realPath } = await files.inspect(path);
        const earlier = (await files.read(realPath, MAX_EARLIER_BYTES)).toString('utf8');
        // A blank line ends whatever an earlier text left open.
        const gap = earlier === '' ? '' : '\n\n';
        const used = Buffer.byteLength(earlier) + gap.length;
        const limit = Math.min(OWN_LIMIT, STEP_LIMIT - used);
        const markdown = render(limit);
        if (markdown === '') return noSummary('it is full: GitHub shows no more than 1 MiB per step');
        await core.summary.emptyBuffer().addRaw(`${gap}${markdown}`).write();
        return limit < OWN_LIMIT && markdown !== render(OWN_LIMIT) ? CUT_SUMMARY : undefined;
      } catch (error) {
        core.summary.emptyBuffer();
        return noSummary(reason(error));
      }
    },
  };
}

const CUT_SUMMARY = aboutSummary(
  'job summary cut',
  'The job summary is short, because earlier text nearly fills it: GitHub shows no more than 1 MiB per step.',
);

function noSummary(why: string): Annotation {
  return aboutSummary('no job summary', `The job summary could not be written: ${why}.`);
}

function aboutSummary(title: string, what: string): Annotation {
  const message = `${what} The result is not affected; the log shows all of it.\nCode: E_GH_SUMMARY`;
  return { level: 'warning', title: `Mail Probe: ${title}`, message };
}

/** Returns the system's code. The toolkit has none for a missing file, and its message would name a path. */
function reason(error: unknown): string {
  const isMissing = error instanceof Error && error.message.startsWith('Missing file');
  return isMissing ? 'ENOENT' : codeOrName(error);
}
