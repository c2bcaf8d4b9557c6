/**
 * A line of small drawings, one a run or one a day, oldest first. Height and hatching tell the kinds apart, not colours
 * alone; each has its words as a title.
 */
import type { PastRun } from '../../../model/story.ts';
import { clockTime } from '../../../text/times.ts';
import { forMarkup } from '../../../text/untrusted.ts';
import { kindWords, MARKED_RUNS, type MarkKind, markKind } from '../../story/marks.ts';

/** One drawing of a line. */
export interface Cell {
  /** `none`: nothing is known. */
  readonly kind: MarkKind | 'none';
  /** Share of a critical cell that is drawn as critical, 0 to 1; the rest of it is drawn as ok. */
  readonly share?: number;
  /** Safe HTML. */
  readonly title?: string;
}

const HEIGHT = 24;
const STEP = 8;
const WIDTH = 6;
/** Less would not be visible. */
const LEAST = 6;

/**
 * Renders a line of cells.
 *
 * @param label safe HTML: what the line shows, for those who hear the page
 * @param kind `days` fill the width of the page
 */
export function strip(label: string, cells: readonly Cell[], kind: 'runs' | 'days'): string {
  const width = Math.max(1, cells.length) * STEP;
  const size = `width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}"`;
  const stretched = kind === 'days' ? ' preserveAspectRatio="none"' : '';
  const drawn = cells.map((cell, index) => drawing(cell, index * STEP)).join('');
  return `<svg class="strip ${kind}" ${size}${stretched} role="img" aria-label="${label}">${drawn}</svg>`;
}

/** Renders the last runs of a check, each with its time and its code as a title. */
export function runStrip(runs: readonly PastRun[]): string {
  const shown = runs.slice(-MARKED_RUNS);
  const cells = shown.map((run): Cell => {
    const kind = markKind(run);
    const code = run.code === undefined ? '' : `, ${forMarkup(run.code, 60)}`;
    return { kind, title: `${clockTime(run.at)}: ${kind}${code}` };
  });
  return strip(runLabel(shown), cells, 'runs');
}

/** Renders a few of the last runs for a row of a table, without titles: a page has many rows. */
export function shortRunStrip(runs: readonly PastRun[], most: number): string {
  const shown = runs.slice(-most);
  const cells = shown.map((run): Cell => ({ kind: markKind(run) }));
  return strip(runLabel(shown), cells, 'runs');
}

function runLabel(runs: readonly PastRun[]): string {
  return `Last ${runs.length} runs, oldest first: ${kindWords(runs)}`;
}

function drawing({ kind, share = 1, title }: Cell, x: number): string {
  const shape = shapeOf(kind, share, x);
  return title === undefined ? shape : `<g><title>${title}</title>${shape}</g>`;
}

function shapeOf(kind: Cell['kind'], share: number, x: number): string {
  switch (kind) {
    case 'ok':
      return rect('ok', x, 2, 20);
    case 'unstable':
      return rect('ok', x, 2, 8) + rect('ok', x, 14, 8);
    case 'warning':
      return rect('warning', x, 10, 12);
    case 'critical': {
      const height = Math.round(Math.max(LEAST, Math.min(1, share) * 20));
      const rest = 20 - height - 1;
      return (rest < 2 ? '' : rect('ok', x, 2, rest)) + rect('critical', x, 22 - height, height);
    }
    case 'unknown':
      return rect('unknown', x, 15, 6);
    case 'none':
      return rect('none', x, 20, 2);
  }
}

function rect(kind: Cell['kind'], x: number, y: number, height: number): string {
  return `<rect class="${kind}" x="${x + 1}" y="${y}" width="${WIDTH}" height="${height}"/>`;
}
