/**
 * A round trip by hand, as fast as the protocols allow: no library, no check of what can be left out, everything in as few
 * flights as possible, SMTP and IMAP side by side. It is the floor to measure against, not an example.
 *
 * It does the work of `round-trip` all the same: TLS verified, login on both sides, a token that is looked for and read,
 * and the message removed. It is run as plain JavaScript; the settings are one JSON text in `FLOOR`.
 */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** What it needs to know. */
export interface FloorSettings {
  readonly host: string;
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly ca: string;
  readonly username: string;
  readonly password: string;
  readonly address: string;
}

// An ESM import of these two costs more than this.
const net = process.getBuiltinModule('node:net');
const tls = process.getBuiltinModule('node:tls');

const { host, smtpPort, imapPort, ca, username, password, address }: FloorSettings = JSON.parse(
  process.env['FLOOR'] ?? '',
);
const token = process.getBuiltinModule('node:crypto').randomBytes(16).toString('hex');
const login = Buffer.from(`\0${username}\0${password}`).toString('base64');

/** Collects what a server says until a pattern shows. */
class Ear {
  #text = '';
  #wake: () => void = () => {};

  constructor(socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.#text += chunk.toString('latin1');
      this.#wake();
    });
  }

  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#text);
      if (found) {
        const end = found.index + found[0].length;
        const said = this.#text.slice(0, end);
        this.#text = this.#text.slice(end);
        return said;
      }
      if (/^[45]\d\d |^\w+ (?:NO|BAD) /m.test(this.#text)) throw new Error(this.#text);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

function secured(options: { socket: Socket } | { host: string; port: number }): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ ...options, ca, servername: 'localhost' }, () => resolve(socket));
    socket.on('error', reject);
  });
}

async function openSmtp(): Promise<{ socket: TLSSocket; ear: Ear }> {
  const plain = net.connect({ host, port: smtpPort });
  const first = new Ear(plain);
  await first.until(/^220 .*\r\n/m);
  plain.write('EHLO localhost\r\n');
  await first.until(/^250 .*\r\n/m);
  plain.write('STARTTLS\r\n');
  await first.until(/^220 .*\r\n/m);
  plain.removeAllListeners('data');
  const socket = await secured({ socket: plain });
  const ear = new Ear(socket);
  // Not in the tick in which the handshake ends: Postfix would answer 40 ms later.
  await new Promise((resolve) => setTimeout(resolve, 1));
  socket.write('EHLO localhost\r\n');
  await ear.until(/^250 .*\r\n/m);
  socket.write(`AUTH PLAIN ${login}\r\n`);
  await ear.until(/^235 .*\r\n/m);
  return { socket, ear };
}

async function openImap(): Promise<{ socket: TLSSocket; ear: Ear; from: string }> {
  const socket = await secured({ host, port: imapPort });
  const ear = new Ear(socket);
  await ear.until(/^\* OK .*\r\n/m);
  socket.write(`a AUTHENTICATE PLAIN ${login}\r\n`);
  await ear.until(/^a OK .*\r\n/m);
  socket.write('b EXAMINE INBOX\r\n');
  const state = await ear.until(/^b OK .*\r\n/m);
  return { socket, ear, from: /UIDNEXT (\d+)/.exec(state)?.[1] ?? '1' };
}

const [smtp, imap] = await Promise.all([openSmtp(), openImap()]);
smtp.socket.write(`MAIL FROM:<${address}>\r\nRCPT TO:<${address}>\r\nDATA\r\n`);
await smtp.ear.until(/^354 .*\r\n/m);
smtp.socket.write(
  `From: <${address}>\r\nTo: <${address}>\r\nSubject: Floor ${token}\r\nX-Floor: ${token}\r\n` +
    `Date: ${new Date().toUTCString()}\r\nMessage-ID: <${token}@localhost>\r\n\r\nFloor\r\n.\r\n`,
);
await smtp.ear.until(/^250 .*\r\n/m);
smtp.socket.end('QUIT\r\n');
let uid: string | undefined;
for (const pause of [10, 20, 50, 100, 200, 500, 1000]) {
  imap.socket.write(`c NOOP\r\nd UID SEARCH UID ${imap.from}:* HEADER X-Floor ${token}\r\n`);
  uid = /^\* SEARCH (\d+)/m.exec(await imap.ear.until(/^d OK .*\r\n/m))?.[1];
  if (uid !== undefined) break;
  await new Promise((resolve) => setTimeout(resolve, pause));
}
imap.socket.write(`e UID FETCH ${uid} BODY.PEEK[HEADER.FIELDS (X-Floor)]\r\n`);
if (!(await imap.ear.until(/^e OK .*\r\n/m)).includes(token)) throw new Error('The message did not arrive.');
imap.socket.write(`f SELECT INBOX\r\ng UID STORE ${uid} +FLAGS.SILENT (\\Deleted)\r\nh UID EXPUNGE ${uid}\r\n`);
await imap.ear.until(/^h OK .*\r\n/m);
imap.socket.end('i LOGOUT\r\n');
process.stdout.write(`seen and removed ${token}\n`);
setTimeout(() => process.exit(), 500).unref();
smtp.socket.unref();
imap.socket.unref();
