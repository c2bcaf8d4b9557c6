/**
 * `npm run test:faults`: runs a file of faults, the one of the repository or the one that `MAIL_PROBE_FAULTS` names, and
 * prints a line for each. The exit code is 1 when one of them is not as it should be.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/build.ts';
import { readFaults } from './harness/catalogue/fault.ts';
import { describeResult, summarise } from './harness/judge/results-table.ts';
import { Suite } from './harness/run/suite.ts';

const path = process.env['MAIL_PROBE_FAULTS'] || join(import.meta.dirname, 'faults.jsonl');
const only = process.argv.slice(2);
const faults = readFaults(path).filter(({ id }) => only.length === 0 || only.some((each) => id.startsWith(each)));
const bundleFolder = mkdtempSync(join(tmpdir(), 'mail-probe-bundle-'));
build(bundleFolder, false);
const suite = new Suite(bundleFolder);
try {
  const results = await Promise.all(
    faults.map(async (fault) => {
      const result = await suite.run(fault);
      process.stdout.write(`${describeResult(result)}\n`);
      return result;
    }),
  );
  process.stdout.write(`\n${summarise(results)}\n`);
  process.exitCode = results.some(({ mismatches }) => mismatches.length > 0) ? 1 : 0;
} finally {
  suite.close();
  rmSync(bundleFolder, { recursive: true, force: true });
}
