import { connect } from 'node:net';

/**
 * Speaks a line protocol without a library and without TLS: reads the greeting, then sends each line and reads the
 * answer to it. For servers that answer in one piece, as those on the loopback do.
 * @returns the greeting and the answers
 */
export async function converse(host: string, port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect({ host, port });
  socket.setEncoding('latin1').setTimeout(5000, () => socket.destroy(new Error(`${host}:${port} is silent`)));
  const replies: string[] = [];
  for await (const reply of socket) {
    replies.push(String(reply));
    const line = lines[replies.length - 1];
    if (line === undefined) break;
    socket.write(`${line}\r\n`);
  }
  return replies;
}
