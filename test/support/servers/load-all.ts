/** Loads whatever a run may load late, so that a test that follows events is not disturbed by it. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SRC = resolve(import.meta.dirname, '../../../src');
const ROOMS = ['engine', 'mail', 'pipeline', 'plan', 'probes', 'secrets', 'settings', 'system', 'text', 'verdict'];
const LIBRARIES = ['nodemailer/lib/smtp-connection', 'nodemailer/lib/mail-composer', 'iconv-lite'];

/** Loads the rooms that a run may need, and the libraries. */
export async function loadAll(): Promise<void> {
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(SRC, room, name)),
  );
  await Promise.all([...files, ...LIBRARIES].map((name) => import(name)));
}
