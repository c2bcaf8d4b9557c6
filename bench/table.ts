/** The rows as Markdown, so that a run can be copied into the documentation. */
import type { Row, Unit } from './case.ts';

export function renderHead(): string {
  return '| what | measured | at most | | |\n|---|---|---|---|---|';
}

export function renderRow({ what, unit, value, limit, isMet, details }: Row): string {
  const verdict = isMet === undefined ? '' : isMet ? 'pass' : '**fail**';
  const parts = Object.entries(details).map(([name, text]) => `${name}: ${text}`);
  return `| ${what} | ${shown(value, unit)} | ${limit === undefined ? '' : shown(limit, unit)} | ${verdict} | ${parts.join(', ')} |`;
}

function shown(value: number, unit: Unit): string {
  if (unit === '×') return `${value.toFixed(2)} ×`;
  return `${Number.isInteger(value) ? value : value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
