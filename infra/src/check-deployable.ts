import { reportDeployProblems } from './deploy-problems.ts';

process.exitCode = reportDeployProblems(process.argv[2], (text) => process.stderr.write(text));
