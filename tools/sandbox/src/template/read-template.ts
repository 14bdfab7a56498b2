import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import { reconciliationNames, stackName } from '@siesa-integration/workflow-contract';
import { repositoryRoot } from './repository-root.ts';
import { deploymentOf, handlerOf, type DeployedFunction, type Deployment } from './deployment.ts';
import type { Template } from './template.ts';

/** The template of this environment runs locally; the environments differ only in retention and alarms. */
export const emulatedEnvironment = 'dev';

export const defaultTemplate = (): string => templateOf(stackName(emulatedEnvironment));

/** Of the stack that reconciles uploaded files. */
export const reconciliationTemplate = (): string => templateOf(reconciliationNames(emulatedEnvironment, '').stack);

const templateOf = (stack: string): string => join(repositoryRoot(), 'infra', 'cdk.out', `${stack}.template.json`);

/**
 * The deployment that `cdk synth` wrote, with the folders of its bundles made absolute.
 *
 * @throws {@link LocalHostError} `TEMPLATE_MISSING`, when it is not built.
 */
export const readDeployment = async (file: string = defaultTemplate()): Promise<Deployment> => {
  const deployment = deploymentOf(JSON.parse(await readTemplate(file)) as Template);
  const functions = deployment.functions.map((one) => ({ ...one, code: join(dirname(file), one.code) }));
  for (const one of functions) refuseMissingBundle(one);
  return { ...deployment, functions };
};

/** A failed build leaves an empty folder, and its synthesis succeeds all the same. */
const refuseMissingBundle = (one: DeployedFunction): void => {
  const { module } = handlerOf(one);
  if (!existsSync(module))
    throw new LocalHostError(
      'BUNDLE_MISSING',
      `The bundle of ${one.name} is not built: there is no '${module}'. Run 'npm run build' first.`,
    );
};

const readTemplate = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new LocalHostError(
      'TEMPLATE_MISSING',
      `The synthesized template '${file}' cannot be read. Run 'npm run build' first.`,
      { cause },
    );
  }
};
