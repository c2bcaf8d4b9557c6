/** The usual kinds of settings: texts, secrets, words, numbers, durations. */

import { Secret } from '../../model/secret.ts';
import { CONTROL, CONTROL_IN_BODY } from '../../text/control-characters.ts';
import { listWords } from '../../text/list-words.ts';
import { inBaseUnit, SECONDS } from '../../text/units.ts';
import { BadValue, type Kind } from './kind.ts';
import { oneLine } from './one-line.ts';
import { parseList } from './word-list.ts';

/** One line of text, trimmed. */
export const line: Kind<string> = { type: 'string', parse: oneLine };

/** The name of a mode. */
export const modeName: Kind<string> = { ...line, look: 'word' };

/** A range of a metric, which only the mode can read. */
export const rangeText: Kind<string> = { ...line, look: 'range' };

/** Text of several lines, unchanged. */
export const paragraph: Kind<string> = {
  type: 'string',
  parse: (text) => {
    if (CONTROL_IN_BODY.test(text)) throw new BadValue('holds control characters', 'Remove them.');
    return text;
  },
};

/** Limits on metrics, one per line, which only the mode can read. */
export const thresholdLines: Kind<string> = { ...paragraph, type: 'list', look: 'metric' };

/** A credential: never trimmed, never shown. */
export const secret: Kind<Secret> = {
  type: 'string',
  isSecret: true,
  parse: (text) => {
    if (CONTROL.test(text)) {
      throw new BadValue(
        'holds a line end, a byte-order mark or another control character',
        'Store the secret again on one line, without a newline at its end.',
      );
    }
    return new Secret(text);
  },
};

/** No system has longer paths. */
const MAX_PATH_LENGTH = 4096;

/** A PEM text, or the path of a PEM file. */
export const pem: Kind<string> = {
  type: 'string',
  takesPath: true,
  look: 'path',
  parse: (text) => {
    if (text.includes('-----BEGIN ')) return text.trim();
    const path = text.trim();
    if (CONTROL.test(path) || path.length > MAX_PATH_LENGTH)
      throw new BadValue(
        'is neither PEM text nor a path',
        'PEM text begins with a line such as -----BEGIN CERTIFICATE-----; copy it from there on.',
      );
    return path;
  },
};

/** A private key as PEM text, or the path of a PEM file. Never shown. */
export const privateKey: Kind<Secret> = {
  type: 'string',
  isSecret: true,
  takesPath: true,
  parse: (text) => new Secret(pem.parse(text)),
};

/** One of a few words. */
export function choice<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  return {
    type: 'enum',
    words,
    parse: (text) => {
      const wanted = oneLine(text);
      const word = words.find((candidate) => candidate === wanted);
      if (word === undefined) throw new BadValue('is not known', `Use ${listWords(words)}.`);
      return word;
    },
  };
}

/** The boolean words of YAML 1.2, as GitHub accepts them. */
export const flag: Kind<boolean> = {
  type: 'boolean',
  parse: (text) => {
    const word = oneLine(text);
    if (/^(?:true|True|TRUE)$/.test(word)) return true;
    if (/^(?:false|False|FALSE)$/.test(word)) return false;
    throw new BadValue('is neither true nor false', 'Write true or false.');
  },
};

/** A flag, or one word more: what was sent is deleted, kept, or destroyed by a plain EXPUNGE where nothing else helps. */
export const cleanupChoice: Kind<boolean | 'expunge'> = {
  type: 'boolean',
  words: ['expunge'],
  parse: (text) => {
    const word = oneLine(text);
    if (word === 'expunge') return word;
    if (/^(?:true|false)$/i.test(word)) return flag.parse(word);
    throw new BadValue('is neither true nor false nor expunge', 'Write true, false or expunge.');
  },
};

/** A whole number from `min` to `max`, in decimal digits without leading zeros. */
export function integer(min: number, max: number): Kind<number> {
  return {
    type: 'integer',
    parse: (text) => {
      const word = oneLine(text);
      const value = Number(word);
      if (!/^(?:0|[1-9]\d*)$/.test(word) || value < min || value > max) {
        throw new BadValue(
          `is not a whole number from ${min} to ${max}`,
          'Write digits alone, without a sign, a unit or leading zeros.',
        );
      }
      return value;
    },
  };
}

/** A TCP port. */
export const port: Kind<number> = integer(1, 65535);

const MAX_DURATION_MS = 86_400_000;

/** A duration, in milliseconds: `500ms`, `30s`, `2m`, `1h`; a bare number is seconds. At least `minMs`, at most a day. */
export function duration(minMs = 1): Kind<number> {
  const limits = minMs > 0 ? `at least ${minMs}ms and at most 24h` : 'at most 24h';
  return {
    type: 'duration',
    parse: (text) => {
      const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(oneLine(text)) ?? [];
      const ms = Math.round(inBaseUnit(Number(amount), unit, SECONDS) * 1000);
      if (Number.isNaN(ms)) {
        throw new BadValue('is not a duration', 'Write for example 500ms, 30s or 2m; a bare number is seconds.');
      }
      if (ms < minMs || ms > MAX_DURATION_MS) throw new BadValue('is out of range', `Write ${limits}.`);
      return ms;
    },
  };
}

/** Several words, one per line or separated by commas. */
export function words<const Word extends string>(...allowed: readonly Word[]): Kind<readonly Word[]> {
  const single = choice(...allowed);
  return { type: 'list', splitsAtCommas: true, words: allowed, parse: (text) => parseList(text, single.parse) };
}
