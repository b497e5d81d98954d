/** Properties that are worked out when they are first read: a surface reads few of them for a batch of 1e5 values. */

type Makers = Readonly<Record<string, () => unknown>>;
type Made<M extends Makers> = {readonly [K in keyof M]: ReturnType<M[K]>};

/** Gives `object` a property for each maker; what the maker returns is kept, so a second read is free. */
export function lazily<T extends object, M extends Makers>(object: T, makers: M): T & Made<M> {
  for (const [name, make] of Object.entries(makers)) define(object, name, make);
  return object as T & Made<M>;
}

function define(object: object, name: string, make: () => unknown): void {
  let made: {readonly value: unknown} | undefined;
  const get = () => {
    made ??= {value: make()};
    return made.value;
  };
  Object.defineProperty(object, name, {get, enumerable: true, configurable: true});
}
