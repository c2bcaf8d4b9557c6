/**
 * Writes what follows from the tables in the sources: action.yml, action-types.yml, and the tables and examples of the
 * README and the pages in `docs/`. `--check` only tells whether something would change.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAILURES, type FailureCode } from '../src/model/failure-codes.ts';
import { MERGE } from '../src/model/plan.ts';
import { PROBES } from '../src/probes/index.ts';
import { FAILURE_TITLES } from '../src/report/common/failure-titles.ts';
import { renderJson } from '../src/report/formats/json.ts';
import { renderJunit } from '../src/report/formats/junit.ts';
import { renderNagios } from '../src/report/formats/nagios.ts';
import { renderOpenmetrics } from '../src/report/formats/openmetrics.ts';
import { OUTPUTS } from '../src/report/workflow/outputs.ts';
import { FORM_KINDS } from '../src/secrets/form-kinds.ts';
import { describeField } from '../src/settings/describe-field.ts';
import { type Field, GROUPS } from '../src/settings/field.ts';
import { FIELDS } from '../src/settings/fields.ts';
import { INCIDENT_KEYS, type IncidentKey } from '../src/settings/incidents/incident-keys.ts';
import { type FieldName, inputName } from '../src/settings/settings.ts';
import { ROOMS } from '../test/repository/rooms.ts';
import { SAMPLE_REPORTS } from '../test/support/reports/sample-reports.ts';
import { checksSchema } from './checks-schema.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

interface Row {
  readonly input: string;
  readonly field: Field<unknown>;
}

const ROWS: readonly Row[] = (Object.keys(FIELDS) as FieldName[]).map((name) => ({
  input: inputName(name),
  field: FIELDS[name],
}));

/** Every generated file with its text, as it ought to be. */
export function generate(): ReadonlyMap<string, string> {
  return new Map([
    ['action.yml', actionYml()],
    ['action-types.yml', actionTypes()],
    filled('README.md', { modes: modesTable(), inputs: inputsTables(), outputs: outputsTable() }),
    filled('CONTRIBUTING.md', { rooms: roomsTree(), imports: importsTable() }),
    filled('docs/troubleshooting.md', { codes: codesTable() }),
    issueForm('.github/ISSUE_TEMPLATE/bug-report.yml'),
    filled('docs/adding-a-probe.md', { registry: registryExample() }),
    ['docs/checks.schema.json', checksSchema()],
    // The sources cannot reach out of their folder, and the schema belongs to the documents.
    ['src/merge/report.schema.json', read('docs/report.schema.json')],
    filled('docs/security.md', { forms: formsTable() }),
    filled('SECURITY.md', { forms: `${FORM_KINDS.map(({ name }) => name).join(', ')}.` }),
    // A test runs the gate, and compares: npx vitest run --project bundle gate-snippets --update
    filled('docs/gate.md', { sample: fence('text', read('test/support/snippets/failing-gate.txt')) }),
    filled('docs/incidents.md', { 'incident-keys': incidentKeysTable() }),
    filled('docs/reports.md', { ...reportExamples(), metrics: metricsTable() }),
  ]);
}

function actionYml(): string {
  const inputs = ROWS.map(({ input, field }) => {
    const note = field.default === undefined && field.defaultNote ? ` Default: ${field.defaultNote}.` : '';
    const text = field.default ?? field.actionDefault;
    const preset = text === undefined ? '' : `    default: ${quote(text)}\n`;
    return `  ${input}:\n    description: ${quote(plain(describeField(field) + note))}\n    required: false\n${preset}`;
  });
  const outputs = OUTPUTS.map(({ name, help }) => `  ${name}:\n    description: ${quote(plain(help))}\n`);
  return `# Written by "npm run docs" from src/settings/fields.ts and src/report/workflow/outputs.ts.
name: Mail Probe
description: Proves that a mail system works. Logs in over SMTP and IMAP, sends a message and sees that very message arrive.
author: Mail Probe contributors
branding:
  icon: mail
  color: blue
inputs:
${inputs.join('')}outputs:
${outputs.join('')}runs:
  using: node24
  main: dist/index.js
  post: dist/index.js
`;
}

