/** What a fault can kill or pause at any moment: an execution, or one invocation of it. */
export class SimProcess {
  readonly name: string;
  readonly parent: SimProcess | undefined;
  #killed = false;
  #pausedUntil = 0;

  constructor(name: string, parent?: SimProcess) {
    this.name = name;
    this.parent = parent;
  }

  get alive(): boolean {
    return !this.#killed && (this.parent?.alive ?? true);
  }

  /** Milliseconds since 1970: a paused process receives nothing before. */
  get pausedUntil(): number {
    return Math.max(this.#pausedUntil, this.parent?.pausedUntil ?? 0);
  }

  kill(): void {
    this.#killed = true;
  }

  pause(until: number): void {
    this.#pausedUntil = until;
  }
}
