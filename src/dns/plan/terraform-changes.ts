/** The changes of resources in a plan of Terraform. */
import { childOf, itemsOf, type PlanNode, textAt } from './node.ts';

/** One change of a resource of records. */
export interface Change {
  readonly node: PlanNode;
  readonly type: string;
  readonly address: string;
  readonly actions: readonly string[];
  readonly before: PlanNode | undefined;
  readonly after: PlanNode | undefined;
  readonly unknown: PlanNode | undefined;
}

/** Takes a change apart; nothing where it is of what is only read. */
export function changeOf(node: PlanNode): Change[] {
  const change = childOf(node, 'change');
  const [type, address = ''] = [textAt(node, 'type'), textAt(node, 'address')];
  if (type === undefined || textAt(node, 'mode') === 'data') return [];
  const actions = itemsOf(childOf(change, 'actions')).map((each) => (each.kind === 'scalar' ? each.text : ''));
  const [before, after] = [childOf(change, 'before'), childOf(change, 'after')];
  return [{ node, type, address, actions, before, after, unknown: childOf(change, 'after_unknown') }];
}

/** Whether nothing that is published changes. */
export function isIdle({ actions }: Change): boolean {
  return actions.every((action) => ['no-op', 'read', 'forget'].includes(action));
}

/** Whether nothing comes in place of what goes. */
export function isRemoval({ actions }: Change): boolean {
  return actions.length === 1 && actions[0] === 'delete';
}
