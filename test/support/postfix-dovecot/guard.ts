/**
 * Ends servers and removes their folder as soon as the process that started them closes this one's standard input, on
 * purpose or by dying in whatever way: the system closes it even after SIGKILL. A program of its own, in a session of
 * its own: `node guard.ts FOLDER`, then one process group a line.
 */
import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { processGroup } from './processes.ts';
import { waitUntil } from './wait-until.ts';

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('usage: node guard.ts FOLDER');
const leaders = (await text(process.stdin)).split('\n').filter(Boolean).map(Number);
await Promise.all(leaders.map(end));
await rm(folder, { recursive: true, force: true, maxRetries: 3 });

/**
 * Without a word of warning, since all that they could still put in order is about to be removed. Asked politely,
 * Dovecot 2.3 sleeps a second, or waits 30 for an smtpd that is connected to it.
 */
async function end(leader: number): Promise<void> {
  await waitUntil(`process group ${leader} to end`, async () => {
    if ((await processGroup(leader)).length === 0) return true;
    try {
      process.kill(-leader, 'SIGKILL');
    } catch {
      // The last of them went in the meantime; the next look will show.
    }
    return false;
  });
}
