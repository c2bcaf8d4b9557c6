/**
 * Reads a configuration of Nagios, Icinga 1, Naemon or Centreon Engine: each service whose command calls a mail plugin
 * becomes a check for each of its hosts. If a text has only commands, each becomes a check whose macros are variables.
 */
import { counted } from '../../text/counted.ts';
import { MAX_COMMAND_LENGTH, type ReadCommand, readCommand, skippedCommand } from '../commands/read-command.ts';
import type { ImportNote } from '../draft/note.ts';
import { MAX_CHECKS, type Reading } from '../draft/reading.ts';
import { expandCommand } from './expand-command.ts';
import { createHostFinder } from './hosts.ts';
import { type NagiosObject, readNagiosObjects } from './objects.ts';
import {
  type CommandDefinition,
  readService,
  type ServiceCall,
  type Surroundings,
  serviceCall,
} from './read-service.ts';
import { resolveTemplates } from './templates.ts';

/** The limit of services times hosts: a larger configuration is not imported in one go. */
const MAX_COMMANDS = 20_000;

/** Reads a whole configuration, its files one after the other. */
export function readNagios(text: string): Reading {
  const { objects, resources } = readNagiosObjects(text);
  const commands = readCommands(objects);
  const services = resolveTemplates(objects, 'service').filter((service) => !service.isTemplate);
  const calls = services.flatMap((service) => serviceCall(service) ?? []);
  if (calls.length > 0) return readServices(calls, objects, { commands, resources });
  const results = [...commands].map(([name, command]) => readAlone(name, command, resources));
  return summarise(results, 'command');
}

function readServices(calls: readonly ServiceCall[], objects: readonly NagiosObject[], around: Surroundings): Reading {
  const hostsOf = createHostFinder(objects);
  const results: ReadCommand[] = [];
  let checks = 0;
  for (const call of calls) {
    for (const host of hostsOf(call.service)) {
      const result = readService(call, host, around);
      results.push(result);
      checks += result.drafts.length;
      if (checks > MAX_CHECKS) return summarise(results, 'service');
      if (results.length === MAX_COMMANDS) return summarise(results, 'service', true);
    }
  }
  return summarise(results, 'service');
}

function readCommands(objects: readonly NagiosObject[]): ReadonlyMap<string, CommandDefinition> {
  const commands = new Map<string, CommandDefinition>();
  for (const { type, directives } of objects) {
    const [name, line] = [directives.get('command_name'), directives.get('command_line')];
    if (type === 'command' && name && line) commands.set(name.value, { line: line.line, text: line.value });
  }
  return commands;
}

/** Reads a command that no service calls: all its macros become variables. */
function readAlone(
  label: string,
  { line, text }: CommandDefinition,
  resources: ReadonlyMap<string, string>,
): ReadCommand {
  const command = text.length > MAX_COMMAND_LENGTH ? undefined : expandCommand(text, { resources, label });
  return command === undefined
    ? skippedCommand(line, label, 'The command line is too long.')
    : readCommand(command, line, label);
}

function summarise(results: readonly ReadCommand[], noun: string, isCutShort = false): Reading {
  const drafts = results.flatMap((result) => result.drafts);
  const notes: ImportNote[] = results.flatMap((result) => result.notes);
  const foreign = results.filter(({ isForeign }) => isForeign).length;
  if (foreign > 0) notes.push({ kind: 'skipped', text: `Passed over: ${counted(foreign, noun)} of other programs.` });
  if (isCutShort) {
    notes.push({
      kind: 'skipped',
      text: `Only the first ${counted(MAX_COMMANDS, noun)} were read. Import less at once.`,
    });
  }
  if (drafts.length > 0) {
    notes.push({
      kind: 'lost',
      text: 'Intervals, periods, retries before an alert, contacts and dependencies are not carried over: the schedule of the workflow says when checks run, and retries how often they are repeated.',
    });
  }
  return { drafts, notes };
}
