/** What pages of ours may have: the elements, and the attributes with what they may hold. */
import type { Report } from '../../../src/model/report.ts';
import type { ParsedElement } from './parse-page.ts';

const WORDS = /^[a-z\d -]*$/;
const NUMBER = /^\d+(?:\.\d+)?%?$/;
const STATUS = '(?:ok|warning|critical|unknown)';

/** Every attribute that the page may have, with what it may hold. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  'aria-hidden': /^true$/,
  'aria-label':
    /^(?:Checks|Phases|Certificates|Connections|Thresholds|Metrics|Dialogue|Problems|Changed records|Unchanged records|Mail hosts|MTA-STS policy|Failures|Groups|Reports|Slowest phases|Way of the message|Changes|Slower|Outages|Days|Last 90 days, oldest first: (?:[\d.]+ %|–) of [\d,]+ judged runs? good|Last \d+ runs, oldest first: [\w ,]+|Trend: [\w .,%-]+|from [\d.]+ \w+ to [\d.]+ \w+(?:, failed|, unfinished)?)$/,
  'data-label': /^[A-Z][A-Za-z -]+$/,
  charset: /^utf-8$/,
  class: WORDS,
  colspan: /^3$/,
  content:
    /^(?:default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'|width=device-width, initial-scale=1|light dark|no-referrer)$/,
  cx: NUMBER,
  cy: NUMBER,
  d: /^[aclhmvz\d .-]+$/i,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
  fill: /^none$/,
  height: NUMBER,
  href: new RegExp(`^#(?:icon-${STATUS}|icon-(?:open-)?lock|check-\\d+)$`),
  'http-equiv': /^Content-Security-Policy$/,
  id: new RegExp(`^(?:icon-${STATUS}|icon-(?:open-)?lock|hatch-(?:failed|unfinished)|check-\\d+)$`),
  lang: /^en$/,
  name: /^(?:viewport|color-scheme|referrer)$/,
  patterntransform: /^rotate\(45\)$/,
  patternunits: /^userSpaceOnUse$/,
  r: NUMBER,
  rel: /^noreferrer$/,
  role: /^img$/,
  rx: NUMBER,
  scope: /^(?:col|row|rowgroup)$/,
  stroke: /^(?:#fff|currentColor)$/,
  'stroke-width': NUMBER,
  preserveaspectratio: /^none$/,
  viewbox: /^0 0 (?:20 20|\d+ 24|240 48)$/,
  width: NUMBER,
  x: NUMBER,
  y: NUMBER,
};

const TAGS = new Set(
  'a article b bdi blockquote body br circle code details figcaption figure footer g h1 h2 h3 head header html li main meta ol p path pattern rect section span style summary svg symbol table tbody td th thead time title tr ul use'.split(
    ' ',
  ),
);

/**
 * What a page must not have, in words; empty when all is well.
 *
 * @param links to other pages of the same folder
 */
export function strange(page: readonly ParsedElement[], report: Report, links?: RegExp): string[] {
  return page.flatMap(({ tag, attributes }) => {
    if (!TAGS.has(tag)) return [`<${tag}>`];
    return Object.entries(attributes)
      .filter(([name, value]) => !(tag === 'a' && name === 'href' && (isRunOf(report, value) || links?.test(value))))
      .filter(([name, value]) => !ATTRIBUTES[name.toLowerCase()]?.test(value))
      .map(([name, value]) => `<${tag} ${name}="${value}">`);
  });
}

/** Whether a link leads to this run, or to another one of its repository. */
export function isRunOf({ origin }: Report, link: string): boolean {
  const own = origin?.runUrl ?? '';
  return (
    link === own ||
    (/^https:\/\/github\.com\/example\/mail\/actions\/runs\/\d+$/.test(link) &&
      own.startsWith(link.replace(/\d+$/, '')))
  );
}
