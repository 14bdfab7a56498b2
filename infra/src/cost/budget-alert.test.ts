import { describe, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

describe('BudgetAlert', () => {
  it.each([
    ['dev', 20],
    ['prod', 300],
  ] as const)(
    'of %s notifies the topic at 80 %% of %d dollars a month, and when the forecast exceeds them',
    (environment, amount) => {
      const subscribers = [
        {
          SubscriptionType: 'SNS',
          Address: { Ref: Object.keys(templateOf(environment).findResources('AWS::SNS::Topic'))[0] },
        },
      ];

      templateOf(environment).hasResourceProperties('AWS::Budgets::Budget', {
        Budget: {
          BudgetName: `siesa-integration-${environment}`,
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount: amount, Unit: 'USD' },
          CostFilters: { TagKeyValue: [`aws:cloudformation:stack-name$siesa-integration-${environment}`] },
        },
        NotificationsWithSubscribers: [
          {
            Notification: {
              NotificationType: 'ACTUAL',
              ComparisonOperator: 'GREATER_THAN',
              Threshold: 80,
              ThresholdType: 'PERCENTAGE',
            },
            Subscribers: subscribers,
          },
          {
            Notification: {
              NotificationType: 'FORECASTED',
              ComparisonOperator: 'GREATER_THAN',
              Threshold: 100,
              ThresholdType: 'PERCENTAGE',
            },
            Subscribers: subscribers,
          },
        ],
      });
    },
  );
});
