interface Event {
  readonly time: number;
  readonly order: number;
  readonly action: () => void;
}

/** Virtual time: runs one event after the other, and after each all code that it resumes. */
export class Scheduler {
  #events: Event[] = [];
  #order = 0;
  #now: number;
  readonly #settled: () => Promise<void>;

  /**
   * @param start milliseconds since 1970
   * @param overHttp whether code reads bodies of answers, whose streams take several turns
   */
  constructor(start: number, { overHttp = false } = {}) {
    this.#now = start;
    this.#settled = overHttp ? streamsSettled : settled;
  }

  get now(): number {
    return this.#now;
  }

  after(delayMs: number, action: () => void): void {
    const event = { time: this.#now + Math.max(0, delayMs), order: (this.#order += 1), action };
    let at = this.#events.length;
    while (at > 0 && isLater(this.#events[at - 1], event)) at -= 1;
    this.#events.splice(at, 0, event);
  }

  /** Runs until no event is left. */
  async run(): Promise<void> {
    await this.#settled();
    for (let event = this.#events.shift(); event; event = this.#events.shift()) {
      this.#now = event.time;
      event.action();
      await this.#settled();
    }
  }
}

const isLater = (one: Event | undefined, other: Event): boolean => one !== undefined && one.time > other.time;

/** Resolves after every promise that is ready, because `nextTick` runs after the microtasks. Simulated code waits for scheduled events only. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    process.nextTick(resolve);
  });

/** Resolves after the streams that are ready, too. */
const streamsSettled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
