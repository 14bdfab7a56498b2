/** Commands of documents that no test runs, and why. Every other command is run. */
export const unrunCommands: readonly { readonly command: RegExp; readonly reason: string }[] = [
  { command: /^npm ci$/, reason: 'CI begins with it' },
  { command: /^npm test$/, reason: 'this test is a part of it' },
  { command: /^npm run (build|demo|bench)$/, reason: 'this test needs the build; CI runs the demo' },
  {
    command: /^npm run simulators( -- .*)?$/,
    reason: 'does not end; the test reads its arguments, and others call startSimulators',
  },
  { command: /^npm install /, reason: 'needs a published package' },
  { command: /^npx node --conditions=\S+ examples\/\w+\.ts$/, reason: 'tests of the libraries run each example' },
  {
    command:
      /^(SEEDS?=\d+ )?npx nx (affected|sync|run|run-many|bench|release|g|generate|show|graph|test|lint|typecheck|build) ?/,
    reason: "Nx's own; CI runs lint, typecheck, test, build and synth",
  },
  { command: /^(AWS_PROFILE=\S+ )?npx (nx run infra:(diff|deploy)|cdk)\b/, reason: 'needs an AWS account' },
  { command: /^aws /, reason: 'needs an AWS account' },
  { command: /^git /, reason: 'changes a clone' },
  { command: /^curl /, reason: 'needs a network' },
  { command: /^openssl x509 /, reason: "prints a certificate that is the client's" },
  { command: /^export NODE_EXTRA_CA_CERTS=/, reason: 'sets a variable; the guard is tested with a private authority' },
];
