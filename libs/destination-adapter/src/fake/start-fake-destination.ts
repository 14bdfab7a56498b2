import { createFakeDestination, type FakeDestination, type FakeDestinationOptions } from './fake-destination.ts';
import type { FakeDestinationScript } from './fake-script.ts';
import { serveFake } from './serve-fake.ts';

/** Where a fake listens, the key that it accepts, and its faults. */
export interface FakeServerOptions extends FakeDestinationOptions {
  /** @defaultValue 0, any free one */
  readonly port?: number;
}

/** A destination on loopback. */
export interface RunningFakeDestination<FollowUp extends string = string> extends FakeDestination<FollowUp> {
  /** Without `/v1`. */
  readonly url: URL;
  /** The document of a client's secret. */
  readonly secret: Readonly<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

/** Starts a destination on 127.0.0.1 that stores what it is sent and fails according to its switches. */
export const startFakeDestination = async <FollowUp extends string>(
  script: FakeDestinationScript<FollowUp>,
  options: FakeServerOptions = {},
): Promise<RunningFakeDestination<FollowUp>> => {
  const fake = createFakeDestination(script, options);
  const { url, close } = await serveFake(fake, options.port);
  return {
    ...fake,
    url,
    secret: { api_url: url.href, api_key: fake.apiKey },
    close,
  };
};