function actionTypes(): string {
  const inputs = ROWS.map(({ input, field }) => {
    const { type, words } = field.kind;
    if (type === 'list')
      return `  ${input}:\n    type: list\n    separator: ${quote('\n')}\n    list-item:\n      type: string\n`;
    if (type === 'boolean' && words) {
      const all = ['true', 'false', ...words].map((word) => `      - ${quote(word)}\n`);
      return `  ${input}:\n    type: enum\n    allowed-values:\n${all.join('')}`;
    }
    const allowed =
      type === 'enum' ? `    allowed-values:\n${(words ?? []).map((word) => `      - ${word}\n`).join('')}` : '';
    return `  ${input}:\n    type: ${type === 'duration' ? 'string' : type}\n${allowed}`;
  });
  const outputs = OUTPUTS.map(({ name }) => `  ${name}:\n    type: string\n`);
  return `# Written by "npm run docs". Types for workflow generators (typesafegithub).\ninputs:\n${inputs.join('')}outputs:\n${outputs.join('')}`;
}

function modesTable(): string {
  const rows = PROBES.map(({ name, summary, metrics }) => [`\`${name}\``, summary, `\`${metrics[0].name}\``]);
  return table(['mode', 'does', 'primary metric'], rows);
}

function inputsTables(): string {
  return GROUPS.map((group) => {
    const rows = ROWS.filter(({ field }) => field.group === group).map(({ input, field }) => {
      const text = field.default ?? field.actionDefault;
      const preset = text === undefined ? (field.defaultNote ?? '–') : `\`${text}\``;
      return [`\`${input}\``, preset, describeField(field)];
    });
    return `### ${group}\n\n${table(['input', 'default', 'meaning'], rows)}`;
  }).join('\n\n');
}

/** Keys of the block `incidents`. */
function incidentKeysTable(): string {
  const keys: [string, IncidentKey][] = Object.entries(INCIDENT_KEYS);
  const rows = keys.map(([key, { default: preset, help, isPerCheck }]) => [
    `\`${key}\``,
    preset === undefined ? '–' : `\`${preset}\``,
    isPerCheck ? 'yes' : '–',
    help,
  ]);
  rows.push(
    [
      '`recovery-inputs`',
      '–',
      '–',
      'A map of inputs of that workflow; values may hold `{check}`, `{status}`, `{code}`, `{incident}`.',
    ],
    ['`roles`', '–', '–', 'A map of roles, see below.'],
  );
  return table(['key', 'default', 'per check', 'meaning'], rows);
}

function outputsTable(): string {
  return table(
    ['output', 'is'],
    OUTPUTS.map(({ name, help }) => [`\`${name}\``, help]),
  );
}

function formsTable(): string {
  return table(
    ['form', 'what is found'],
    FORM_KINDS.map(({ name, found }) => [name, found]),
  );
}

function codesTable(): string {
  const rows = (Object.keys(FAILURE_TITLES) as FailureCode[]).map((code) => {
    const { status, isRetryable } = FAILURES[code];
    const link = `[\`${code}\`](#${code.toLowerCase()})`;
    return [link, status, isRetryable ? 'yes' : 'no', FAILURE_TITLES[code]];
  });
  return table(['code', 'status', 'retried', 'what happened'], rows);
}

/** The rooms of `src/` as a tree, each with what it holds. A room that is loaded late has a star. */
function roomsTree(): string {
  const lines = Object.entries(ROOMS).map(([room, { holds, isLate }]) => {
    const depth = room.split('/').length;
    const name = `${'  '.repeat(depth)}${room.split('/').at(-1)}/${isLate ? '*' : ''}`;
    return `${name.padEnd(22)} ${holds}`;
  });
  return `\`\`\`text\nsrc/\n${lines.join('\n')}\n\`\`\``;
}

/** What each top-level room may import, and which of its own rooms each room below may. */
function importsTable(): string {
  const rows = Object.entries(ROOMS).map(([room, { mayImport = [], siblings = [] }]) => {
    const may = [...mayImport, ...siblings].map((other) => `\`${other}\``).join(', ');
    return [`\`${room}/\``, may || (room.includes('/') ? 'none of its siblings' : 'nothing')];
  });
  return table(['room', 'may import'], rows);
}

