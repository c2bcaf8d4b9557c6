/**
 * Does the work for each item, in so many lanes at a time. What a lane needs is opened once, and closed when there is
 * nothing left to do.
 */
export async function inLanes<Lane extends AsyncDisposable, Item>(
  lanes: number,
  open: () => Promise<Lane>,
  items: readonly Item[],
  work: (lane: Lane, item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const drive = async (): Promise<void> => {
    await using lane = await open();
    for (const item of waiting) await work(lane, item);
  };
  await Promise.all(Array.from({ length: lanes }, drive));
}
