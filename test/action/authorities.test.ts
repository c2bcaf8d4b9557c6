import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAuthority } from '../../src/sandbox/common/certificates.ts';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { runBundle } from '../support/bundle.ts';
import { createWorkspace } from '../support/settings/workspace.ts';

test('an authority of tls-ca is trusted besides those that are trusted anyway', async () => {
  await using sandbox = await startSandbox();
  const inputs = roundTripInputs(sandbox);
  const other = (await createAuthority({ name: 'Somebody' })).certificatePem;
  using workspace = createWorkspace({ 'usual.pem': sandbox.caPem });
  const usual = join(workspace.folder, 'usual.pem');
  const run = (ca: string, env: Readonly<Record<string, string>>) => runBundle({ ...inputs, 'tls-ca': ca }, { env });
  expect((await run(other, { NODE_EXTRA_CA_CERTS: usual })).stdout).toMatch(/^Mail Probe: OK/m);
  expect((await run(other, {})).stdout).toMatch(/^Mail Probe: CRITICAL.*certificate.*not trusted/m);
});
