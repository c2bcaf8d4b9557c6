/** The command lines that the documents show are held against the options that there are. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments/arguments.ts';
import { givenOptions } from '../../src/cli/arguments/given-options.ts';
import { allOptions, secretVariable } from '../../src/cli/arguments/options.ts';
import { SECRET_INPUTS } from '../../src/cli/arguments/secrets.ts';
import { prepare } from '../../src/pipeline/run.ts';
import { PROBES } from '../../src/probes/index.ts';
import { clock } from '../../src/system/clock.ts';
import { splitWords } from '../support/bundle/split-words.ts';
import { memoryFiles } from '../support/settings/memory-files.ts';
import { ZONE_FILE } from '../support/snippets/planned-zones.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MODES = PROBES.map(({ name }) => name).join('|');
const DOCUMENTS = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => join('docs', name))].filter((path) =>
  path.endsWith('.md'),
);
const texts = DOCUMENTS.map((document) => ({ document, text: readFileSync(join(ROOT, document), 'utf8') }));

/** What the variables of a shell and the macros of monitoring systems may stand for. */
const STANDS_FOR: readonly (readonly [RegExp, string])[] = [
  [/\$(?:MAIL_HOST|HOSTNAME\$|_SERVICETLSNAME\$)/g, 'mail.example.org'],
  [/\$(?:MAIL_ADDRESS|MAIL_USR|ARG1\$|_SERVICE(?:USERNAME|ADDRESS)\$)/g, 'probe@example.org'],
  [/\$HOSTADDRESS\$/g, '192.0.2.10'],
  [/\$(?:ARG2|_SERVICEWARNING)\$/g, '5'],
  [/\$(?:ARG3|_SERVICECRITICAL)\$/g, '10'],
  [/\$_SERVICEPASSWORDFILE\$/g, '/etc/password'],
];

/** Everything in fenced blocks that runs a mode, continued lines joined. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```\w*\n([\s\S]*?)^ *```$/gm)].map(([, block = '']) => block);
  return blocks.flatMap((block) => {
    const joined = block.replace(/ *\\?\n +(?=--)/g, ' ');
    const found = joined.matchAll(new RegExp(`(?:mail-probe|index\\.js) ((?:${MODES}) [^\\n#|]*)`, 'g'));
    return [...found].map(([, command = '']) => command).filter((command) => !command.includes('--help'));
  });
}

describe('the command lines', () => {
  const commands = texts.flatMap(({ document, text }) => commandsOf(text).map((command) => ({ document, command })));

  it('are found', () => {
    expect(new Set(commands.map(({ document }) => document)).size).toBeGreaterThanOrEqual(3);
    expect(commands.length).toBeGreaterThanOrEqual(6);
  });

  it.each(commands)('of $document are right: $command', async ({ command }) => {
    const filled = STANDS_FOR.reduce((line, [pattern, value]) => line.replaceAll(pattern, value), command);
    expect(filled).not.toMatch(/\$/);
    const line = parseArguments(splitWords(filled));
    const secrets = {
      texts: new Map([['password', 'secret']]),
      fromVariables: new Set<string>(),
      issues: [],
      warnings: [],
    };
    const files = memoryFiles((path) => (path === 'zones/example.org.zone' ? ZONE_FILE : undefined));
    const { issues } = await prepare({ env: {}, files, clock }, givenOptions(line, secrets));
    expect(issues).toEqual([]);
  });
});

describe('names', () => {
  const names = new Set(allOptions().flatMap(({ long, short }) => [long ?? '', short ?? '']));
  const variables = new Set(SECRET_INPUTS.map(secretVariable));

  // That page is about the options of other programs.
  const ours = texts.filter(({ document }) => !document.endsWith('importing.md'));

  it.each(ours)('of options and variables in $document exist', ({ text }) => {
    const keys = [...text.matchAll(/^ +"(--[a-z-]+)" = /gm), ...text.matchAll(/`(--[a-z-]+)(?: [A-Z]+)?`/g)];
    const mentioned = [...text.matchAll(/\bMAIL_PROBE_[A-Z_]+/g)].map(([name]) => name);
    expect(keys.map(([, name = '']) => name).filter((name) => !names.has(name))).toEqual([]);
    expect(mentioned.filter((name) => !variables.has(name) && !/_(?:VERSION|REQUIRE_SERVERS)$/.test(name))).toEqual([]);
  });
});
