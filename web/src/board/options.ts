import type { EChartsCoreOption } from 'echarts/core';
import { colourOf } from './colours.ts';

interface Series {
  readonly id: string;
  readonly name: string;
  readonly values: readonly number[];
}

interface Look {
  readonly isDark: boolean;
  readonly isWall: boolean;
}

const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Marks differ by shape and dash as well as by colour. */
const shapes = ['circle', 'rect', 'triangle', 'diamond'] as const;
const dashes = ['solid', 'dashed', 'dotted'] as const;

export function linesOption(
  names: readonly string[],
  series: readonly Series[],
  look: Look,
): EChartsCoreOption {
  const { text, size } = inks(look);
  return {
    ...frame(look),
    xAxis: axis(look, names),
    yAxis: scale(look),
    series: series.map(({ id, name, values }, i) => ({
      type: 'line',
      name,
      data: [...values],
      color: colourOf(id),
      symbol: shapes[i % shapes.length],
      symbolSize: look.isWall ? 14 : 10,
      lineStyle: { width: look.isWall ? 4 : 2, type: dashes[i % dashes.length] },
      label: { show: true, position: 'top', color: text, fontSize: size, fontFamily: FONT },
    })),
  };
}

export function barsOption(
  names: readonly string[],
  series: readonly Series[],
  look: Look,
): EChartsCoreOption {
  const { text, size } = inks(look);
  return {
    ...frame(look),
    xAxis: axis(look, names),
    yAxis: scale(look),
    series: series.map(({ id, name, values }) => ({
      type: 'bar',
      name,
      data: [...values],
      color: colourOf(id),
      barMaxWidth: look.isWall ? 56 : 28,
      label: {
        show: true,
        position: 'top',
        color: text,
        fontSize: size,
        fontFamily: FONT,
        formatter: ({ value }: { readonly value: number }) => (value === 0 ? '' : String(value)),
      },
    })),
  };
}

/** Bars that lie: names of any length stand before them. */
export function lyingOption(
  names: readonly string[],
  series: readonly Series[],
  look: Look,
): EChartsCoreOption {
  const { xAxis, yAxis, series: bars, ...rest } = barsOption(names, series, look);
  const lying = (bars as readonly { label: object }[]).map((bar) => ({
    ...bar,
    label: { ...bar.label, position: 'right' },
  }));
  const category = { ...(xAxis as object), inverse: true };
  return { ...rest, xAxis: yAxis, yAxis: category, series: lying };
}

function inks({ isDark, isWall }: Look) {
  return {
    text: isDark ? '#e6efec' : '#1c2624',
    quiet: isDark ? '#a9b8b4' : '#4a5754',
    rule: isDark ? '#33413d' : '#dfe6e4',
    size: isWall ? 20 : 12,
  };
}

function frame(look: Look) {
  const { text, size } = inks(look);
  return {
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: size },
    grid: { left: 4, right: 24, top: size * 3.4, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      type: 'plain',
      itemWidth: size * 1.5,
      textStyle: { color: text, fontSize: size, fontFamily: FONT },
      selectedMode: false,
    },
  };
}

function axis(look: Look, names: readonly string[]) {
  const { quiet, rule, size } = inks(look);
  return {
    type: 'category',
    data: [...names],
    axisLabel: { color: quiet, fontSize: size, fontFamily: FONT },
    axisLine: { lineStyle: { color: rule } },
    axisTick: { show: false },
  };
}

function scale(look: Look) {
  const { quiet, rule, size } = inks(look);
  return {
    type: 'value',
    minInterval: 1,
    axisLabel: { color: quiet, fontSize: size, fontFamily: FONT },
    splitLine: { lineStyle: { color: rule } },
  };
}
