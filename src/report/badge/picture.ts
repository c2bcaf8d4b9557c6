import type { Status } from '../../model/status.ts';

/** What a badge says. Both texts are our own. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly status: Status;
}

/** With white text on them, each has a contrast of 4.5 and more. */
const GROUNDS: Readonly<Record<Status, string>> = {
  ok: '#1a7f37',
  warning: '#8a5a00',
  critical: '#c21f2b',
  unknown: '#5b6470',
};
const LABEL_GROUND = '#3b434c';
const HEIGHT = 20;
const PADDING = 7;

/** Draws a badge as SVG that needs nothing else: readable on a light and on a dark page, and by its words alone. */
export function badgePicture({ label, message, status }: Badge): string {
  const [left, right] = [widthOf(label) + 2 * PADDING, widthOf(message) + 2 * PADDING];
  const width = left + right;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${label}: ${message}">
<title>${label}: ${message}</title>
<clipPath id="round"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>
<g clip-path="url(#round)"><rect width="${left}" height="${HEIGHT}" fill="${LABEL_GROUND}"/><rect x="${left}" width="${right}" height="${HEIGHT}" fill="${GROUNDS[status]}"/></g>
<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
<text x="${PADDING}" y="14" textLength="${widthOf(label)}">${label}</text>
<text x="${left + PADDING}" y="14" textLength="${widthOf(message)}">${message}</text>
</g>
</svg>
`;
}

/** Width of a text in pixels, as Verdana of 11 pixels has it; `textLength` makes other fonts fit. */
function widthOf(text: string): number {
  return Math.round(Array.from(text).reduce((sum, char) => sum + (WIDTHS.get(char) ?? 6.8), 0));
}

const WIDTHS: ReadonlyMap<string, number> = new Map([
  ...Array.from('il', (char) => [char, 3.1] as const),
  ...Array.from(' ,.frt', (char) => [char, 4.4] as const),
  ['m', 10.7],
  ['w', 9],
]);
