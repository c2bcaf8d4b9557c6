/** A program that starts the servers, says where they are, and then waits to be killed. For the test of the guard. */
import { setInterval } from 'node:timers';
import { startMailServers } from './mail-servers.ts';

const { folder, smtp, imap } = await startMailServers();
process.stdout.write(`${JSON.stringify({ folder, smtp, imap })}\n`);
setInterval(() => {}, 60_000);
