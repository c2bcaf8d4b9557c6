/** The catalogue of faults: each row is a test, in both ways of running. What is counted stands in a table at the end. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it, test } from 'vitest';
import { FAILURES } from '../../src/model/failure-codes.ts';
import { ALL_WAYS } from './harness/catalogue/case.ts';
import { NONE, readFaults } from './harness/catalogue/fault.ts';
import { EXPECTATIONS } from './harness/judge/expectations.ts';
import { summarise } from './harness/judge/results-table.ts';
import { type FaultResult, Suite } from './harness/run/suite.ts';
import { NOT_IN_CATALOGUE, NOT_IN_PROGRAM } from './meta.ts';

const faults = readFaults(join(import.meta.dirname, 'faults.jsonl'));
const now = faults.filter(({ later }) => later === undefined);
const results: FaultResult[] = [];
const suite = new Suite(inject('bundleFolder'));

/** A row waits for its turn, and may be run again when nobody else is. */
const PATIENCE = { timeout: 600_000 };

afterAll(() => {
  suite.close();
  process.stdout.write(`${summarise(results)}\n`);
});

describe.concurrent('a fault', () => {
  test.each(now)('$id: $title', PATIENCE, async (fault) => {
    const result = await suite.run(fault);
    results.push(result);
    expect({ ...result, fault: fault.id }).toMatchObject({ mismatches: [], unchecked: [] });
    expect(result.gap, 'a gap').toBeUndefined();
  });
});

describe('meta', () => {
  const codes = new Set<string>(
    faults.filter(({ later }) => later === undefined).map(({ expect: { class: code } }) => code),
  );
  codes.delete(NONE);

  it('has every failure code of the program in the catalogue, or says why not', () => {
    const missing = Object.keys(FAILURES).filter((code) => !codes.has(code));
    expect(missing.toSorted()).toEqual(Object.keys(NOT_IN_CATALOGUE).toSorted());
  });

  it('has every code of the catalogue in the program, or says why not', () => {
    const missing = faults
      .map(({ expect: { class: code } }) => code)
      .filter((code) => code !== NONE && !(code in FAILURES));
    expect([...new Set(missing)].toSorted()).toEqual(Object.keys(NOT_IN_PROGRAM).toSorted());
  });

  it('documents every parameter that a harness reads', () => {
    const folder = join(import.meta.dirname, 'harness');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const source = files.map((path) => readFileSync(join(folder, path), 'utf8')).join('\n');
    const read = new Set(
      [...source.matchAll(/reader\.(?:text|number|flag|texts|object|value)\(\s*'(\w+)'/g)].map((each) => each[1]),
    );
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    expect(read.size).toBeGreaterThan(80);
    expect([...read].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('documents every expectation, and every way out of the ordinary', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    const names = [...Object.keys(EXPECTATIONS), ...ALL_WAYS, 'exit', 'say', 'matching', 'while_empty'];
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('has each id once', () => {
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  });
});
