/** What it was measured on, and with which versions. */
import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';

export function describeMachine(): Readonly<Record<string, string>> {
  const packages = 'postfix dovecot-core curl swaks monitoring-plugins-basic monitoring-plugins-contrib';
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${release()}`,
    node: process.version,
    packages: packagesOf(packages.split(' ')),
  };
}

function packagesOf(names: readonly string[]): string {
  return execFileSync('dpkg-query', ['--show', '--showformat', '${Package} ${Version}, ', ...names], {
    encoding: 'utf8',
  }).replace(/, $/, '');
}
