/** checkdmarc from PyPI, in a virtual environment outside of the project, and as it is run over the benchmark's domain. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Command, run } from './command.ts';
import type { GateDomain } from './gate-domain.ts';
import { GATE_ADDRESSES, GATE_DOMAIN } from './gate-zones.ts';

const VERSION = '6.0.4';
/** Its name with its version. */
export const CHECKDMARC = `checkdmarc ${VERSION}`;

/**
 * Installs it where it is missing, and returns the Python that has it.
 *
 * @throws Error when it cannot be installed, as without a network
 */
export async function installCheckdmarc(): Promise<string> {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(caches, 'mail-probe-bench', `checkdmarc-${VERSION}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(join(folder, 'bin', 'checkdmarc'))) return python;
  await run({ program: 'python3', args: ['-m', 'venv', '--clear', folder] });
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `checkdmarc==${VERSION}`];
  await run({ program: python, args, env: proxies() });
  return python;
}

/** Without them a machine behind a proxy, or with a mirror, cannot install. */
function proxies(): Readonly<Record<string, string>> {
  const wanted = /^(?:https?_proxy|no_proxy|pip_.*|ssl_cert_file|requests_ca_bundle|home)$/i;
  const found = Object.entries(process.env).flatMap(([name, value]) =>
    wanted.test(name) && value !== undefined ? [[name, value] as const] : [],
  );
  return Object.fromEntries(found);
}

/** All its checks of DNS and of the policy, over the same resolver. It talks to no mail server by default. */
export function checkdmarc(python: string, { env, caPath }: GateDomain): Command {
  return {
    program: python,
    args: [join(import.meta.dirname, 'bend-addresses.py'), GATE_DOMAIN, '--nameserver', '127.0.0.1'],
    env: {
      ...env,
      BENT_HOSTS: JSON.stringify({ [`mta-sts.${GATE_DOMAIN}`]: GATE_ADDRESSES.policy }),
      REQUESTS_CA_BUNDLE: caPath,
    },
    // It has read the policy, and counted the look-ups of SPF.
    proof: /"mode": "enforce"[\s\S]*"dns_lookups": 6,/,
  };
}
