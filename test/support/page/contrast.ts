/** How well texts and bars of a page can be told from what is behind them, as WCAG 2 measures it. */
import type { Page } from 'playwright-core';

/** Something to be seen. */
export interface Seen {
  readonly what: string;
  /** From 1, not to be seen at all, to 21. */
  readonly contrast: number;
}

interface Found {
  readonly what: string;
  readonly colour: string;
  readonly ground: string;
}

/** Every text that is shown, and the colour of every bar. */
export async function contrasts(page: Page, what: 'texts' | 'bars'): Promise<Seen[]> {
  const found = await page.$$eval(what === 'texts' ? 'body *' : '.waterfall rect', collect, what);
  return found.map(({ what: name, colour, ground }) => ({ what: name, contrast: contrast(colour, ground) }));
}

/** Runs in the page, so it can use nothing but its arguments. */
function collect(elements: PageElement[], what: string): Found[] {
  const style = (element: PageElement) => element.ownerDocument.defaultView.getComputedStyle(element);
  const found: Found[] = [];
  for (const element of elements) {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent);
    const { width, height } = element.getBoundingClientRect();
    const name = own.join('').trim();
    if (width === 0 || height === 0 || (what === 'texts' && name === '')) continue;
    const { color = '', fill = '', stroke = '' } = style(element);
    let behind: PageElement | null = element;
    while (behind !== null && /^rgba\(.*, 0\)$/.test(style(behind)['backgroundColor'] ?? ''))
      behind = behind.parentElement;
    const ground = behind === null ? 'none' : (style(behind)['backgroundColor'] ?? '');
    const drawn = fill.startsWith('url') ? stroke : fill;
    found.push({ what: `${element.tagName} ${name}`, colour: what === 'texts' ? color : drawn, ground });
  }
  return found;
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [lower = 0, higher = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (higher + 0.05) / (lower + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [, ...channels] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour) ?? [];
  if (channels.length !== 3) throw new Error(`"${colour}" is not an opaque colour.`);
  const [red = 0, green = 0, blue = 0] = channels
    .map((channel) => Number(channel) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
