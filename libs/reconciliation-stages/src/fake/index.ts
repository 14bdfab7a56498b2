export { runSparkPlan } from './run-spark-plan.ts';
