/** Identifies the client (ID, RFC 2971) to servers that open no mailbox for an unidentified one. */
import { VERSION } from '../../system/version.ts';
import type { Argument } from './wire/grammar.ts';
import { text } from './wire/values.ts';

/** NetEase refuses SELECT and EXAMINE as "Unsafe Login" before it has seen ID (OfflineIMAP/offlineimap#696). */
const NETEASE = /(?:^|\.)(?:163\.com|126\.com|yeah\.net)$/i;

/** Whether this server demands ID. It is sent to no other server. */
export function wantsId(host: string): boolean {
  return NETEASE.test(host);
}

/** Returns the arguments of ID. */
export function idArguments(): readonly Argument[] {
  return [[text('name'), text('mail-probe'), text('version'), text(VERSION)]];
}
