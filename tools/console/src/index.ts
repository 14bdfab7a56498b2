export { createConsole, type ConsoleOptions } from './create-console.ts';
export { startConsole, type RunningConsole, type StartConsoleOptions } from './start-console.ts';
export { type Access, openAccess, passwordAccess, tokenAccess } from './security/access.ts';
export { passwordLine } from './security/passwords.ts';
