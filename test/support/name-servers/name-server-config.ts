/** Configurations of NSD and unbound that touch nothing outside of their folder. */

/**
 * So many TCP connections at a time. A server that is short of them hangs up on clients that are slow to ask, as those on
 * a busy machine are. The defaults are 100 for NSD and 10 for unbound.
 */
const TCP_CONNECTIONS = 2000;

/** Where a zone is served, for a resolver. */
export interface Stub {
  readonly origin: string;
  /** On 127.0.0.1. */
  readonly port: number;
}

/** NSD with zones from files. */
export function nsdConfig(
  folder: string,
  name: string,
  port: number,
  zones: readonly { readonly origin: string; readonly file: string }[],
): string {
  const lines = zones.map(({ origin, file }) => `zone:\n  name: "${origin}"\n  zonefile: "${file}"\n`);
  return `server:
  ip-address: 127.0.0.1@${port}
  server-count: 1
  tcp-count: ${TCP_CONNECTIONS}
  username: ""
  chroot: ""
  zonesdir: "${folder}"
  xfrdir: "${folder}"
  database: ""
  pidfile: "${name}.pid"
  xfrdfile: "${name}.xfrd"
  zonelistfile: "${name}.zones"
  verbosity: 1
remote-control:
  control-enable: no
${lines.join('')}`;
}

/** unbound that validates, and that asks the given servers only. */
export function unboundConfig(folder: string, name: string, port: number, stubs: readonly Stub[]): string {
  const lines = stubs.map(({ origin, port: at }) => `stub-zone:\n  name: "${origin}"\n  stub-addr: 127.0.0.1@${at}\n`);
  return `server:
  interface: 127.0.0.1
  port: ${port}
  num-threads: 1
  incoming-num-tcp: ${TCP_CONNECTIONS}
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: "${name}.pid"
  use-syslog: no
  do-daemonize: no
  do-ip6: no
  do-not-query-localhost: no
  module-config: "validator iterator"
  trust-anchor-file: "${name}.ds"
  local-zone: "test." nodefault
${stubs.map(({ origin }) => `  local-zone: "${origin}." nodefault\n`).join('')}  access-control: 127.0.0.0/8 allow
  outgoing-port-avoid: 0-32767
remote-control:
  control-enable: no
${lines.join('')}`;
}
