/** Signs zones with the programs of ldns. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NAME_SERVER_PROGRAMS } from './find-name-servers.ts';

/** A zone as its file has it. */
export interface ZoneText {
  readonly origin: string;
  readonly text: string;
}

/** A signed zone, and the record that the zone above has to have. */
export interface SignedZone extends ZoneText {
  /** The line of a zone file. */
  readonly ds: string;
}

/** Signs a zone with a new key, which is good for four weeks. */
export async function signZone(folder: string, { origin, text }: ZoneText): Promise<SignedZone> {
  const cwd = await mkdtemp(join(folder, 'keys-'));
  const run = promisify(execFile);
  await writeFile(join(cwd, 'zone'), text);
  const { stdout } = await run(NAME_SERVER_PROGRAMS.keygen, ['-a', 'ECDSAP256SHA256', '-k', origin], { cwd });
  const key = stdout.trim();
  await run(NAME_SERVER_PROGRAMS.signzone, ['-o', origin, '-f', 'signed', 'zone', key], { cwd });
  const [signed, ds] = await Promise.all(['signed', `${key}.ds`].map((file) => readFile(join(cwd, file), 'utf8')));
  return { origin, text: signed ?? '', ds: ds?.trim() ?? '' };
}
