import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { preparePython, type Python } from '../src/python/prepare-python.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Python that has Spark; empty where Spark or its Java cannot be had. */
    sparkPython: string;
  }
}

const prepare = async (): Promise<Python> => {
  if (spawnSync('java', ['-version']).status !== 0)
    return { missing: 'there is no Java here, and Spark runs on Java 17.' };
  return preparePython('tools/checks/spark/requirements.txt');
};

/** Installs Spark, and says in words where the check is skipped. */
const setup = async (project: TestProject): Promise<void> => {
  const python = await prepare();
  if ('missing' in python) process.stdout.write(`The check on Spark is skipped: ${python.missing}\n`);
  project.provide('sparkPython', 'missing' in python ? '' : python.path);
};

export default setup;
