import { describeProductAdapter } from './describe-product-adapter.ts';
import { startMemoryProduct } from './memory-product.ts';

describeProductAdapter('a product in memory', startMemoryProduct);
