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

const BLANK = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const TAG = /^([a-z]\w*)[ \t\r\n]*=(.*)$/is;

/** Reads a list of tags. Names keep their case, for they differ by it. */
export function parseTags(text: string): TagList {
  const parts = text.split(';').map((part) => part.replace(BLANK, ''));
  if (parts.at(-1) === '') parts.pop();
  const tags: Tag[] = [];
  const strays: string[] = [];
  for (const part of parts) {
    const [, name, value = ''] = TAG.exec(part) ?? [];
    if (name !== undefined) tags.push({ name, value: value.replace(BLANK, '') });
    else if (part !== '') strays.push(part);
  }
  const names = tags.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return { tags, strays, twice, hasGap: parts.includes('') };
}

/** The value of a tag. */
export function tagValue({ tags }: TagList, name: string): string | undefined {
  return tags.find((tag) => tag.name === name)?.value;
}
