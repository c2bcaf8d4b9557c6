/** Expands the macros in the command of a service. */
import { macroVariable, replaceMacros } from '../commands/macros.ts';
import { MAX_COMMAND_LENGTH } from '../commands/read-command.ts';
import type { ServiceHost } from './hosts.ts';
import type { ResolvedObject } from './templates.ts';

/** The objects and values that macros can refer to. */
export interface MacroContext {
  readonly host?: ServiceHost | undefined;
  readonly service?: ResolvedObject | undefined;
  /** The arguments after the exclamation marks of `check_command`; absent when no service calls the command. */
  readonly args?: readonly string[] | undefined;
  readonly resources: ReadonlyMap<string, string>;
  /** The name of the check in the variables for unknown values. */
  readonly label: string;
}

/** Replaces the macros of a command line; undefined when it becomes too long. */
export function expandCommand(commandLine: string, context: MacroContext): string | undefined {
  let length = commandLine.length;
  const expand = (text: string, lookUp: (name: string) => string): string =>
    replaceMacros(text, (name) => {
      const value = length > MAX_COMMAND_LENGTH ? '' : lookUp(name);
      length += value.length;
      return value;
    });
  const simple = (name: string): string => macroValue(name, context);
  // Arguments may hold macros, which Nagios replaces first.
  const argument = (name: string): string | undefined => {
    const index = /^ARG(\d+)$/.exec(name)?.[1];
    if (index === undefined || !context.args) return undefined;
    return expand(context.args[Number(index) - 1] ?? '', simple);
  };
  const command = expand(commandLine, (name) => argument(name) ?? simple(name));
  return length > MAX_COMMAND_LENGTH ? undefined : command;
}

function macroValue(name: string, { host, service, resources, label }: MacroContext): string {
  const resource = resources.get(name);
  if (resource !== undefined) return resource;
  const definition = host?.definition;
  const hostName = host?.name;
  if (name === 'HOSTNAME' && hostName !== undefined) return hostName;
  if (name === 'HOSTADDRESS' && definition) return definition.get('address') ?? hostName ?? '';
  if (name === 'HOSTALIAS' && definition) return definition.get('alias') ?? hostName ?? '';
  if (name === 'SERVICEDESC' && service) return service.get('service_description') ?? '';
  const [, owner, custom] = /^_(HOST|SERVICE)(\w+)$/.exec(name) ?? [];
  const object = owner === 'HOST' ? definition : service;
  if (custom !== undefined && object) {
    const value = object.get(`_${custom.toLowerCase()}`);
    // Without a definition it is empty, unless a template that is not here may define it.
    if (value !== undefined || !object.isIncomplete) return value ?? '';
  }
  if (/^_?HOST/.test(name)) return hostName === undefined ? macroVariable(name) : macroVariable(name, hostName);
  return /^(?:_?SERVICE|ARG)/.test(name) ? macroVariable(name, label) : macroVariable(name);
}
