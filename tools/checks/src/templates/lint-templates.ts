import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deployedEnvironments, resourceNames } from '@siesa-integration/workflow-contract';
import { repository } from '../documents/markdown.ts';
import { preparePython } from '../python/prepare-python.ts';

/** Rules whose findings are accepted, each with its reason. */
const accepted: Readonly<Record<string, string>> = {
  W3005:
    'CDK writes DependsOn for a role or a topic whose policy must be there first, beside the reference that implies a part of it',
};

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The synthesized templates. @throws when one of an environment is missing, because nothing would be found then */
const templates = async (): Promise<readonly string[]> => {
  const folder = join(repository, 'infra/cdk.out');
  const found = await Array.fromAsync(glob('**/*.template.json', { cwd: folder }));
  const wanted = deployedEnvironments.map((environment) => `${resourceNames(environment, '').stack}.template.json`);
  const missing = wanted.filter((name) => !found.includes(name));
  if (missing.length > 0) throw new Error(`${folder} lacks ${missing.join(', ')}: run nx run infra:synth.`);
  return found.map((name) => join(folder, name));
};

const python = await preparePython('tools/checks/moto/requirements.txt');
if ('missing' in python) {
  write(`The templates are not checked by cfn-lint: ${python.missing}`);
} else {
  const files = await templates();
  const rules = Object.keys(accepted);
  const options = ['--regions', 'us-east-1', '--ignore-checks', ...rules, '--template', ...files];
  const child = spawn(join(dirname(python.path), 'cfn-lint'), options, { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === 0)
    write(
      `cfn-lint finds nothing in ${String(files.length)} templates. Accepted: ${rules.map((rule) => `${rule} (${accepted[rule] ?? ''})`).join(', ')}.`,
    );
  process.exitCode = code ?? 1;
}
