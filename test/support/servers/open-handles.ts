/** A connection that is let go is cut after a second. */
const LETTING_GO_MS = 2000;

/**
 * Kinds of handles that are open and were not `before` (`process.getActiveResourcesInfo()`), when connections that were
 * let go have had their time.
 */
export async function leftOpen(before: readonly string[]): Promise<string[]> {
  const giveUpAt = performance.now() + LETTING_GO_MS;
  for (;;) {
    const left = [...before];
    const more = process.getActiveResourcesInfo().filter((kind) => {
      const at = left.indexOf(kind);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    if (more.length === 0 || performance.now() > giveUpAt) return more;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
