import type { FakeDestinationScript } from './fake-script.ts';
import type { FakeStore } from './fake-store.ts';
import type { FakeSwitches } from './fake-switches.ts';

/** The parts of a fake that an answer depends on. */
export interface FakeWorld {
  readonly script: FakeDestinationScript;
  readonly store: FakeStore;
  readonly switches: FakeSwitches;
}
