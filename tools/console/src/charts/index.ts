export { type Series, sparkline, stackedBars } from './charts.ts';
