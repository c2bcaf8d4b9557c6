import type { ProbeContext } from '../../model/probe-context.ts';
import type { GatePlan } from './plan.ts';

export async function runGate(_plan: GatePlan, _context: ProbeContext): Promise<void> {
  throw new Error('not assembled');
}
