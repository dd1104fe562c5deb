/** Stands for an object that is made when something is first asked of it. */
export function late(make) {
  let made;
  const own = () => (made ??= make());
  return new Proxy(
    {},
    {
      get: (_, key) => own()[key],
      has: (_, key) => key in own(),
      ownKeys: () => Reflect.ownKeys(own()),
      getOwnPropertyDescriptor: (_, key) => ({
        ...Reflect.getOwnPropertyDescriptor(own(), key),
        configurable: true,
      }),
    },
  );
}
