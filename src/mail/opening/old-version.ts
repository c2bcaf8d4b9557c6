/**
 * Finds out which TLS version a server speaks that refused the allowed ones: the refusal does not name it. A second
 * connection offers the older versions, sends no data, and ends.
 */
import * as tls from 'node:tls';
import { describeEndpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { Wire } from '../network/wire.ts';
import { sni } from '../tls/handshake.ts';
import { speakClearText } from './clear-text.ts';

/** The limit for TCP, the commands before TLS, and the handshake together, in milliseconds. */
const LIMIT_MS = 2000;

/** Adds the version that the server speaks to the failure of a refused handshake, if it can be found. Never rejects. */
export async function nameOldVersion(failure: ProbeFailure, wire: Wire, context: ProbeContext): Promise<ProbeFailure> {
  const version = await oldVersion(wire, context);
  if (version === undefined) return failure;
  const { endpoint } = wire;
  const { code, phase, hint, cause } = failure;
  const oldest = endpoint.tls.minVersion.replace('v', ' ');
  const message = `${endpoint.host}:${endpoint.port} speaks ${version.replace(/v1$/, 'v1.0').replace('v', ' ')} and nothing newer; at least ${oldest} is asked for.`;
  return new ProbeFailure({ code, phase, message, hint, cause });
}

async function oldVersion({ endpoint, address }: Wire, context: ProbeContext): Promise<string | undefined> {
  const plain = context.world.connect(address, endpoint.port);
  const wire = new Wire(endpoint, address, plain, context.signal);
  const timer = setTimeout(() => wire.fail(tooSlow(wire)), LIMIT_MS);
  try {
    const quiet = { trace: () => {}, note: () => {} };
    if (endpoint.tlsMode === 'starttls') await speakClearText(wire, quiet);
    return await wire.guard(versionOf(wire));
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    wire.socket.destroy();
    plain.destroy();
  }
}

function versionOf(wire: Wire): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      socket: wire.socket,
      host: wire.endpoint.tls.servername,
      ...sni(wire.endpoint),
      minVersion: 'TLSv1',
      maxVersion: wire.endpoint.tls.minVersion === 'TLSv1.3' ? 'TLSv1.2' : 'TLSv1.1',
      // At its default security level OpenSSL offers none of the ciphers that old versions need.
      ciphers: 'DEFAULT@SECLEVEL=0',
      rejectUnauthorized: false,
    });
    socket.once('secureConnect', () => resolve(socket.getProtocol() ?? undefined));
    socket.once('error', reject);
    socket.once('close', () => resolve(undefined));
    wire.secure(socket);
  });
}

function tooSlow(wire: Wire): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_TIMEOUT',
    phase: `${wire.endpoint.protocol}_tls`,
    message: `${describeEndpoint(wire.endpoint)} did not say which version it speaks.`,
    hint: 'Look at its log.',
  });
}
