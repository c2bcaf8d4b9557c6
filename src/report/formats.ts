import type { FormatName, Report } from '../model/report.ts';
import { renderJson } from './formats/json.ts';
import { renderJunit } from './formats/junit.ts';
import { renderNagios } from './formats/nagios.ts';
import { renderOpenmetrics } from './formats/openmetrics.ts';
import { renderHtml } from './html/html.ts';

/** A report format: its renderer and its file extension. */
export interface Format {
  readonly render: (report: Report) => string;
  /** File extension, without the dot. */
  readonly extension: string;
}

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  json: { render: renderJson, extension: 'json' },
  junit: { render: renderJunit, extension: 'xml' },
  // The textfile collector of Prometheus reads files with this ending.
  openmetrics: { render: renderOpenmetrics, extension: 'prom' },
  nagios: { render: renderNagios, extension: 'txt' },
  html: { render: renderHtml, extension: 'html' },
};
