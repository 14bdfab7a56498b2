export { parseTransformRequest } from '../parse-requests.ts';
export { transform } from './transform.ts';
