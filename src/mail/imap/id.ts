/** Who we are, for servers that open no mailbox for a client that has not said so (ID, RFC 2971). */
import { VERSION } from '../../system/version.ts';
import type { Argument } from './wire/grammar.ts';
import { text } from './wire/values.ts';

/** NetEase refuses SELECT and EXAMINE as "Unsafe Login" before it has seen ID (OfflineIMAP/offlineimap#696). */
const NETEASE = /(?:^|\.)(?:163\.com|126\.com|yeah\.net)$/i;

/** Whether this server wants to know its client. Nobody else is told. */
export function wantsId(host: string): boolean {
  return NETEASE.test(host);
}

/** The arguments of ID. */
export function idArguments(): readonly Argument[] {
  return [[text('name'), text('mail-probe'), text('version'), text(VERSION)]];
}
