/** A queue for one reader: keeps each event until it is read. */
export interface EventStream<T> extends AsyncIterable<T> {
  readonly push: (event: T) => void;
  readonly end: () => void;
}

export const createEventStream = <T>(): EventStream<T> => {
  const queue: T[] = [];
  let ended = false;
  let arrival = Promise.withResolvers<undefined>();

  const signal = (): void => {
    arrival.resolve(undefined);
    arrival = Promise.withResolvers();
  };

  return {
    push: (event) => {
      queue.push(event);
      signal();
    },
    end: () => {
      ended = true;
      signal();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        for (let event = queue.shift(); event !== undefined; event = queue.shift()) yield event;
        if (ended) return;
        await arrival.promise;
      }
    },
  };
};
