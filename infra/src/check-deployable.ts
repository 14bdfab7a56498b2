import { reportDeployProblems, reportEngineProblem } from './deploy-problems.ts';

const write = (text: string) => process.stderr.write(text);
process.exitCode = Math.max(
  reportDeployProblems(process.argv[2], write),
  process.argv[3] === '--engine' ? reportEngineProblem(write) : 0,
);
