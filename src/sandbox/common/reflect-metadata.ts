/**
 * The three functions of the decorator metadata proposal that tsyringe calls. `@peculiar/x509` uses tsyringe and does
 * not load without them; import this file first.
 */
const metadata = new WeakMap<object, Map<unknown, unknown>>();

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const own = metadata.get(target) ?? new Map<unknown, unknown>();
  metadata.set(target, own.set(key, value));
}

function getOwnMetadata(key: unknown, target: object): unknown {
  return metadata.get(target)?.get(key);
}

function getMetadata(key: unknown, target: object): unknown {
  for (let holder: object | null = target; holder; holder = Reflect.getPrototypeOf(holder)) {
    const own = metadata.get(holder);
    if (own?.has(key)) return own.get(key);
  }
  return undefined;
}

Object.assign(Reflect, { defineMetadata, getOwnMetadata, getMetadata });
