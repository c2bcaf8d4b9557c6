/** The styles of checks: tables, findings, bars, the way of the message, the dialogue. */
export const CHECK_STYLES = `
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: top; font-weight: 400; overflow: clip; }
th:last-child, td:last-child { padding-right: 0; }
thead th { padding-top: 0; color: var(--muted); font-size: 0.8125rem; font-weight: 600; }
tbody tr { border-top: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.number, .short { white-space: nowrap; }
.short code { white-space: normal; }
.stacks tbody th { min-width: 7.5rem; }
.stacks td { min-width: 5rem; }
.stacks code { font-size: 0.8125em; }

.checks td:first-child { width: 7.5rem; }
.checks a { color: inherit; font-weight: 600; text-decoration: none; }
.checks a:hover { text-decoration: underline; }
.group { padding: 0.0625rem 0.5rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--muted); font-size: 0.8125rem; }
.remark { display: block; color: var(--muted); font-size: 0.875rem; }

.check { margin-top: 1.25rem; padding: 1.5rem 2rem; background: var(--page); border: 1px solid var(--line); border-radius: 0.875rem; overflow: clip; }
.check h2 { font-size: 1.0625rem; }
.check section { margin-top: 1.75rem; }
details.check { padding: 0 2rem; }
details.check > summary { margin: 0 -2rem; padding: 0.75rem 2rem; }
details.check > summary h2 { display: inline; font-size: 1rem; }
details.check > :last-child:not(summary) { margin-bottom: 1.5rem; }
details.check + details.check { margin-top: 0.5rem; }
.subject { color: var(--muted); font-size: 0.875rem; }
.verdict ~ .subject { margin-top: 1.25rem; }

.findings { list-style: none; }
.findings li { padding: 1.25rem 0; border-bottom: 1px solid var(--line); }
.findings li:last-child { padding-bottom: 0; border: 0; }
.findings li > * + * { margin-top: 0.75rem; }
.message { font-weight: 600; }
.message .mark { margin-right: 0.375rem; }

.advice { margin-top: 1.25rem; padding: 0.75rem 1rem; border: 1px solid; border-left-width: 4px; border-radius: 0.5rem; font-size: 1.0625rem; }
.advice.ok { background: var(--ok-soft); border-color: var(--ok-line); border-left-color: var(--ok); }
.advice.warning { background: var(--warning-soft); border-color: var(--warning-line); border-left-color: var(--warning); }
.advice.critical { background: var(--critical-soft); border-color: var(--critical-line); border-left-color: var(--critical); }
.advice.unknown { background: var(--unknown-soft); border-color: var(--unknown-line); border-left-color: var(--unknown); }
.advice + .subject { margin-top: 0.75rem; }
.records, .hosts { table-layout: fixed; }
.records thead th:first-child { width: 28%; }
.records thead th:last-child { width: 13%; }
.hosts thead th:first-child { width: 25%; }
.hosts thead th:nth-child(3) { width: 15%; }
.hosts thead th:nth-child(4) { width: 23%; }
.hosts .mark { white-space: normal; }
.plain, .tree { list-style: none; }
.plain > li + li { margin-top: 0.25rem; }
.plain .plain > li { margin-top: 0; font-size: 0.875rem; }
.detail { color: var(--muted); }
.tree { margin-top: 0.5rem; font-size: 0.9375rem; }
.tree ul { list-style: none; margin-left: 0.375rem; padding-left: 0.875rem; border-left: 1px solid var(--line); }
.tree li { padding-top: 0.25rem; }
.steps { padding-left: 1.75rem; }
.steps li { padding: 0.375rem 0 0.375rem 0.25rem; }
.steps li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
.steps b { font-weight: 600; }
.steps .wait b { color: var(--muted); font-weight: 400; }

.timeline { display: flex; list-style: none; margin: 0.5rem 0 1.25rem; }
.timeline li { position: relative; flex: 1; padding-right: 1rem; }
.timeline li:not(:last-child)::before { content: ""; position: absolute; top: 0.75rem; left: 0; right: 0; border-top: 2px solid var(--line); }
.timeline b, .timeline .since { display: block; }
.timeline b { margin-top: 0.375rem; }
.timeline .since { color: var(--muted); font-size: 0.875rem; }
.timeline .sign {
  position: relative; display: grid; place-items: center; width: 1.5rem; height: 1.5rem; border-radius: 50%;
  background: var(--ok); color: var(--page); font-size: 0.8125rem; font-weight: 700; line-height: 1;
}
.timeline .noticed .sign { background: var(--warning); }
.timeline .failed .sign { background: var(--critical); border-radius: 0.25rem; }
.timeline .unfinished .sign { background: var(--unknown); border-radius: 0.25rem; }
.timeline .took {
  position: absolute; top: 0; left: calc(0.75rem - 50%); transform: translateX(-50%); padding: 0 0.5rem; background: var(--page);
  color: var(--muted); font-size: 0.875rem; line-height: 1.5rem; white-space: nowrap;
}
.fact + .fact, .fact + .said { margin-top: 0.75rem; }

.waterfall { table-layout: fixed; border-collapse: separate; border-spacing: 0; font-size: 0.875rem; }
.waterfall th, .waterfall td { padding-top: 0.1875rem; padding-bottom: 0.1875rem; vertical-align: middle; }
.waterfall thead th { padding-bottom: 0.375rem; }
.waterfall th:first-child { width: 12.5rem; }
.waterfall .number { width: 6rem; }
.waterfall tbody tr { border: 0; }
.waterfall .lane th { padding-top: 0.75rem; color: var(--muted); font-weight: 600; }
.waterfall :is(th, td):nth-child(2) { padding-right: 0; }
.waterfall td:nth-child(2) { padding-top: 0; padding-bottom: 0; background-image: linear-gradient(to right, var(--line) 1px, transparent 1px); }
.waterfall td.grid-3 { background-size: 33.33% 100%; }
.waterfall td.grid-4 { background-size: 25% 100%; }
.waterfall td.grid-5 { background-size: 20% 100%; }
.waterfall svg { display: block; overflow: visible; }
.waterfall .smtp rect { fill: var(--smtp); }
.waterfall .imap rect { fill: var(--imap); }
.waterfall .message rect { fill: var(--message); }
.waterfall .failed rect { fill: url(#hatch-failed); stroke: var(--critical); stroke-width: 1.5; }
.waterfall .unfinished rect { fill: url(#hatch-unfinished); stroke: var(--unknown); stroke-width: 1.5; }
.waterfall .failed > * { background-color: var(--critical-soft); color: var(--critical); font-weight: 600; }
.waterfall .failed > :first-child { box-shadow: -0.5rem 0 var(--critical-soft); }
.waterfall .failed > :last-child { box-shadow: 0.5rem 0 var(--critical-soft); }
.waterfall .unfinished > * { background-color: var(--unknown-soft); }
.waterfall .unfinished > :first-child { box-shadow: -0.5rem 0 var(--unknown-soft); }
.waterfall .unfinished > :last-child { box-shadow: 0.5rem 0 var(--unknown-soft); }
.waterfall .end { display: block; font-weight: 600; }
.waterfall .unfinished .end { color: var(--unknown); }
.failed-ground { fill: var(--critical-soft); }
.failed-line { fill: var(--critical); }
.unfinished-ground { fill: var(--unknown-soft); }
.unfinished-line { fill: var(--unknown); }
.ticks { display: flex; justify-content: space-between; }
.ticks span { display: flex; justify-content: center; width: 0; white-space: nowrap; }
.ticks span:first-child { justify-content: flex-start; }
.ticks span:last-child { justify-content: flex-end; }

details { margin-top: 1.25rem; }
summary { cursor: pointer; font-weight: 600; }
details[open] > summary { margin-bottom: 0.75rem; }
.transcript { font: 0.8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
.transcript tbody tr { border: 0; }
.transcript td { padding-top: 0.0625rem; padding-bottom: 0.0625rem; }
.transcript td:nth-child(-n+2) { width: 1%; white-space: nowrap; color: var(--muted); }
.transcript td:last-child { white-space: pre-wrap; unicode-bidi: isolate; }
.transcript .sent td:last-child { color: var(--link); }
.transcript .note td { color: var(--muted); }
`;
