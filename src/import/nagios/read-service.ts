/** Converts a service of Nagios, for one of its hosts, to a check. */
import { safeText } from '../../text/untrusted.ts';
import { MAX_COMMAND_LENGTH, type ReadCommand, readCommand, skippedCommand } from '../commands/read-command.ts';
import { switchOff } from '../draft/draft.ts';
import { expandCommand } from './expand-command.ts';
import type { ServiceHost } from './hosts.ts';
import { type ResolvedObject, splitList } from './templates.ts';

/** Names of commands that may test mail. */
const MAIL_NAME = /imap|smtp|mail|pop3/i;

/** The command of a definition. */
export interface CommandDefinition {
  readonly line: number;
  readonly text: string;
}

/** The parts of a service that are the same for all its hosts. */
export interface ServiceCall {
  readonly service: ResolvedObject;
  readonly description: string;
  /** Name of the command. */
  readonly command: string;
  readonly args: readonly string[];
  readonly tags: readonly string[];
}

/** The definitions that are the same for all services. */
export interface Surroundings {
  readonly commands: ReadonlyMap<string, CommandDefinition>;
  /** Macros of resource files. */
  readonly resources: ReadonlyMap<string, string>;
}

/** Prepares a service; undefined when it calls no command. */
export function serviceCall(service: ResolvedObject): ServiceCall | undefined {
  const call = service.get('check_command');
  if (call === undefined) return undefined;
  const [command = '', ...args] = call.split(/(?<!\\)!/).map((part) => part.replaceAll('\\!', '!'));
  const description = service.get('service_description') ?? '';
  return { service, description, command: command.trim(), args, tags: splitList(service.get('servicegroups') ?? '') };
}

/** Reads the service for a host. */
export function readService(call: ServiceCall, host: ServiceHost, { commands, resources }: Surroundings): ReadCommand {
  const { service, description, args } = call;
  const label = `${host.name ?? ''} ${description}`.trim();
  const definition = commands.get(call.command);
  const isLong = [definition?.text ?? '', ...args].some((text) => text.length > MAX_COMMAND_LENGTH);
  if (!definition) {
    if (!MAIL_NAME.test(call.command)) return { drafts: [], notes: [], isForeign: true };
    const shown = safeText(call.command, 60);
    return skippedCommand(service.line, label, `Its command ${shown} is not in this text. Import both together.`);
  }
  const context = { host, service, args, resources, label };
  const command = isLong ? undefined : expandCommand(definition.text, context);
  if (command === undefined) return skippedCommand(service.line, label, 'The command line is too long.');
  const result = readCommand(command, service.line, label);
  for (const draft of result.drafts) {
    draft.group = host.name;
    draft.tags = call.tags;
    if (service.get('active_checks_enabled') === '0')
      switchOff(draft, 'Active checks of the service are switched off.');
  }
  return result;
}
