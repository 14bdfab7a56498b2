export * from '../fake/index.ts';
export { answerStyles, describeProductAdapter, signRule } from './describe-product-adapter.ts';
export { createMemoryFake, memoryProduct } from './memory-product.ts';
export { productRules } from './product-rules.ts';
export type { ProductUnderTest } from './product-under-test.ts';
export type { ProductRule } from './rule.ts';
