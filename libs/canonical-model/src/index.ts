export { canonicalFields, customPrefix, type CanonicalField } from './canonical-fields.ts';
export { canonicalProductSchema, type CanonicalProduct } from './canonical-product.ts';
export type { Issue } from './issue.ts';
export { jsonMistake } from './json-mistake.ts';
export { isJsonValue, isRecord, jsonValueSchema, maxJsonDepth, type JsonValue } from './json-value.ts';
export { meantName, nearestName } from './nearest-name.ts';
export { accepted, refused, type Accepted, type Refused, type Result } from './result.ts';
export { buildPayload, isForbiddenName, parseTarget, type TargetStep } from './target-path.ts';
export { zoneOffset, zoneToUtc, type ZoneOffset } from './time-zone.ts';
