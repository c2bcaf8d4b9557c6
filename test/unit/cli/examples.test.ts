import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments/arguments.ts';
import { givenOptions } from '../../../src/cli/arguments/given-options.ts';
import { EXAMPLES } from '../../../src/cli/examples.ts';
import { prepare } from '../../../src/pipeline/run.ts';
import { PROBES } from '../../../src/probes/index.ts';
import { createAuthority } from '../../../src/sandbox/common/certificates.ts';
import { clock } from '../../../src/system/clock.ts';
import { splitWords } from '../../support/bundle/split-words.ts';
import { memoryFiles } from '../../support/settings/memory-files.ts';

const { certificatePem } = await createAuthority();
const ZONE = '$ORIGIN example.org.\n@ 3600 SOA ns hostmaster 1 1 1 1 1\n@ 3600 MX 10 mx1\n';
const files = memoryFiles((path) => (path.endsWith('.zone') ? ZONE : certificatePem));

describe('the examples of help', () => {
  it('are two or three for each mode, and for no other', () => {
    expect(Object.keys(EXAMPLES).toSorted()).toEqual(PROBES.map(({ name }) => name).toSorted());
    for (const examples of Object.values(EXAMPLES)) expect([2, 3]).toContain(examples.length);
  });

  const all = Object.entries(EXAMPLES).flatMap(([mode, examples]) =>
    examples.map(({ options }) => ({ mode, options })),
  );

  it.each(all)('are right: $mode $options', async ({ mode, options }) => {
    const line = parseArguments([mode, ...splitWords(options)]);
    // Where no file is named, the example says or means that the variable has the password.
    const isNamed = line.secretFiles.size > 0 || /-connect$/.test(mode) || !line.texts.has('username');
    const inputs = isNamed ? [...line.secretFiles.keys()] : ['password'];
    const texts = new Map(inputs.map((input) => [input, 'secret']));
    const { issues } = await prepare(
      { env: {}, files, clock },
      givenOptions(line, { texts, fromVariables: new Set<string>(), issues: [], warnings: [] }),
    );
    expect(issues).toEqual([]);
  });
});
