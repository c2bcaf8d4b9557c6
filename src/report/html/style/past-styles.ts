/** The styles of what earlier runs tell: lines of runs and of days, trends, groups in groups, the status page. */
export const PAST_STYLES = `
.strip { overflow: visible; vertical-align: -0.375rem; max-width: 100%; }
.strip.days { display: block; width: 100%; height: 1.75rem; }
.strip .ok { fill: var(--ok); }
.strip .warning { fill: var(--warning); }
.strip .critical { fill: url(#hatch-failed); stroke: var(--critical); }
.strip .unknown { fill: none; stroke: var(--unknown); }
.strip .none { fill: var(--muted); opacity: 0.4; }
.remark .strip { height: 1rem; width: auto; vertical-align: -0.125rem; }
.since-when { font-weight: 600; }
.verdict ~ .since-when { margin-top: 1.25rem; }
.subject + .since-when, .findings + .since-when { margin-top: 0.75rem; }
.past-runs { margin-top: 0.5rem; color: var(--muted); font-size: 0.875rem; }
.past-runs .strip { margin-right: 0.5rem; }
.trend { margin-bottom: 0.75rem; }
.trend figcaption { color: var(--muted); font-size: 0.875rem; }
.spark { display: block; max-width: 100%; overflow: visible; }
.spark path { fill: none; stroke: var(--link); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
table .in-1 { padding-left: 1.5rem; }
table .in-2 { padding-left: 3rem; }
table .in-3 { padding-left: 4.5rem; }
table .in-4 { padding-left: 6rem; }
.services { list-style: none; }
.services > li { padding: 0.875rem 0; border-top: 1px solid var(--line); }
.services > li.head { display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.5rem; padding: 1.5rem 0 0.5rem; border: 0; font-weight: 650; }
.services > li.head + li { border-top: 1px solid var(--line); }
.services > .in-1 { margin-left: 1.5rem; }
.services > .in-2 { margin-left: 3rem; }
.services > .in-3 { margin-left: 4.5rem; }
.services > .in-4 { margin-left: 6rem; }
.services .detail { font-size: 0.875rem; }
.services .head span { color: var(--muted); font-weight: 400; font-size: 0.875rem; }
.service { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.125rem 1rem; margin-bottom: 0.375rem; }
.service a { color: inherit; font-weight: 600; text-decoration: none; }
.service a:hover { text-decoration: underline; }
.scale { display: flex; justify-content: space-between; color: var(--muted); font-size: 0.8125rem; }
.figures { display: flex; flex-wrap: wrap; gap: 0.75rem 2.5rem; list-style: none; }
.figures b { display: block; font-size: 1.25rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.figures span { color: var(--muted); font-size: 0.875rem; }
.figures + .strip { margin-top: 1rem; }
.trend + table, table + table { margin-top: 1rem; }
.legend { margin-top: 1rem; color: var(--muted); font-size: 0.8125rem; }
`;
