import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/cli/arguments/arguments.ts';
import { secretVariable } from '../../../../src/cli/arguments/options.ts';
import { readSecrets, SECRET_INPUTS } from '../../../../src/cli/arguments/secrets.ts';

/** A source in which nothing is but these variables. */
function source(env: Readonly<Record<string, string>> = {}) {
  const nothing = () => Promise.reject(new Error('nothing is read'));
  return { env, readFile: nothing, readStdin: nothing };
}

describe('readSecrets', () => {
  it.each(SECRET_INPUTS)('finds %s in its variable', async (input) => {
    const { texts, warnings } = await readSecrets(parseArguments([]), source({ [secretVariable(input)]: 'x' }));
    expect(texts).toEqual(new Map([[input, 'x']]));
    expect(warnings).toEqual([]);
  });

  it('takes the path of a key for no secret, and the key itself for one', async () => {
    const warningsOf = async (text: string): Promise<number> =>
      (await readSecrets(parseArguments(['--tls-client-key', text]), source())).warnings.length;
    expect(await warningsOf('keys/client.pem')).toBe(0);
    expect(await warningsOf('-----BEGIN PRIVATE KEY-----\nAAAA')).toBe(1);
  });

  it.each([
    ['MAIL_PROBE_VERSION', undefined],
    ['MAIL_PROBE_TEST_RESULTS', undefined],
    ['MAIL_PROBE_HOST', undefined],
    ['MAIL_PROBE_PASWORD', 'MAIL_PROBE_PASSWORD'],
    ['MAIL_PROBE_ACCESSTOKEN', 'MAIL_PROBE_ACCESS_TOKEN'],
    ['MAIL_PROBE_SMPT_PASSWORD', 'MAIL_PROBE_SMTP_PASSWORD'],
  ])('takes %s for a misspelt %s only when it is near (BEH-A2)', async (name, meant) => {
    const { warnings } = await readSecrets(parseArguments([]), source({ [name]: 'x' }));
    expect(warnings).toEqual(meant === undefined ? [] : [`The variable ${name} is not read. Did you mean ${meant}?`]);
  });
});
