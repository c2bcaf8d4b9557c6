/** What it was measured on, and with which versions. */
import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';

export function describeMachine(): Readonly<Record<string, string>> {
  const packages = 'postfix dovecot-core curl swaks monitoring-plugins-basic monitoring-plugins-contrib nsd unbound';
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${release()}`,
    node: process.version,
    packages: packagesOf(packages.split(' ')),
  };
}

/** The packages with their versions. One that is missing is left out. */
function packagesOf(names: readonly string[]): string {
  const { stdout } = spawnSync('dpkg-query', ['--show', '--showformat', '${Package} ${Version}, ', ...names], {
    encoding: 'utf8',
  });
  return (stdout ?? '').replace(/, $/, '') || 'unknown';
}
