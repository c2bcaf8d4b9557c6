/** Quota (RFC 9208): how full the storage of the INBOX is. */

import { nameTest } from '../imap/mailbox-name.ts';
import { refusalOf } from '../imap/refusal-of.ts';
import { refusedCommand } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import type { ParsedResponse, ParsedValue } from '../imap/wire/grammar.ts';
import { listOf, numberOf, text, textOf } from '../imap/wire/values.ts';

const RESOURCE = /^[A-Z][A-Z0-9-]{0,40}$/;
/** At most this many rows are kept. A mailbox has one or two roots. */
const MAX_ROWS = 1000;

/** How full the quota roots of the INBOX are. */
export interface QuotaUse {
  /**
   * The used part of each resource that has a limit, such as `STORAGE`; with several roots, that of the fullest. Empty
   * when the server has no quota for this user, or says that it has none.
   */
  readonly ratios: ReadonlyMap<string, number>;
  /** What the server left out of its answer, for people; undefined when the answer is complete. Untrusted. */
  readonly missing?: string | undefined;
}

/**
 * Asks for the quota. Only the roots that the server names for the INBOX count: it may send rows of others on its own.
 * @throws ProbeFailure
 */
export async function readQuota(imap: ImapSession): Promise<QuotaUse> {
  const isInbox = await nameTest('INBOX');
  let roots: Set<string> | undefined;
  const rows: { readonly root: string; readonly list: readonly ParsedValue[] }[] = [];
  const refused = await refusalOf(imap, {
    name: 'GETQUOTAROOT',
    args: [text('INBOX')],
    phase: 'imap_status',
    untagged: {
      QUOTAROOT: ({ attributes: [mailbox, ...named] = [] }: ParsedResponse) => {
        if (!isInbox(textOf(mailbox))) return false;
        roots ??= new Set();
        for (const root of named.slice(0, MAX_ROWS)) roots.add(textOf(root) ?? '');
        return true;
      },
      QUOTA: ({ attributes: [root, list] = [] }: ParsedResponse) => {
        if (rows.length < MAX_ROWS) rows.push({ root: textOf(root) ?? '', list: listOf(list) });
      },
    },
    onRefusal: refusedCommand(imap, 'GETQUOTAROOT', 'imap_status'),
  });
  if (refused) {
    // Some servers refuse a user without quota, others announce QUOTA and do not have it. A threshold is then not met.
    if (refused.refusal.status === 'BAD') imap.distrust('QUOTA', refused.refusal.reply);
    return { ratios: new Map() };
  }
  const own = rows.filter(({ root }) => roots?.has(root));
  const answered = new Set(own.map(({ root }) => root));
  const silent = [...(roots ?? [])].filter((root) => !answered.has(root));
  const garbled = own.filter(({ list }) => !isReadable(list)).map(({ root }) => root);
  const missing = describeMissing(roots !== undefined, silent, garbled);
  return { ratios: ratiosOf(own.map(({ list }) => list)), missing };
}

function describeMissing(
  hasRoots: boolean,
  [silent]: readonly string[],
  [garbled]: readonly string[],
): string | undefined {
  if (!hasRoots) return 'the quota roots of INBOX (QUOTAROOT)';
  if (silent !== undefined) return `the quota of the root "${silent}"`;
  return garbled === undefined ? undefined : `a quota of the root "${garbled}" that can be read`;
}

/** Whether a list consists of names, each with two numbers (RFC 9208 section 4.2.1). */
function isReadable(list: readonly ParsedValue[]): boolean {
  const isNumber = (value: ParsedValue | undefined): boolean => numberOf(value) !== undefined;
  return list.length % 3 === 0 && list.every((value, index) => index % 3 === 0 || isNumber(value));
}

/** Reads lists such as `STORAGE 10 512 MESSAGE 3 100`. */
function ratiosOf(lists: readonly (readonly ParsedValue[])[]): ReadonlyMap<string, number> {
  const ratios = new Map<string, number>();
  for (const list of lists) {
    for (let index = 0; index + 2 < list.length; index += 3) {
      const resource = textOf(list[index])?.toUpperCase() ?? '';
      const used = numberOf(list[index + 1]);
      const limit = numberOf(list[index + 2]);
      // Servers write a limit of 0 when there is none.
      if (used === undefined || !limit || !RESOURCE.test(resource)) continue;
      ratios.set(resource, Math.max(ratios.get(resource) ?? 0, used / limit));
    }
  }
  return ratios;
}
