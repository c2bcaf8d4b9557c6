/** The differences on a phone and on paper. */

/** On a phone, tables of many columns become blocks, and the way of the message runs down instead of to the right. */
export const PHONE_STYLES = `
@media (max-width: 44rem) {
main, body > header, footer { padding-left: 1rem; padding-right: 1rem; }
h1 { font-size: 1.3125rem; }
.verdict { padding: 1.25rem; }
.check { padding: 1.25rem; }
details.check { padding: 0 1.25rem; }
details.check > summary { margin: 0 -1.25rem; padding: 0.75rem 1.25rem; }
.checks td:first-child { width: 6.25rem; }
.stacks thead { display: none; }
.stacks, .stacks tbody, .stacks tr, .stacks th, .stacks td { display: block; }
.stacks tr { padding: 0.625rem 0; }
.stacks tbody th { padding: 0 0 0.25rem; }
.stacks td { position: relative; padding: 0.125rem 0 0.125rem 7.25rem; text-align: left; white-space: normal; }
.stacks td::before { content: attr(data-label); position: absolute; left: 0; width: 6.75rem; color: var(--muted); font-size: 0.8125rem; }
.timeline { flex-direction: column; }
.timeline li { padding: 0 0 1.25rem 2.25rem; }
.timeline li:last-child { padding-bottom: 0; }
.timeline li:not(:last-child)::before { top: 0; bottom: 0; left: 0.6875rem; right: auto; border-top: 0; border-left: 2px solid var(--line); }
.timeline .sign { position: absolute; left: 0; top: 0; }
.timeline b { margin-top: 0; }
.timeline .took { display: none; }
.waterfall { font-size: 0.8125rem; }
.waterfall th:first-child { width: 7.5rem; padding-right: 0.5rem; }
.waterfall .number { width: 4.5rem; }
.ticks span:not(:first-child, :last-child) { display: none; }
table .in-1, .services > .in-1 { margin-left: 0.75rem; padding-left: 0; }
table .in-2, .services > .in-2 { margin-left: 1.5rem; padding-left: 0; }
table .in-3, .services > .in-3 { margin-left: 2.25rem; padding-left: 0; }
table .in-4, .services > .in-4 { margin-left: 3rem; padding-left: 0; }
}`;

/** On paper, everything is open, no background costs ink, and page breaks within an element are avoided. */
export const PAPER_STYLES = `
@media print {
@page { margin: 15mm; }
html { font-size: 75%; }
main, body > header, footer { max-width: none; padding-left: 0; padding-right: 0; }
details::details-content { display: block; content-visibility: visible; block-size: auto; }
summary { list-style: none; }
tr, li, .verdict, .said, .waterfall tbody { break-inside: avoid; }
h2, h3 { break-after: avoid; }
.verdict, .waterfall td, .waterfall th, .sign { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
a { color: inherit; }
}
`;
