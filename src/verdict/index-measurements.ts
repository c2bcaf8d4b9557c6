/** The part of a threshold that says which values it is for. */
interface Concern {
  readonly metric: string;
  readonly label?: string | undefined;
}

/**
 * Returns a function that gives the measurements a threshold applies to: those of its metric, and of its label when it
 * has one. After the first call it takes no time for each measurement, and it always gives the same list for the same
 * metric and label.
 */
export function indexMeasurements<T extends Concern>(measurements: readonly T[]): (threshold: Concern) => readonly T[] {
  let all: ReadonlyMap<string, readonly T[]> | undefined;
  const labelled = new Map<string, ReadonlyMap<string | undefined, readonly T[]>>();
  const none: readonly T[] = [];
  return ({ metric, label }) => {
    all ??= grouped(measurements, (each) => each.metric);
    const ofMetric = all.get(metric) ?? none;
    if (label === undefined) return ofMetric;
    // Only when it is asked for: labels are the long texts.
    const byLabel = labelled.get(metric) ?? grouped(ofMetric, (each) => each.label);
    labelled.set(metric, byLabel);
    return byLabel.get(label) ?? none;
  };
}

function grouped<T, K>(measurements: readonly T[], keyOf: (measurement: T) => K): ReadonlyMap<K, readonly T[]> {
  const lists = new Map<K, T[]>();
  for (const measurement of measurements) {
    const list = lists.get(keyOf(measurement));
    if (list) list.push(measurement);
    else lists.set(keyOf(measurement), [measurement]);
  }
  return lists;
}
