import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PREVIEW, renderPreview } from '../../scripts/preview.ts';
import { parseRunnerCommands } from '../support/bundle/runner-commands.ts';
import { reportErrors } from '../support/reports/json-schema.ts';
import { junitErrors } from '../support/reports/read-junit.ts';

/** What reviewers and clones can bear. */
const MAX_BYTES = 850_000;

describe('docs/preview', () => {
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    files = await renderPreview();
  });

  it('is what "npm run preview" writes, without a file more or less', () => {
    const paths = readdirSync(PREVIEW, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(PREVIEW.length + 1)
          .replaceAll('\\', '/'),
      );
    expect(paths.toSorted()).toEqual([...files.keys()].toSorted());
    const changed = [...files].filter(([path, text]) => readFileSync(join(PREVIEW, path), 'utf8') !== text);
    expect(changed.map(([path]) => path)).toEqual([]);
  });

  it('comes out the same a second time', async () => {
    expect(await renderPreview()).toEqual(files);
  });

  it('shows every status, and stays small', () => {
    const index = files.get('README.md') ?? '';
    for (const status of ['ok', 'warning', 'critical', 'unknown']) expect(index).toContain(`| ${status} |`);
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('has valid JSON and JUnit reports, and no command for the runner in any file', async () => {
    const textsOf = (ending: string) => [...files].filter(([path]) => path.endsWith(ending)).map(([, text]) => text);
    expect(textsOf('json.json').length).toBeGreaterThan(2);
    expect(textsOf('json.json').flatMap((text) => reportErrors(JSON.parse(text)))).toEqual([]);
    expect(await junitErrors(...textsOf('junit.xml'))).toEqual([]);
    const withCommands = [...files].filter(([, text]) => parseRunnerCommands(text).length > 0);
    expect(withCommands.map(([path]) => path)).toEqual([]);
  });
});
