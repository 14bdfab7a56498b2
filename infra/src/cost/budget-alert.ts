import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { stackName } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import type { Alerts } from '../observability/alerts.ts';
import type { Environment } from '../environments.ts';

export interface CostFuseProps {
  readonly environment: Environment;
  readonly alerts: Alerts;
}

/** Alerts at 80 % of the monthly budget, and when the forecast exceeds it. A budget that only notifies is free. */
export class BudgetAlert extends Construct {
  constructor(scope: Construct, id: string, { environment, alerts }: CostFuseProps) {
    super(scope, id);
    const subscribers = [{ subscriptionType: 'SNS', address: alerts.topic.topicArn }];
    const above = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers,
    });
    const budget = new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: stackName(environment.name),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: environment.monthlyBudgetUsd, unit: 'USD' },
        // The tag that CloudFormation sets on every resource of the stack. docs/deploying.md explains how to activate it for billing.
        costFilters: { TagKeyValue: [`aws:cloudformation:stack-name$${Stack.of(this).stackName}`] },
      },
      notificationsWithSubscribers: [above('ACTUAL', 80), above('FORECASTED', 100)],
    });
    alerts.grantPublishTo('budgets.amazonaws.com');
    budget.node.addDependency(alerts); // the budget needs the topic's policy
  }
}
