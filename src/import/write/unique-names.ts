/**
 * Gives out names that differ, capitals not counted. One that is taken gives way to the other that is offered, and then
 * gets a number behind it.
 */
export function createUniqueNames(): (wanted: string, other: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (wanted, other) => {
    let name = taken.has(wanted.toLowerCase()) ? other : wanted;
    while (taken.has(name.toLowerCase())) {
      const count = (counts.get(wanted.toLowerCase()) ?? 1) + 1;
      counts.set(wanted.toLowerCase(), count);
      name = `${wanted} (${count})`;
    }
    taken.add(name.toLowerCase());
    return name;
  };
}
