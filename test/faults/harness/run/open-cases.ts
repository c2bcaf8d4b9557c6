import type { CasePlan, OpenCase } from '../catalogue/case.ts';

/** Opens all of them, and ends all of them. */
export async function openCases(
  plans: readonly CasePlan[],
): Promise<AsyncDisposable & { readonly cases: readonly OpenCase[] }> {
  const stack = new AsyncDisposableStack();
  try {
    const cases = [];
    for (const plan of plans) cases.push(stack.use(await plan.open()));
    return { cases, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}
