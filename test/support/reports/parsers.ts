/** Parsers of other programs for what we write: the Prometheus client for Python, and the library of the monitoring plugins. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeIfFound, type Found } from '../servers/describe-if-found.ts';

const PYTHON = '/usr/bin/python3';
const PERL = '/usr/bin/perl';

/** Debian's packages, and a file that shows that each is there. */
const PACKAGES = [
  ['python3-prometheus-client', '/usr/lib/python3/dist-packages/prometheus_client/openmetrics/parser.py'],
  ['libmonitoring-plugin-perl', '/usr/share/perl5/Monitoring/Plugin/Performance.pm'],
] as const;

/** A sample as the Prometheus client reads it. */
export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric with its samples. */
export interface ReadFamily {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly help: string;
  readonly samples: readonly ReadSample[];
}

/** What one parser made of a text. */
export interface ReadMetrics {
  readonly error?: string;
  readonly families: readonly ReadFamily[];
}

/** A performance value as Monitoring::Plugin reads it. */
export interface ReadPerfdatum {
  readonly label: string;
  readonly value: number;
  readonly uom: string;
  readonly warning: string | null;
  readonly critical: string | null;
  readonly min: string | null;
}

/** `describe` for tests with these parsers. Says so when they cannot run. */
export function describeWithParsers(name: string, body: () => void): void {
  const missing = PACKAGES.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  const found: Found = missing.length === 0 ? { installed: true } : { installed: false, missing };
  describeIfFound(found, name, body);
}

/** Each text as OpenMetrics, and as the older text format of Prometheus, which textfile collectors read. */
export function readMetrics(texts: readonly string[]): { open: ReadMetrics; classic: ReadMetrics }[] {
  return ask(PYTHON, 'read-openmetrics.py', texts);
}

/** The performance data of each text. */
export function readPerfdata(texts: readonly string[]): ReadPerfdatum[][] {
  return ask<{ perfdata: ReadPerfdatum[][] }>(PERL, 'read-perfdata.pl', { perfdata: texts, ranges: [] }).perfdata;
}

/** Whether each of the values is one to alert for. */
export function alertsOf(ranges: readonly { range: string; values: readonly number[] }[]): boolean[][] {
  return ask<{ alerts: boolean[][] }>(PERL, 'read-perfdata.pl', { perfdata: [], ranges }).alerts;
}

function ask<T>(program: string, script: string, question: unknown): T {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const answer = execFileSync(program, [path], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    env: {},
    maxBuffer: 64 * 1024 ** 2,
  });
  return JSON.parse(answer) as T;
}
