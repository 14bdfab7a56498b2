/** Something that can die in the middle of what it does: an execution, or one invocation of it. */
export class Actor {
  readonly name: string;
  readonly parent: Actor | undefined;
  #dead = false;
  #pausedUntil = 0;

  constructor(name: string, parent?: Actor) {
    this.name = name;
    this.parent = parent;
  }

  get alive(): boolean {
    return !this.#dead && (this.parent?.alive ?? true);
  }

  /** Milliseconds since 1970: a stopped process hears nothing before. */
  get pausedUntil(): number {
    return Math.max(this.#pausedUntil, this.parent?.pausedUntil ?? 0);
  }

  die(): void {
    this.#dead = true;
  }

  pause(until: number): void {
    this.#pausedUntil = until;
  }
}
