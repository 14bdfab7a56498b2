import { describeDestinationAdapter } from './describe-destination-adapter.ts';
import { startMemoryDestination } from './memory-destination.ts';

describeDestinationAdapter('a product in memory', startMemoryDestination);
