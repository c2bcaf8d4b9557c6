/** Writes the YAML of a checks file. */
import { Document, isMap, isSeq } from 'yaml';
import { VERSION } from '../../system/version.ts';
import type { Entry } from './entry.ts';

/** Where editors find the schema of checks files: that of this version, since a file is somewhere else than this project. */
export const CHECKS_SCHEMA = `https://raw.githubusercontent.com/mail-probe/mail-probe/v${VERSION}/docs/checks.schema.json`;

/** Returns the text of a file with these checks; `remarks` go to its top, one paragraph each. */
export function checksYaml(entries: readonly Entry[], remarks: readonly string[]): string {
  const checks = entries.map(({ keys }) => Object.fromEntries(keys));
  // Programs that read YAML 1.1 read no, on and 1:30 as other types, so that these are quoted too.
  const document = new Document({ checks }, { version: '1.2', compat: 'yaml-1.1', aliasDuplicateObjects: false });
  document.commentBefore = [
    ` yaml-language-server: $schema=${CHECKS_SCHEMA}`,
    ...remarks.map((each) => ` ${each}`),
  ].join('\n\n');
  const list = isMap(document.contents) ? document.contents.get('checks') : undefined;
  for (const [index, item] of (isSeq(list) ? list.items : []).entries()) {
    if (!isMap(item)) continue;
    const comments = entries[index]?.comments ?? [];
    if (comments.length > 0) item.commentBefore = comments.map((each) => ` ${each}`).join('\n');
    if (index > 0) item.spaceBefore = true;
  }
  return document.toString({ lineWidth: 0 });
}
