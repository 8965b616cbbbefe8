import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

// Only what the board draws. No tooltip: it would write styles into the page, which its security
// policy refuses; the values stand beside the marks.
use([BarChart, LineChart, GridComponent, LegendComponent, CanvasRenderer, SVGRenderer]);

export function canvasChart(element: HTMLElement) {
  return init(element, undefined, { renderer: 'canvas' });
}

/** The same chart as the text of a drawing. */
export function svgChart(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(undefined, undefined, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
