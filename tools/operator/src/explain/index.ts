export type { ComparedField, LiveComparison } from './compare-live.ts';
export { explain } from './explain.ts';
export type { ExplainedReading, ProductExplanation } from './explain-product.ts';
