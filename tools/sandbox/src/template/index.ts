export { deploymentOf, type DeployedFunction, type DeployedWorkflow, type Deployment } from './deployment.ts';
export { globalArn, localAccount, localArn } from './local-account.ts';
export { defaultTemplate, readDeployment, reconciliationTemplate } from './read-template.ts';
export { repositoryRoot } from './repository-root.ts';
export { resolverOf, type Resolver } from './resolve-template.ts';
export type { Template, TemplateResource, TemplateValue } from './template.ts';
