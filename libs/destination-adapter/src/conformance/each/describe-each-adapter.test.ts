import { startMemoryRecords } from '../memory-records.ts';
import { describeEachAdapter } from './describe-each-adapter.ts';

describeEachAdapter('a destination in memory that takes one record a call', startMemoryRecords);
