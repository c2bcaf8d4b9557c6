/** Foreign texts that only people read: names, groups, tags, descriptions. */
import { MASK } from '../../model/secret.ts';
import type { Draft } from '../draft/draft.ts';
import { literalParts, readable } from '../draft/placeholder.ts';
import { createSecretFinder, masked } from './secret-finder.ts';

/** In characters. Longer names make tables unreadable; a little is left for a number after the name. */
const MAX_NAME_LENGTH = 180;
const MAX_DESCRIPTION_LENGTH = 1000;

/** Makes foreign texts fit for a checks file: one line, no secret, nothing that would be taken for a variable. */
export interface FreeText {
  name(text: string): string;
  /** A name without commas, which separate tags. */
  tag(text: string): string;
  description(text: string): string;
  /** Whether a value holds one of the secrets. */
  holdsSecret(text: string): boolean;
}

/** Prepares to remove the secrets of all checks, and others that were found. */
export function createFreeText(drafts: readonly Draft[], others: readonly string[]): FreeText {
  const passwords = drafts.flatMap(({ login }) => (login ? literalParts(login.password.reveal()) : []));
  const find = createSecretFinder([...passwords, ...others]);
  const clean = (text: string, limit: number): string => {
    const line = readable(text.slice(0, 10 * limit)).replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ');
    return masked(line, find(line), MASK).replaceAll('${', '{').trim().slice(0, limit).toWellFormed().trim();
  };
  return {
    name: (text) => clean(text, MAX_NAME_LENGTH),
    tag: (text) => clean(text.replaceAll(',', ' '), MAX_NAME_LENGTH),
    description: (text) => clean(text, MAX_DESCRIPTION_LENGTH),
    holdsSecret: (text) => find(text).length > 0,
  };
}
