/**
 * Returns a function that makes names unique, whatever their case. A wanted name that is taken is replaced with the
 * other one; if that is taken too, the wanted name gets a number.
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
