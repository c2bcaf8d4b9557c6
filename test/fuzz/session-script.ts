/**
 * A server as a text: what stands up to the first line `C:` is its greeting, and each line `C:` waits for a line of the
 * client, of which the rest of that line is an example. `{tag}` stands for the tag of the line that is answered.
 */
import type { Socket } from 'node:net';
import { connectInMemory } from './memory-socket.ts';

/** A server that plays a script, and what it saw. */
export class ScriptPlayer {
  /** Lines of the client. */
  readonly heard: string[] = [];
  /** What was said after each of them, by their place. */
  readonly said: string[] = [];
  /** What was said before. */
  readonly greeting: string;
  readonly #replies: readonly string[];
  #next = 0;
  #isInMessage = false;

  constructor(script: string) {
    const [greeting = '', ...replies] = script.split(/^C:.*\n?/m);
    this.greeting = greeting;
    this.#replies = replies;
  }

  connect(): Socket {
    return connectInMemory(this.greeting === '' ? undefined : bytesOf(this.greeting, ''), (line) => this.#answer(line));
  }

  #answer(line: string): Buffer | undefined {
    // The lines of a message are answered when it ends.
    if (this.#isInMessage && line !== '.') return Buffer.alloc(0);
    const reply = this.#replies[this.#next];
    this.#next += 1;
    this.heard.push(line);
    const bytes = reply === undefined ? undefined : bytesOf(reply, line);
    this.said.push(bytes?.toString('latin1') ?? '');
    // Empty lines before an answer are passed over.
    this.#isInMessage = line === 'DATA' && /^[\r\n]*[23]/.test(reply ?? '');
    return bytes;
  }
}

/** Line ends of a script are CRLF on the wire; a CR of its own stays alone. */
function bytesOf(text: string, line: string): Buffer {
  const tag = /^\S+/.exec(line)?.[0] ?? '';
  return Buffer.from(text.replaceAll('{tag}', () => tag).replace(/(?<!\r)\n/g, '\r\n'), 'utf8');
}
