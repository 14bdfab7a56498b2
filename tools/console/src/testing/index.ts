export { browserPath } from './browser-path.ts';
export { type ConsoleBrowser, openConsole } from './console-browser.ts';
export { crawl } from './crawl.ts';
export { findClippedText } from './find-clipped-text.ts';
export { findPageProblems } from './find-page-problems.ts';
export { createProductExport, type ProductExport } from './product-export.ts';
export { type ReconcilingEnvironment, startReconcilingEnvironment } from './reconciling-environment.ts';
