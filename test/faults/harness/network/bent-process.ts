/**
 * Bends the network and the clock of a process, beneath the program: Node's own functions are replaced, so that what is
 * tested is the program with its real resolver and its real dialler. Nothing here is imported by the program.
 */
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** What is not as it is on this machine. Plain data, so that it can be handed to another process. */
export interface Bend {
  /** Addresses by name. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** The loopback port of a name server that is asked in place of the machine's. */
  readonly nameServer?: number;
  /** Addresses that lead to the loopback address. */
  readonly aliases?: readonly string[];
  /** Addresses that lead to a port of the loopback address, whatever port is dialled. */
  readonly routes?: Readonly<Record<string, number>>;
  /** Addresses that never answer. */
  readonly silent?: readonly string[];
  /** Addresses that cannot be reached, with the error of the system. */
  readonly failing?: Readonly<Record<string, string>>;
  /** By how much the clock on the wall is set, and how long after the first look at it, in milliseconds. */
  readonly clock?: { readonly afterMs: number; readonly byMs: number };
}

type Address = { readonly address: string; readonly family: 4 | 6 };

let current: Bend = {};
let dialled: string[] = [];

/** Puts the bent functions in the place of the real ones; they do what is real until `bend` is called. */
export function install(): void {
  const { lookup, Resolver } = dns.promises;
  const { connect } = net;
  const bentLookup = (host: string, options: dns.LookupAllOptions): Promise<readonly Address[]> =>
    current.names || current.nameServer !== undefined
      ? bentAddresses(host)
      : (lookup(host, options) as Promise<readonly Address[]>);
  class BentResolver extends Resolver {
    constructor(options?: dns.ResolverOptions) {
      super(options);
      if (current.nameServer !== undefined) this.setServers([`127.0.0.1:${current.nameServer}`]);
    }
  }
  const bentConnect = (target: net.TcpNetConnectOpts): net.Socket => bentDial(target) ?? connect(target);
  Object.assign(dns.promises, { lookup: bentLookup, Resolver: BentResolver });
  Object.assign(net, { connect: bentConnect });
  syncBuiltinESMExports();
}

/** Bends from now on. */
export function bend(how: Bend): void {
  current = how;
  dialled = [];
  bendClock(how.clock);
}

/** The addresses that were dialled since. */
export function dialledAddresses(): readonly string[] {
  return dialled;
}

async function bentAddresses(host: string): Promise<readonly Address[]> {
  if (current.nameServer !== undefined) return await askAsTheSystemDoes(host, current.nameServer);
  const found = current.names?.[host];
  if (!found) throw systemError('ENOTFOUND', host);
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

/** As getaddrinfo: both families, and only two kinds of failure, that the name does not exist and that nobody knows. */
async function askAsTheSystemDoes(host: string, port: number): Promise<readonly Address[]> {
  const resolver = new dns.promises.Resolver({ timeout: 1000, tries: 2 });
  resolver.setServers([`127.0.0.1:${port}`]);
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length > 0) return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const codes = answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason.code) : ''));
  const isKnown = codes.every((code) => code === 'ENOTFOUND' || code === 'ENODATA');
  throw systemError(isKnown ? 'ENOTFOUND' : 'EAI_AGAIN', host);
}

function systemError(code: string, hostname: string): Error {
  return Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code, syscall: 'getaddrinfo', hostname });
}

function bentDial({ host = '', port }: net.TcpNetConnectOpts): net.Socket | undefined {
  dialled.push(host);
  const code = current.failing?.[host];
  if (code !== undefined) {
    const error = Object.assign(new Error(`connect ${code} ${host}:${port}`), { code, syscall: 'connect' });
    return new net.Socket().destroy(error);
  }
  if (current.silent?.includes(host)) return new net.Socket();
  const to = current.routes?.[host];
  if (to !== undefined) return new net.Socket().connect(to, '127.0.0.1');
  return current.aliases?.includes(host) ? new net.Socket().connect(port, '127.0.0.1') : undefined;
}

const RealDate = Date;

function bendClock(clock: Bend['clock']): void {
  globalThis.Date = RealDate;
  if (!clock) return;
  const changesAt = performance.now() + clock.afterMs;
  const now = (): number => RealDate.now() + (performance.now() >= changesAt ? clock.byMs : 0);
  globalThis.Date = class extends RealDate {
    constructor(...args: ConstructorParameters<typeof Date> | []) {
      super(...((args.length > 0 ? args : [now()]) as ConstructorParameters<typeof Date>));
    }

    static override now(): number {
      return now();
    }
  } as DateConstructor;
}
