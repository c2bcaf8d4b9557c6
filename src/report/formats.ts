import type { History } from '../model/memory/record.ts';
import type { FormatName, Report } from '../model/report.ts';
import { renderBadge } from './badge/badge.ts';
import { renderJson } from './formats/json.ts';
import { renderJunit } from './formats/junit.ts';
import { renderNagios } from './formats/nagios.ts';
import { renderOpenmetrics } from './formats/openmetrics.ts';
import { renderHtml } from './html/html.ts';
import { type Page, renderIndex, renderPages } from './status-page/status-page.ts';

/** What some formats need beside the report. */
export interface RenderInput {
  /** Where it is written: a badge is what its ending says. */
  readonly path?: string | undefined;
  /** With this run in it. Without one, only this run is shown. */
  readonly history?: History | undefined;
}

/** A report format: its renderer and its file extension. */
export interface Format {
  readonly render: (report: Report, input?: RenderInput) => string;
  /** File extension, without the dot. */
  readonly extension: string;
  /** For a format that is a folder: all of its files; `render` returns the first page. */
  readonly pages?: (report: Report, input?: RenderInput) => Iterable<Page>;
}

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  json: { render: (report) => renderJson(report), extension: 'json' },
  junit: { render: (report) => renderJunit(report), extension: 'xml' },
  // The textfile collector of Prometheus reads files with this ending.
  openmetrics: { render: (report) => renderOpenmetrics(report), extension: 'prom' },
  nagios: { render: (report) => renderNagios(report), extension: 'txt' },
  html: { render: (report) => renderHtml(report), extension: 'html' },
  badge: { render: (report, { path, history } = {}) => renderBadge(report, path, history), extension: 'svg' },
  'status-page': {
    render: (report, { history } = {}) => renderIndex(report, history),
    pages: (report, { history } = {}) => renderPages(report, history),
    extension: 'html',
  },
};
