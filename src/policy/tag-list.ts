/** Lists of tags: `v=DKIM1; k=rsa; p=…` (RFC 6376 section 3.2), which DMARC uses, too. */

/** One tag. */
export interface Tag {
  readonly name: string;
  /** Without blanks around it. */
  readonly value: string;
}

/** The tags of a record, and what is wrong with their form. */
export interface TagList {
  readonly tags: readonly Tag[];
  /** Parts that are no tag, as written. */
  readonly strays: readonly string[];
  /** Names that are there twice: the whole list is not valid then. */
  readonly twice: readonly string[];
  /** Whether there is nothing between two semicolons. */
  readonly hasGap: boolean;
}

const BLANKS = ' \t\r\n';
const TAG = /^([a-z]\w*)[ \t\r\n]*=(.*)$/is;

/** Reads a list of tags. Names keep their case, for they differ by it. */
export function parseTags(text: string): TagList {
  const parts = text.split(';').map(trimmed);
  if (parts.at(-1) === '') parts.pop();
  const tags: Tag[] = [];
  const strays: string[] = [];
  for (const part of parts) {
    const [, name, value = ''] = TAG.exec(part) ?? [];
    if (name !== undefined) tags.push({ name, value: trimmed(value) });
    else if (part !== '') strays.push(part);
  }
  const names = new Set<string>();
  const twice = new Set<string>();
  for (const { name } of tags) (names.has(name) ? twice : names).add(name);
  return { tags, strays, twice: [...twice], hasGap: parts.includes('') };
}

/** Only the blanks of the grammar: others are part of a value, and make it wrong. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && BLANKS.includes(text.charAt(start))) start += 1;
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The value of a tag. */
export function tagValue({ tags }: TagList, name: string): string | undefined {
  return tags.find((tag) => tag.name === name)?.value;
}
