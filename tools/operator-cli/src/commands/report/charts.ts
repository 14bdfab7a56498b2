import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { trusted, type Markup } from './html.ts';

use([BarChart, GridComponent, SVGRenderer]);

/** One colour's bars. */
export interface Series {
  /** A CSS colour; the page's own variables work. */
  readonly colour: string;
  readonly values: readonly (number | null)[];
}

const ink = 'var(--ink-soft)';
const rule = 'var(--rule)';

/** Stacked bars over names, as an SVG that needs no script. Its colours are the page's, so it follows light and dark. */
export const stackedBars = (
  names: readonly string[],
  series: readonly Series[],
  { width = 860, height = 220, horizontal = false } = {},
): Markup => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    const axis = {
      axisLabel: { color: ink, hideOverlap: true },
      axisLine: { lineStyle: { color: rule } },
      axisTick: { show: false },
    };
    const byName = { ...axis, type: 'category' as const, data: [...names], inverse: horizontal };
    const byValue = { ...axis, type: 'value' as const, splitLine: { lineStyle: { color: rule } } };
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 16, top: 12, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: horizontal ? byValue : byName,
      yAxis: horizontal ? byName : byValue,
      series: series.map(({ colour, values }) => ({
        type: 'bar',
        stack: 'all',
        barMaxWidth: 28,
        itemStyle: { color: colour },
        data: [...values],
      })),
    });
    return trusted(chart.renderToSVGString());
  } finally {
    chart.dispose(); // or its timer keeps the process alive
  }
};
