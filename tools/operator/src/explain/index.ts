export type { ComparedField, LiveComparison } from './compare-live.ts';
export { explain, type ExplainedReading, type ProductExplanation } from './explain-product.ts';
