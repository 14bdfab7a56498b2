import { reportSignIn } from './signed-in.ts';

process.exitCode = await reportSignIn((text) => process.stderr.write(text));
