/**
 * Decides which wrong values are quoted. A secret may have been pasted into the wrong place, where nothing knows that it
 * is one: so a value is quoted only if it is short and looks like one of its kind, and described otherwise.
 */
import { CONTROL } from './control-characters.ts';
import { counted } from './counted.ts';

/** The kinds of values, by what they look like. */
export type Look =
  | 'word'
  | 'number'
  | 'host'
  | 'address'
  | 'path'
  | 'fingerprint'
  | 'range'
  | 'metric'
  | 'criterion'
  | 'text';

/** Longest value that is quoted, in characters. */
const MAX_LENGTH = 100;
const MAX_PATH_LENGTH = 200;

/** Words and names: of letters in one case, so that few passwords look like one. */
const WORD = /^(?:[a-z]{1,11}|[A-Z]{1,11}|[A-Z][a-z]{1,10})(?:[-_](?:[a-z]{1,11}|[A-Z]{1,11}|[A-Z][a-z]{1,10}))?$/;
/** Words with digits that are known in mail. */
const KNOWN_WORD =
  /^(?:(?:TLS|SSL)[-_ ]?v?\d(?:[._]\d)?|(?:cram-)?md5|(?:scram-)?sha-?(?:1|256)|x?oauth-?2|ipv?[46])$/i;
const NUMBER = /^[+-]?\d{1,6}(?:[.,:/]\d{1,6}){0,2}\s?\/?(?:[a-z%]{0,3}|se[ck]\w{0,4}|minutes?|hours?|days?|bytes?)$/i;
/** A host has a dot, is an IPv6 address, or has a port; a URL may be around it. */
const HOST =
  /^(?:[a-z]{2,8}:\/\/)?(?:\*{3}@)?(?:[\w-]{1,40}(?:\.{1,2}[\w-]{1,40}){1,9}|[a-z]{1,20}(?=:\d)|\[?[\da-f]{0,4}(?::[\da-z]{0,4}){2,8}\]?)\.?(?::\d{1,6})?(?:\/[\w.-]{0,20}){0,3}$/i;
const ADDRESS = /^(?:[\w .'-]{0,40}<)?[^\s@:/<>"]{1,64}@[\w-]{1,40}(?:\.[\w-]{1,40}){1,9}\.?>?$/;
const FINGERPRINT = /^(?:sha-?(?:1|256)[:= ]?)?(?:[0-9a-f]{2}:){3,63}[0-9a-f]{0,2}$/i;
/** Up to two bounds, in the units of metrics. */
const RANGE = /^@?(?:~|-?\d[\d.,]{0,9}\s?[a-z%]{0,5})?(?::(?:~|-?\d[\d.,]{0,9}\s?[a-z%]{0,5})?){0,2}$/i;
/** The name of a metric, perhaps with its label. A short name may also be one that does not exist. */
const METRIC = /^(?:[a-z]{2,15}(?:_[a-z]{1,15}){0,6})(?:\{[\w="' ./-]{0,80}\})?$/i;
/** The beginning of a limit: `warning=`. */
const LIMIT = /^(?:[a-z]{1,11}(?:=|$)|=$)/i;
/** A key of a search, perhaps with its value. */
const CRITERION = /^(?:not\s+)?[a-z]{1,11}(?:-[a-z]{1,11})?(?:\s*:.*|\s[a-z]{1,11})?$/i;
/** A path begins like one, or ends like the name of a file. */
const PATH = /^(?:~?[\\/]|\.{1,2}[\\/]|[a-z]:[\\/])|(?:\.[a-z][a-z0-9]{0,9}|[*?\]}/\\])$/i;
/** A name in a path: words, a number, or a file with its ending. */
const NAME = /^(?:[a-z]{1,11}(?:[-_ ][a-z]{1,11}){0,2}|[\w-]{1,20}\.[a-z0-9]{1,5}|\d{1,8}|[*?.]{0,2})$/i;
/** The format of a report, in front of its path. */
const FORMAT = /^[a-z]{1,15}\s*=\s*/;

/** Whether a value may be quoted where one of this kind is wanted. */
export function isQuotable(value: string, look: Look): boolean {
  if (CONTROL.test(value)) return false;
  // Too short for a secret: even the redactor leaves such texts alone.
  if (value.length < 4) return true;
  if (value.length > (look === 'path' ? MAX_PATH_LENGTH : MAX_LENGTH)) return false;
  switch (look) {
    case 'word':
    case 'number':
      return WORD.test(value) || KNOWN_WORD.test(value) || NUMBER.test(value);
    case 'range':
      return RANGE.test(value) || WORD.test(value);
    case 'metric':
      return looksLikeThreshold(value);
    case 'fingerprint':
      return FINGERPRINT.test(value);
    case 'host':
      return HOST.test(value) && !looksRandom(value);
    case 'address':
      return (ADDRESS.test(value) || WORD.test(value)) && !looksRandom(value);
    case 'path': {
      const path = value.replace(FORMAT, '');
      return (
        (path === '' || PATH.test(path) || path.split(/[\\/]/).every((name) => NAME.test(name))) && !looksRandom(path)
      );
    }
    case 'criterion':
      return CRITERION.test(value) && isQuotable(value, 'text');
    case 'text':
      return !looksRandom(value) && !value.split(/\s+/).some((word) => /\d/.test(word) && /[^\w.,:;'"()/-]/.test(word));
  }
}

/** Whether a line is a metric with limits, or limits without their metric. */
function looksLikeThreshold(line: string): boolean {
  if (looksRandom(line)) return false;
  // A label may have blanks.
  const [first = '', ...limits] = line.match(/[^\s{]+\{[^}]*\}|\S+/g) ?? [];
  if (!limits.every((word) => RANGE.test(word.replace(LIMIT, '')))) return false;
  // Without these it may be any words.
  if (METRIC.test(first)) return first.includes('_') || limits.some((word) => word.includes('='));
  return RANGE.test(first.replace(LIMIT, '')) && /[=\d]/.test(first);
}

/** Returns the value in quotes, or its description: `a text of 1,704 characters`. */
export function quoted(value: string, look: Look): string {
  return isQuotable(value, look) ? `"${value}"` : described(value);
}

/** Returns the same for the beginning of a sentence. */
export function quotedFirst(value: string, look: Look): string {
  return quoted(value, look).replace(/^a /, 'A ');
}

/** Returns the value itself, or its description. */
export function shownAs(value: string, look: Look): string {
  return isQuotable(value, look) ? value : described(value);
}

/** Describes a value that is not to be shown. */
export function described(value: string): string {
  return `a text of ${counted(value.length, 'character')}`;
}

/** Whether some part of a text looks like chance: a token, a password of a machine, a piece of a key. */
function looksRandom(text: string): boolean {
  // Application passwords of Google and Apple, as they are shown.
  if (/(?:^|[^a-z])[a-z]{4}(?:[ -][a-z]{4}){3}(?:[^a-z]|$)/.test(text)) return true;
  return text.split(/[\s./\\:@_={}"-]+/).some((part) => {
    const turns = part.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
    const isMixed = /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d/.test(part);
    // Letters alone: the words of a name are longer than the pieces of chance.
    const humps = part.match(/[a-z][A-Z]/g)?.length ?? 0;
    if (part.length >= 16 && humps * 4 >= part.length) return true;
    return part.length >= 32 || turns >= 5 || (part.length >= 8 && isMixed) || (part.length >= 20 && turns >= 1);
  });
}
