import type { DestinationConnection } from '@siesa-integration/destination-adapter';
import { describe, expect, it } from 'vitest';
import { aClient } from '../testing/a-client.ts';
import { memoryDestination } from '../testing/memory-destination.ts';
import { testBench } from '../testing/test-ports.ts';
import { parseClientConfiguration } from './client-configuration.ts';
import { connectDestination } from './connect-destination.ts';

describe('connectDestination', () => {
  it('lets as many sends be under way as parts are loaded at once, so that a host in one process is not slower than many functions', () => {
    const connections: DestinationConnection[] = [];
    const { definition } = memoryDestination();
    const create = (connection: DestinationConnection) => {
      connections.push(connection);
      return definition.create(connection);
    };
    const { ports } = testBench();
    for (const settings of [{ load_concurrency: 7 }, {}])
      connectDestination(
        { ...ports, destinations: new Map([['kong', { ...definition, create }]]) },
        parseClientConfiguration(aClient(settings), { environment: 'local' }),
        [],
      );

    expect(connections.map(({ sendsAtOnce }) => sendsAtOnce)).toEqual([7, 4]);
  });
});
