/** The style sheet of the page. A change of it changes its hash, which the policy of the page names. */

import { CHECK_STYLES } from './check-styles.ts';
import { COLOURS } from './colours.ts';
import { PAPER_STYLES, PHONE_STYLES } from './media-styles.ts';
import { PAST_STYLES } from './past-styles.ts';

const PAGE_STYLES = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
main, body > header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
h1, h2, h3, p, ul, ol, figure, blockquote { margin: 0; padding: 0; }
h1, h2, h3 { line-height: 1.3; font-weight: 650; }
h1 { font-size: 1.6rem; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 1.15rem; }
h3 { font-size: 1rem; }
code { font: 0.875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; unicode-bidi: isolate; }
a { color: var(--link); text-underline-offset: 0.15em; }
.drawings { position: absolute; }
.icon { width: 1em; height: 1em; flex: none; vertical-align: -0.125em; fill: none; stroke-linecap: round; stroke-linejoin: round; }
symbol { overflow: visible; }
symbol :first-child { fill: currentColor; }
symbol :last-child { fill: none; stroke: var(--page); stroke-width: 2; }
.mark { white-space: nowrap; font-weight: 600; }
.ok:is(.icon, .mark) { color: var(--ok); }
.warning:is(.icon, .mark) { color: var(--warning); }
.critical:is(.icon, .mark) { color: var(--critical); }
.unknown:is(.icon, .mark) { color: var(--unknown); }

body > header { padding-top: 1.5rem; padding-bottom: 1rem; }
body > header p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; color: var(--muted); font-size: 0.875rem; }
body > header b { color: var(--text); }
footer { padding-top: 1rem; padding-bottom: 3rem; color: var(--muted); font-size: 0.8125rem; }

.verdict { padding: 1.75rem 2rem 2rem; border: 1px solid; border-radius: 0.875rem; overflow: clip; }
.verdict.ok { background: var(--ok-soft); border-color: var(--ok-line); }
.verdict.warning { background: var(--warning-soft); border-color: var(--warning-line); }
.verdict.critical { background: var(--critical-soft); border-color: var(--critical-line); }
.verdict.unknown { background: var(--unknown-soft); border-color: var(--unknown-line); }
.verdict > * + * { margin-top: 1.25rem; }
.verdict > h1 { margin-top: 0.5rem; }
.verdict > .where { margin-top: 0.375rem; color: var(--muted); }
.status { display: flex; align-items: center; gap: 0.5rem; font-size: 1.0625rem; font-weight: 650; }
.status .icon { width: 1.5rem; height: 1.5rem; }
.ok > .status { color: var(--ok); }
.warning > .status { color: var(--warning); }
.critical > .status { color: var(--critical); }
.unknown > .status { color: var(--unknown); }
.todo > b, .fact > b, .said figcaption { display: block; color: var(--muted); font-size: 0.8125rem; font-weight: 600; }
.which { color: var(--muted); font-size: 0.875rem; }
.said blockquote {
  margin-top: 0.25rem; padding: 0.5rem 0.75rem; background: var(--page); border: 1px solid var(--line);
  border-left: 3px solid var(--muted); border-radius: 0.25rem; white-space: pre-wrap; overflow: clip;
}

section { margin-top: 2.25rem; }
section > h2, section > h3 { margin-bottom: 0.75rem; }
.verdict { margin-top: 0; }
.not-run { padding-left: 1.25rem; }
.more, .note { color: var(--muted); font-size: 0.875rem; }
.left-out { margin-bottom: 1.25rem; padding: 0.75rem 1rem; background: var(--soft); border-radius: 0.5rem; }
`;

/** The text between the `style` tags. */
export const STYLES = `${COLOURS}${PAGE_STYLES}${CHECK_STYLES}${PAST_STYLES}${PHONE_STYLES}${PAPER_STYLES}`;

/** SHA-256 of `STYLES`, as a source in a Content Security Policy. When it is wrong, a test shows the right value. */
export const STYLE_HASH = 'sha256-TcWZdmaJQ3oBKZE1RHWRtRVTrBC6Yc2UhGgb6kTxOVQ=';
