/** The pages of a list (RFC 8288: the header `Link`). */

/**
 * Returns the number of the next page. Only the number is taken: the URL itself comes from outside, and is not asked
 * with the token.
 */
export function nextPage(link: string | undefined): number | undefined {
  for (const part of (link ?? '').split(',')) {
    const [, url = '', rel = ''] = /^\s*<([^<>]*)>(.*)$/.exec(part) ?? [];
    if (!/;\s*rel="?next"?(?:\s*;|\s*$)/.test(rel)) continue;
    const page = /[?&]page=(\d{1,6})(?:&|$)/.exec(url)?.[1];
    if (page !== undefined) return Number(page);
  }
  return undefined;
}
