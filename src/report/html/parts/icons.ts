/**
 * Icons that are drawn once and used by their name. Each status has a shape of its own, so that it can be recognised
 * without colours; the word is always shown beside it.
 */
import type { Status } from '../../../model/status.ts';

/** The drawings, to be put into the page once, and hatching for bars of phases that failed or did not finish. */
export const DRAWINGS = `<svg class="drawings" width="0" height="0" aria-hidden="true">
${symbol('ok', '<circle cx="10" cy="10" r="9"/>', 'M5.8 10.4l2.9 2.9 5.5-6.2')}
${symbol('warning', '<path d="M10 1.2L19.4 18.2H.6z"/>', 'M10 7.4v4.6M10 15v.1')}
${symbol('critical', '<path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z"/>', 'M6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4')}
${symbol('unknown', '<rect x="1.5" y="1.5" width="17" height="17" rx="4"/>', 'M7.4 7.6a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.9-1.1 1.8M10 14.8v.1')}
${lock('lock', 'M6.2 9V6.4a3.8 3.8 0 0 1 7.6 0V9')}
${lock('open-lock', 'M6.2 9V5.4a3.8 3.8 0 0 1 7.4-1.2')}
${hatching('failed')}
${hatching('unfinished')}
</svg>`;

const WORDS: Readonly<Record<Status, string>> = {
  ok: 'OK',
  warning: 'Warning',
  critical: 'Critical',
  unknown: 'Unknown',
};

/** Returns the status in one word. */
export function statusWord(status: Status): string {
  return WORDS[status];
}

/** Renders the icon alone, for places where the word is beside it. */
export function statusIcon(status: Status): string {
  return `<svg class="icon ${status}" width="16" height="16" aria-hidden="true"><use href="#icon-${status}"/></svg>`;
}

/** Renders a few words of our own in the colour of a status, with its icon. */
export function marked(status: Status, text: string): string {
  return `<span class="mark ${status}">${statusIcon(status)} ${text}</span>`;
}

/** Renders the status itself, as an icon and a word. */
export function statusMark(status: Status): string {
  return marked(status, WORDS[status]);
}

/** Renders the same with a lock, for words about encryption: closed where it is in order. */
export function locked(status: Status, text: string): string {
  const name = status === 'ok' ? 'lock' : 'open-lock';
  const icon = `<svg class="icon ${status}" width="16" height="16" aria-hidden="true"><use href="#icon-${name}"/></svg>`;
  return `<span class="mark ${status}">${icon} ${text}</span>`;
}

/** Draws a lock: body, shackle, keyhole. The first is filled and the last is in the colour of the page, as in all icons. */
function lock(name: string, shackle: string): string {
  return `<symbol id="icon-${name}" viewBox="0 0 20 20"><rect x="3.5" y="9" width="13" height="9.5" rx="2"/><path d="${shackle}" fill="none" stroke="currentColor" stroke-width="2"/><path d="M10 12.6v2.6" fill="none" stroke="#fff" stroke-width="2"/></symbol>`;
}

/** Draws an icon. Its colours are for pages whose style sheet is blocked, such as files that Jenkins serves. */
function symbol(status: Status, ground: string, sign: string): string {
  return `<symbol id="icon-${status}" viewBox="0 0 20 20">${ground}<path d="${sign}" fill="none" stroke="#fff" stroke-width="2"/></symbol>`;
}

function hatching(end: 'failed' | 'unfinished'): string {
  return `<pattern id="hatch-${end}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="${end}-ground" width="6" height="6"/><rect class="${end}-line" width="2.5" height="6"/></pattern>`;
}
