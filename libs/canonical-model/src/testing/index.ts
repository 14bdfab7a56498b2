export { aProduct, someProducts } from './a-product.ts';