/** The form with the modes to choose from. */
function issueForm(path: string): [path: string, text: string] {
  const options = [...PROBES.map(({ name }) => name), MERGE, 'several']
    .map((option) => `        - ${option}\n`)
    .join('');
  const marks = /( +# modes:start, written by "npm run docs"\n)[\s\S]*?( +# modes:end\n)/;
  const text = read(path);
  if (!marks.test(text)) throw new Error(`${path} has no place for the modes`);
  return [path, text.replace(marks, (_all, start: string, end: string) => `${start}${options}${end}`)];
}

/** The registry with the mode of the example at its end, as `src/probes/index.ts` would have it. */
function registryExample(): string {
  const source = read('src/probes/index.ts');
  const list = source.slice(source.indexOf('export const PROBES'));
  return `\`\`\`ts\n${list.replace(/\n\];/, '\n  imapOpen,\n];').trimEnd()}\n\`\`\``;
}

/** A report of each format that the page shows, from the samples of the tests. */
function reportExamples(): Record<string, string> {
  const { certificateExpired, ok } = SAMPLE_REPORTS;
  const short = certificateExpired.checks.map((check) => ({
    ...check,
    phases: [],
    connections: [],
    measurements: [],
    metrics: [],
  }));
  return {
    json: fence('json', renderJson({ ...certificateExpired, checks: short })),
    junit: fence('xml', renderJunit(certificateExpired)),
    openmetrics: fence('text', renderOpenmetrics(certificateExpired)),
    nagios: fence('text', `${renderNagios(ok)}\n${renderNagios(certificateExpired)}`),
  };
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Every metric once, with the modes that yield it. */
function metricsTable(): string {
  // One name may have another label in another mode.
  const specs = new Map(PROBES.flatMap(({ metrics }) => metrics.map((spec) => [`${spec.name} ${spec.label}`, spec])));
  const rows = [...specs.values()].map(({ name, unit, label, help }) => {
    const modes = PROBES.filter(({ metrics }) => metrics.some((spec) => spec.name === name && spec.label === label));
    const where = modes.length === PROBES.length ? 'all' : modes.map((mode) => `\`${mode.name}\``).join(', ');
    return [`\`${name}\``, unit, label === undefined ? '' : `\`${label}\``, help, where];
  });
  return table(['metric', 'unit', 'label', 'is', 'modes'], rows);
}

/** A table with columns of even width, as the formatter of this repository wants it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_cell, column) => Math.max(3, ...lines.map((cells) => width(cells[column] ?? ''))));
  const [first = '', ...others] = lines.map((cells) => {
    const padded = widths.map((wide, column) => (cells[column] ?? '') + ' '.repeat(wide - width(cells[column] ?? '')));
    return `| ${padded.join(' | ')} |`;
  });
  return [first, `| ${widths.map((wide) => '-'.repeat(wide)).join(' | ')} |`, ...others].join('\n');
}

function width(text: string): number {
  return [...text].length;
}

/** A file in which the parts between `<!-- name:start -->` and `<!-- name:end -->` are replaced. */
function filled(path: string, parts: Record<string, string>): [path: string, text: string] {
  let text = read(path);
  for (const [name, part] of Object.entries(parts)) {
    const marks = new RegExp(`(<!-- ${name}:start -->)[\\s\\S]*?(<!-- ${name}:end -->)`);
    if (!marks.test(text)) throw new Error(`${path} has no place for ${name}`);
    text = text.replace(marks, (_all, start: string, end: string) => `${start}\n\n${part}\n\n${end}`);
  }
  return [path, text];
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** A JSON string is a YAML string, and the formatter of this repository wants double quotes. */
function quote(text: string): string {
  return JSON.stringify(text);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

if (import.meta.main) {
  const isCheck = process.argv.includes('--check');
  for (const [path, text] of generate()) {
    if (!isCheck) writeFileSync(join(root, path), text);
    else if (read(path) !== text) {
      process.stderr.write(`${path} is not what "npm run docs" writes\n`);
      process.exitCode = 1;
    }
  }
}
