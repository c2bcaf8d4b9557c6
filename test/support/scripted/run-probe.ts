/** Runs one check from its inputs to its report, with short limits and a world that a test can bend. */
import type { Execution } from '../../../src/engine/execute.ts';
import type { Report } from '../../../src/model/report.ts';
import { prepare, runJob } from '../../../src/pipeline/run.ts';
import { renderJson } from '../../../src/report/formats/json.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import type { Address, World } from '../../../src/system/world.ts';
import { reportErrors } from '../reports/json-schema.ts';

/** Who logs in. */
export const USERNAME = 'probe@mail.test';
export const PASSWORD = 'Tr0ub4dor&3-"käse"';

/** What is bent. */
export interface ProbeOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Addresses by name, or the resolver itself. The default knows `mail.test` and `localhost`, both on loopback. */
  readonly dns?: Readonly<Record<string, readonly string[]>> | World['dns']['lookup'];
  readonly connect?: World['connect'];
  readonly udp?: World['udp'];
  readonly clock?: World['clock'];
  readonly execution?: Partial<Omit<Execution, 'world' | 'redact'>>;
}

/** For a fault that shows when a limit is reached. */
export const SHORT_LIMITS = { 'connect-timeout': '2s', 'command-timeout': '1500ms', timeout: '6s' };
/** For everything else: a machine that is busy must not look like a server that is. */
export const LONG_LIMITS = { 'connect-timeout': '20s', 'command-timeout': '20s', timeout: '50s' };
const NAMES = { 'mail.test': ['127.0.0.1'], localhost: ['127.0.0.1'] };

/**
 * Runs a check. `inputs` go over the usual user and the short limits; an empty text takes one away.
 * @throws Error when the report holds the password in any form, or is not what its schema says
 */
export async function runProbe(inputs: Readonly<Record<string, string>>, options: ProbeOptions = {}): Promise<Report> {
  const all = { username: USERNAME, password: PASSWORD, ...SHORT_LIMITS, ...inputs };
  const variables = Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const);
  const real = createWorld({ env: { ...Object.fromEntries(variables), ...options.env }, stdout: () => {} });
  const { connect = real.connect, udp = real.udp, clock = real.clock } = options;
  const world: World = {
    ...real,
    dns: { lookup: resolver(options.dns), explain: async () => undefined, servers: () => [] },
    connect,
    udp,
    clock,
  };
  const job = await prepare(world);
  const report = await runJob(job, { ...QUIET, ...options.execution, redact: job.redact, world });
  const text = JSON.stringify(report);
  const leak = job.secrets.find(
    (secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)),
  );
  if (leak !== undefined) throw new Error(`The report holds a secret: ${leak}`);
  const errors = reportErrors(JSON.parse(renderJson(report)));
  if (errors.length > 0) throw new Error(`The report is not valid: ${errors.join('; ')}`);
  return report;
}

const QUIET: Omit<Execution, 'world' | 'redact'> = {
  cancel: new AbortController().signal,
  hurry: new AbortController().signal,
  keepTicket: async () => {},
  onProgress: () => {},
  onTrace: () => {},
};

function resolver(dns: ProbeOptions['dns']): World['dns']['lookup'] {
  if (typeof dns === 'function') return dns;
  const names: Readonly<Record<string, readonly string[]>> = { ...NAMES, ...dns };
  return async (host) => {
    const found = names[host];
    if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    return found.map((address): Address => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
}
