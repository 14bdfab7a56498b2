export type { CanonicalProduct, JsonValue } from './canonical-product.ts';
export type { Issue } from './issue.ts';
export { accepted, refused, type Accepted, type Refused, type Result } from './result.ts';
