import { count, type Language } from '@siesa-integration/operator/messages';
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, SVGRenderer]);

/** One colour's bars. */
export interface Series {
  /** A CSS colour; the page's own variables work. */
  readonly colour: string;
  readonly values: readonly (number | null)[];
}

const ink = 'var(--ink-soft)';
const rule = 'var(--rule)';

/**
 * Stacked bars over names, as an SVG that needs no script, to go on a page as it is. Its colours are the page's, so it follows light and dark.
 *
 * @param language - in which figures are written
 */
export const stackedBars = (
  names: readonly string[],
  series: readonly Series[],
  language: Language,
  { width = 860, height = 220, horizontal = false } = {},
): string => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    const axis = {
      axisLabel: { color: ink, fontSize: 12, hideOverlap: true },
      axisLine: { lineStyle: { color: rule } },
      axisTick: { show: false },
    };
    const byName = { ...axis, type: 'category' as const, data: [...names], inverse: horizontal };
    const byValue = {
      ...axis,
      type: 'value' as const,
      axisLabel: { ...axis.axisLabel, formatter: (figure: number) => count(figure, language) },
      splitLine: { lineStyle: { color: rule } },
    };
    chart.setOption({
      animation: false,
      grid: {
        left: horizontal ? roomFor(names) : 8,
        right: 16,
        top: 12,
        bottom: 8,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
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
    return chart.renderToSVGString().replaceAll(/<style[^>]*>[^]*?<\/style>/g, ''); // rules for hovering, which a page's policy may refuse
  } finally {
    chart.dispose(); // or its timer keeps the process alive
  }
};

/** The renderer guesses how wide a browser's letters are, and guesses too little by up to 2 px a letter. */
const roomFor = (names: readonly string[]): number => 8 + 2 * Math.max(0, ...names.map(({ length }) => length));

const sparkHeight = 24;
const sparkBar = 5;
const mostSparks = 24;

/** The last syncs as bars without text: how long each took, and which failed. */
export const sparkline = (syncs: readonly { readonly value: number; readonly isFailed: boolean }[]): string => {
  const shown = syncs.slice(-mostSparks);
  const most = Math.max(1, ...shown.map(({ value }) => value));
  const bars = shown.map(({ value, isFailed }, index) => {
    const height = Math.max(2, Math.round((value / most) * sparkHeight));
    return `<rect x="${String(index * sparkBar)}" y="${String(sparkHeight - height)}" width="${String(sparkBar - 1)}" height="${String(height)}" fill="${isFailed ? 'var(--bad)' : 'var(--ok)'}"/>`;
  });
  return `<svg class="spark" width="${String(shown.length * sparkBar)}" height="${String(sparkHeight)}" aria-hidden="true">${bars.join('')}</svg>`;
};
