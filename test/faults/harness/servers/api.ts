/** `http-api`: an API of GitHub that fails, hangs or refuses. No mode calls it, so that nothing of it can do harm. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CasePlan } from '../catalogue/case.ts';
import type { Fault } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { openMailSystem } from './mail-system.ts';

/** @throws Gap */
export function api(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const hangs = reader.flag('hang') === true;
  const status = reader.number('status') ?? 500;
  const headers = reader.object('headers') ?? {};
  const body = reader.value('body') ?? {};
  reader.number('times');
  reader.end();
  const answer = (response: ServerResponse): void => {
    if (hangs) return;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  return [
    {
      label: 'round-trip',
      ways: ['action'],
      async open() {
        let requests = 0;
        const server = createServer((_request, response) => {
          requests += 1;
          answer(response);
        });
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const { port } = server.address() as AddressInfo;
        const open = await openMailSystem(fault, {});
        return {
          ...open,
          env: {
            GITHUB_API_URL: `http://127.0.0.1:${port}`,
            GITHUB_TOKEN: 'ghs_token',
            GITHUB_RUN_ID: '1',
            GITHUB_REPOSITORY: 'owner/name',
          },
          check: () => (requests === 0 ? [] : [`the API was asked ${requests} times`]),
          [Symbol.asyncDispose]: async () => {
            server.closeAllConnections();
            server.close();
            await open[Symbol.asyncDispose]();
          },
        };
      },
    },
  ];
}
