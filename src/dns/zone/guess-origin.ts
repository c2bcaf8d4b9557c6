/** Which zone a master file is about, where it does not say so itself: a server would know from its configuration. */
import { isWithin } from '../name.ts';

const HOST = /^(?=.*[a-z])[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+$/;
/** Comment of an export by Cloudflare. */
const EXPORT = /^;;[ \t]*Domain:[ \t]*([\w.-]{1,255})\.[ \t\r]*$/m;
/** In characters. The comment is at the beginning. */
const HEAD = 2000;

/**
 * Guesses the zone from the name of the file: `db.example.org`, `example.org.zone`. A name that is no zone, such as
 * `planned.zone`, stands for the domain.
 *
 * @param domain the mail domain
 */
export function guessOrigin(path: string, domain: string): string {
  const stem = fileStem(path);
  if (stem !== '' && isWithin(domain, stem)) return stem;
  if (!HOST.test(stem)) return domain;
  // `example.org.new`, `example.org-internal`: about the domain, with a word behind.
  return stem.startsWith(domain) ? domain : stem;
}

/** The zone that an export by Cloudflare says in its comments; undefined when the file is none. */
export function exportedZone(text: string): string | undefined {
  return EXPORT.exec(text.slice(0, HEAD))?.[1]?.toLowerCase();
}

function fileStem(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return file
    .replace(/^(?:db|zone|pri|master)\./, '')
    .replace(/\.(?:zone|db|hosts|txt|dns|master|signed)$/, '')
    .replace(/\.$/, '');
}
