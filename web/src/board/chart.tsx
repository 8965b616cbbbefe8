import { Button } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { canvasChart, svgChart } from './echarts.ts';
import { save } from './save.ts';

interface ChartProps {
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly alt: string;
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** Somebody chose a mark: the how-manieth value of which series. */
  readonly onMark: (value: number, series: number) => void;
  readonly isBare?: boolean;
}

/** A drawn chart: its figures are in the table beside it, for those who can't see or point. */
export function Chart({ title, alt, option, height, onMark, isBare = false }: ChartProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof canvasChart>>(undefined);
  const mark = useRef(onMark);
  mark.current = onMark;
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const drawn = canvasChart(element);
    chart.current = drawn;
    drawn.on('click', ({ dataIndex, seriesIndex }) => mark.current(dataIndex, seriesIndex ?? 0));
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, true);
  }, [option]);
  return (
    <figure className="chart">
      <div role="img" aria-label={alt}>
        <div ref={place} style={{ height }} />
      </div>
      {isBare ? null : (
        <p className="files">
          <Button
            size="small"
            aria-label={t('board.saveAs', { name: title, kind: 'PNG' })}
            onClick={() => {
              const url = chart.current?.getDataURL({ pixelRatio: 2, backgroundColor: '#fff' });
              if (url !== undefined) save(`${title}.png`, 'image/png', bytesOf(url));
            }}
          >
            PNG
          </Button>
          <Button
            size="small"
            aria-label={t('board.saveAs', { name: title, kind: 'SVG' })}
            onClick={() =>
              save(`${title}.svg`, 'image/svg+xml', svgChart(option, 900, height * 1.3))
            }
          >
            SVG
          </Button>
        </p>
      )}
    </figure>
  );
}

function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (c) => c.charCodeAt(0));
}
