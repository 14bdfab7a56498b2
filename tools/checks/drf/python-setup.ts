import type { TestProject } from 'vitest/node';
import { preparePython } from '../src/python/prepare-python.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Python that has the packages; empty where they cannot be had. */
    python: string;
  }
}

/** Installs the packages, and says in words where the test is skipped. */
const setup = async (project: TestProject): Promise<void> => {
  const python = await preparePython('tools/checks/drf/requirements.txt');
  if ('missing' in python) process.stdout.write(`The test on Django REST Framework is skipped: ${python.missing}\n`);
  project.provide('python', 'missing' in python ? '' : python.path);
};

export default setup;
