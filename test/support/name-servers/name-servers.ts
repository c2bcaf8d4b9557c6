/** Real NSD and unbound on the loopback, from a folder of their own: made for one test file and gone after it. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import packet from 'dns-packet';
import { createGuardedFolder, type GuardedFolder } from '../postfix-dovecot/guarded-folder.ts';
import { isFree, newPort } from '../postfix-dovecot/ports.ts';
import { type ServerProcess, startServer } from '../postfix-dovecot/processes.ts';
import { waitUntil } from '../postfix-dovecot/wait-until.ts';
import { NAME_SERVER_PROGRAMS } from './find-name-servers.ts';
import { nsdConfig, type Stub, unboundConfig } from './name-server-config.ts';
import { type SignedZone, signZone, type ZoneText } from './sign-zone.ts';

/** A resolver that validates. */
export interface ResolverOptions {
  /** DS records that are trusted. */
  readonly anchors: readonly string[];
  /** Where each zone is served. Nothing else is asked. */
  readonly stubs: readonly Stub[];
}

/** Name servers, and the folder that they live in. */
export interface NameServers extends AsyncDisposable {
  sign(zone: ZoneText): Promise<SignedZone>;
  /** Starts an authoritative server (NSD) with zones, and returns its port on 127.0.0.1, for UDP and TCP. */
  serve(zones: readonly ZoneText[]): Promise<number>;
  /** Starts a resolver that validates (unbound), and returns its port on 127.0.0.1. */
  resolve(options: ResolverOptions): Promise<number>;
  /** What all of them have logged. */
  log(): Promise<string>;
}

/** Opens the folder. Nothing is started yet. */
export async function openNameServers(): Promise<NameServers> {
  const folder = await createGuardedFolder();
  const outputs: string[] = [];
  const log = async (): Promise<string> => {
    const texts = outputs.map((path) => readFile(path, 'utf8').catch(() => ''));
    return (await Promise.all(texts)).join('');
  };
  let count = 0;
  const start = async (command: string, args: (name: string, port: number) => Promise<readonly string[]>) => {
    count += 1;
    const name = join(folder.path, `${basename(command)}-${count}`);
    const port = await freePort();
    const output = `${name}.log`;
    outputs.push(output);
    await untilAnswered(folder, startServer({ command, args: await args(name, port), output }), port, log);
    return port;
  };
  return {
    sign: (zone) => signZone(folder.path, zone),
    serve: (zones) =>
      start(NAME_SERVER_PROGRAMS.nsd, async (name, port) => {
        const files = zones.map(({ origin }, index) => ({ origin, file: `${name}-${index}.zone` }));
        await Promise.all(files.map(({ file }, index) => writeFile(file, zones[index]?.text ?? '')));
        await writeFile(`${name}.conf`, nsdConfig(folder.path, name, port, files));
        return ['-d', '-c', `${name}.conf`];
      }),
    resolve: ({ anchors, stubs }) =>
      start(NAME_SERVER_PROGRAMS.unbound, async (name, port) => {
        await writeFile(`${name}.ds`, `${anchors.join('\n')}\n`);
        await writeFile(`${name}.conf`, unboundConfig(folder.path, name, port, stubs));
        return ['-d', '-c', `${name}.conf`];
      }),
    log,
    [Symbol.asyncDispose]: folder.end,
  };
}

/** A port that is free for both transports. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = newPort();
    const udp = createSocket('udp4');
    const isBound = await new Promise<boolean>((resolve) => {
      udp.once('error', () => resolve(false));
      udp.bind(port, '127.0.0.1', () => resolve(true));
    });
    if (isBound) {
      udp.close();
      await once(udp, 'close');
    }
    if (isBound && (await isFree(port))) return port;
  }
}

/** Waits for any answer, whatever it says. */
async function untilAnswered(
  folder: GuardedFolder,
  server: ServerProcess,
  port: number,
  log: () => Promise<string>,
): Promise<void> {
  folder.watch(server.pid);
  const udp = createSocket('udp4');
  let isAnswered = false;
  udp.on('message', () => {
    isAnswered = true;
  });
  udp.on('error', () => {});
  const question = packet.encode({ type: 'query', id: 1, questions: [{ type: 'SOA', name: 'test' }] });
  try {
    await waitUntil(`a name server to answer on port ${port}`, async () => {
      if (server.ending() !== undefined) throw new Error(`It ended with ${server.ending()}.\n${await log()}`);
      if (!isAnswered) udp.send(question, port, '127.0.0.1');
      return isAnswered;
    });
  } finally {
    udp.close();
  }
}
