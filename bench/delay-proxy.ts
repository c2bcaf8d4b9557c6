/** Long lines, in a process of their own so that they do not disturb what is measured. For `line.ts`, which starts it. */
import { type LongLine, openLongLine } from '../test/support/servers/long-line.ts';
import type { LineReply, LineRequest } from './line.ts';

const lines = new Map<number, LongLine>();

process.on('message', async (request: LineRequest) => {
  process.send?.(await answer(request));
});
process.on('disconnect', () => process.exit());

async function answer(request: LineRequest): Promise<LineReply> {
  const { id } = request;
  if (request.kind === 'take') return { id, connections: lines.get(request.port)?.take() ?? [] };
  const line = await openLongLine(request.target, request.oneWayMs);
  lines.set(line.port, line);
  return { id, port: line.port };
}
