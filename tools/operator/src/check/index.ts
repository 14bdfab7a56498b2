export { checkClient } from './check-client.ts';
export { type CheckLine, checkTitles } from './check-line.ts';
