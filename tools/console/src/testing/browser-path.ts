import { existsSync } from 'node:fs';

/** Where Chromium is on this machine; `undefined` when it has none. */
export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

if (browserPath === undefined) console.warn('No Chromium on this machine: no page is opened by this run.');
