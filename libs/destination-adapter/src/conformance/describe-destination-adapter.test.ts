import { describeDestinationAdapter } from './describe-destination-adapter.ts';
import { startMemoryDestination } from './memory-destination.ts';

describeDestinationAdapter('a destination in memory', startMemoryDestination);
