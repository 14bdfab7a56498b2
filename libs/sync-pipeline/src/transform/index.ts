export { parseTransformRequest } from '../state-payloads.ts';
export { transform } from './transform.ts';
