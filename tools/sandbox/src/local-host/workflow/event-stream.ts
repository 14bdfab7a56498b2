/** Keeps what is pushed until one reader has read it. */
export interface EventStream<T> extends AsyncIterable<T> {
  readonly push: (event: T) => void;
  readonly end: () => void;
}

export const createEventStream = <T>(): EventStream<T> => {
  const queue: T[] = [];
  let ended = false;
  let wake = Promise.withResolvers<undefined>();

  const news = (): void => {
    wake.resolve(undefined);
    wake = Promise.withResolvers();
  };

  return {
    push: (event) => {
      queue.push(event);
      news();
    },
    end: () => {
      ended = true;
      news();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        for (let event = queue.shift(); event !== undefined; event = queue.shift()) yield event;
        if (ended) return;
        await wake.promise;
      }
    },
  };
};
