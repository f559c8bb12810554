/** What is to be closed, in the order of its start. */
export interface Closing {
  /** Remembers how `resource` is closed, and gives it back. */
  add<Resource>(resource: Resource, close: (resource: Resource) => void | Promise<void>): Resource;
  /** Closes everything, the last first. One that fails does not keep the others open. Closing twice closes once. */
  close(): Promise<void>;
}

/** An empty list of things to close. */
export function createClosing(): Closing {
  const closers: (() => void | Promise<void>)[] = [];
  return {
    add: (resource, close) => {
      closers.push(() => close(resource));
      return resource;
    },
    close: async () => {
      for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) {
        await Promise.resolve()
          .then(closer)
          .catch(() => undefined);
      }
    },
  };
}
