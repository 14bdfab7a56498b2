import { expect, it } from 'vitest';
import { createMemoryFake, memoryConnection, memoryDefinition } from '../conformance/memory-destination.ts';
import { createDestinationAdapter } from '../create-destination-adapter.ts';
import { createFakeDestination } from '../fake/index.ts';

it('an adapter is not created for a mapping document that leaves out what every record needs', () => {
  const connection = memoryConnection(createFakeDestination(createMemoryFake().script), {
    fields: [
      { canonical: 'id', target: 'key' },
      { canonical: 'name', target: 'name' },
    ],
  });

  expect(() => createDestinationAdapter({ ...memoryDefinition, requiredTargets: ['stock'] }, connection)).toThrow(
    "The mapping document sends nothing as 'stock', without which Memory takes no record: add it as a 'product_field'.",
  );
  expect(() => createDestinationAdapter(memoryDefinition, connection)).not.toThrow();
});
