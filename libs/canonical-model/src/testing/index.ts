export { aProduct, aProductWithoutStock, someProducts } from './a-product.ts';
