import { deployProblems } from './deploy-problems.ts';
import { environmentsNamed } from './environments.ts';

const problems = environmentsNamed(process.argv[2]).flatMap((environment) => deployProblems(environment).map((problem) => `${environment.name}: ${problem}`));

if (problems.length > 0) {
  process.stderr.write(`infra/src/environments.ts is not ready to be deployed.\n${problems.map((problem) => `  ${problem}\n`).join('')}`);
  process.exitCode = 1;
}
