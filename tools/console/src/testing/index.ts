export { browserPath } from './browser-path.ts';
export { findClippedText } from './find-clipped-text.ts';
