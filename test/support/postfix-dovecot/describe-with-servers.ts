import { describeIfFound } from '../servers/describe-if-found.ts';
import { findMailServers } from './find-mail-servers.ts';

/** `describe` for tests against real Postfix and Dovecot. Says so when they cannot run. */
export function describeWithServers(name: string, body: () => void): void {
  describeIfFound(findMailServers(), name, body);
}
