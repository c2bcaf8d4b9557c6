/** Runs faults, and says what is not as it should be. */
import { CHECKS } from '../../scenarios/scenarios.ts';
import { needsShortLimits } from '../catalogue/base-inputs.ts';
import { ALL_WAYS, type CasePlan, Gap, type OpenCase, type Run, WAYS, type Way } from '../catalogue/case.ts';
import { type Fault, verdict } from '../catalogue/fault.ts';
import { plansFor } from '../harnesses.ts';
import { judgeConditions } from '../judge/conditions.ts';
import { judgeExpectations } from '../judge/expectations.ts';
import { judgeCost, judgeRun } from '../judge/judge-run.ts';
import { runDocument } from '../servers/document.ts';
import { scripted } from '../servers/scripted-server.ts';
import { callUnit } from '../servers/unit.ts';
import { makeRun, type Tools } from './make-run.ts';
import { openCases } from './open-cases.ts';
import { ProbeHosts } from './probe-hosts.ts';
import { Lanes } from './run-lanes.ts';

/** What became of a fault. */
export interface FaultResult {
  readonly fault: Fault;
  readonly expected: string;
  readonly got: string;
  /** The longest of its runs. */
  readonly ms: number;
  readonly mismatches: readonly string[];
  /** Why it was not brought about. */
  readonly gap?: string;
  /** What it belongs to that is not built yet. */
  readonly later?: string;
  /** Conditions that nobody knows. */
  readonly unchecked: readonly string[];
}

/** So many at once: most wait for a limit to expire. */
const WIDTH = 16;

export class Suite {
  readonly #tools: Tools;
  readonly #lanes = new Lanes(WIDTH);
  readonly #results: Promise<unknown>[] = [];
  readonly #tooDear: string[] = [];
  #basis: Promise<number> | undefined;

  constructor(bundleFolder: string) {
    this.#tools = { hosts: new ProbeHosts(), bundleFolder };
  }

  /** Brings a fault about, in both ways. Never rejects. */
  async run(fault: Fault): Promise<FaultResult> {
    const { expect, later } = fault;
    const nothing = {
      fault,
      expected: verdict(expect.status, expect.class),
      got: '',
      ms: 0,
      mismatches: [],
      unchecked: [],
    };
    if (later !== undefined) return { ...nothing, got: 'later', later };
    const result = this.#result(fault);
    this.#results.push(result);
    try {
      return { ...nothing, ...(await result) };
    } catch (error) {
      if (error instanceof Gap) return { ...nothing, got: 'gap', gap: error.message };
      return { ...nothing, got: 'error', mismatches: [error instanceof Error ? String(error.stack) : String(error)] };
    }
  }

  close(): void {
    this.#tools.hosts.close();
  }

  async #result(fault: Fault): Promise<Partial<FaultResult>> {
    if (fault.inject.harness === 'meta') return await this.#wholeCatalogue();
    const check = CHECKS[fault.id];
    if (check) return { got: 'checked', mismatches: check() };
    if (fault.inject.harness === 'unit' && 'function' in fault.inject.script) {
      return { got: 'checked', mismatches: await callUnit(fault) };
    }
    if (fault.inject.harness === 'document')
      return await this.#lanes.share(() => runDocument(fault, this.#tools.bundleFolder));
    const plans = plansFor(fault);
    const parts = [];
    for (const way of ALL_WAYS) {
      const wanted = plans.filter(({ ways = WAYS }) => ways.includes(way));
      if (wanted.length > 0) parts.push(await this.#runWay(fault, way, wanted));
    }
    if (parts.length === 0) throw new Gap('it cannot be brought about on this system');
    return joined(parts);
  }

  /** RES-011: no run of all others has cost too much. */
  async #wholeCatalogue(): Promise<Partial<FaultResult>> {
    const others = this.#results.slice(0, -1);
    await Promise.allSettled(others);
    return { got: `${this.#tooDear.length} of ${others.length} too dear`, mismatches: this.#tooDear };
  }

  /** What depends on time may be the machine's doing: then the same once more, with the machine to itself. */
  async #runWay(fault: Fault, way: Way, plans: readonly CasePlan[]): Promise<Part> {
    this.#basis ??= this.#measureBasis();
    const basis = await this.#basis;
    const first = await this.#lanes.share(() => this.#attempt(fault, way, plans, basis));
    const isDoubtful = first.costs.length > 0 || (first.mismatches.length > 0 && isTimed(fault));
    const part = isDoubtful ? await this.#lanes.alone(() => this.#attempt(fault, way, plans, basis)) : first;
    this.#tooDear.push(...part.costs.map((text) => `${fault.id} ${text}`));
    return { ...part, mismatches: [...part.mismatches, ...part.costs] };
  }

  async #attempt(fault: Fault, way: Way, plans: readonly CasePlan[], basis: number): Promise<Part> {
    await using open = await openCases(plans);
    const runs = await Promise.all(open.cases.map((each) => makeRun(way, each, this.#tools)));
    const judged = runs.map((run, at) => judge(fault, open.cases[at], run));
    const label = (at: number): string => `${way} ${plans[at]?.label}`;
    return {
      got: runs.map(({ status, code }) => verdict(status, code)),
      ms: Math.max(...runs.map(({ ms }) => ms)),
      mismatches: judged.flatMap(({ broken }, at) => broken.map((text) => `${label(at)}: ${text}`)),
      costs: runs.flatMap((run, at) => judgeCost(fault, run, basis).map((text) => `${label(at)}: ${text}`)),
      unchecked: judged.flatMap(({ unknown }) => unknown),
    };
  }

  /** The memory of a process in which nothing goes wrong, in MiB. */
  async #measureBasis(): Promise<number> {
    await using open = await scripted(HARMLESS, {
      label: '',
      script: { protocol: 'imap' },
      inputs: { mode: 'imap-login' },
    }).open();
    return (await makeRun('action', open, this.#tools)).grownMib;
  }
}

const HARMLESS: Fault = {
  id: '',
  area: '',
  op: 'imap-login',
  stage: '',
  title: '',
  inject: { harness: 'fake-imap', script: {} },
  expect: { status: 'ok', class: 'E_NONE', retry: false, hint: '' },
  bound_ms: 1500,
  prio: 'P0',
};

/** A limit that expires, or how soon a run ends after a signal. */
function isTimed(fault: Fault): boolean {
  return needsShortLimits(fault) || fault.inject.harness === 'signal';
}

interface Part {
  readonly got: readonly string[];
  readonly ms: number;
  readonly mismatches: readonly string[];
  /** What is too slow or too large. */
  readonly costs: readonly string[];
  readonly unchecked: readonly string[];
}

function judge(fault: Fault, open: OpenCase | undefined, run: Run) {
  if (!open) return { broken: [], unknown: [] };
  const { broken, unknown } = judgeConditions(fault.assert ?? [], open, run);
  const further = judgeExpectations(fault.expect, open, run);
  return { broken: [...judgeRun(fault, open, run), ...further, ...broken, ...(open.check?.(run) ?? [])], unknown };
}

function joined(parts: readonly Part[]) {
  return {
    got: [...new Set(parts.flatMap(({ got }) => got))].join(' | '),
    ms: Math.round(Math.max(0, ...parts.map(({ ms }) => ms))),
    mismatches: parts.flatMap(({ mismatches }) => mismatches),
    unchecked: [...new Set(parts.flatMap(({ unchecked }) => unchecked))],
  };
}
