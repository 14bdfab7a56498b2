export * from '../fake/index.ts';
export { answerStyles, describeDestinationAdapter, checkRule } from './describe-destination-adapter.ts';
export { createMemoryFake, memoryDestination } from './memory-destination.ts';
export { destinationRules } from './destination-rules.ts';
export type { DestinationRule, DestinationUnderTest } from './harness.ts';
export { checkEachRule, describeEachAdapter } from './each/describe-each-adapter.ts';
export { eachRules } from './each/each-rules.ts';
export type { EachRule, EachUnderTest } from './each/each-harness.ts';
export { describeSwitchPairs } from './each/switch-pairs.ts';
