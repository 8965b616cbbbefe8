import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import type { BoardAddress } from './address.ts';
import { flowOf, linesOf, NODE } from './flow.ts';
import { colourOf } from './colours.ts';
import { useSay } from './say.ts';
import type { Definition, Figure } from './queries.ts';

interface FlowProps {
  readonly tenant: string;
  readonly address: BoardAddress;
  readonly figure: Figure;
  readonly definitions: readonly Definition[];
  readonly picture: RefObject<SVGSVGElement | null>;
}

/** The ledger's arithmetic as one picture: each part is as high as its number, and opens it. */
export function FlowPicture({ tenant, address, figure, definitions, picture }: FlowProps) {
  const { t } = useTranslation();
  const say = useSay(definitions);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const isWall = address.wall === true;
  const narrow = width < 560;
  const size = isWall ? 24 : narrow ? 12 : 14;
  const most = Math.floor((width * 0.3 - NODE - 12) / (size * 0.56));
  const line = size * (narrow ? 4.4 : 3);
  const flow = flowOf(figure.values, width - 4, isWall ? 520 : 320, line);
  return (
    <div ref={frame} className="flow">
      <svg
        ref={picture}
        role="group"
        aria-label={t('board.flow')}
        viewBox={`-2 -4 ${String(width)} ${String(flow.height + 12)}`}
        width={width}
        height={flow.height + 12}
        fontSize={size}
        fontFamily="system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif"
      >
        {flow.ribbons.map(({ measure, path }) => (
          <path key={measure} d={path} fill={colourOf(measure)} fillOpacity={0.22} />
        ))}
        {flow.nodes.map(({ measure, n, x, y, height }) => (
          <Link
            key={measure}
            {...links.board(tenant, { ...address, show: measure })}
            resetScroll={false}
          >
            <title>{t('board.open', { name: say.measure(measure), value: say.n(n) })}</title>
            <rect
              x={x}
              y={y}
              width={width * 0.28}
              height={Math.max(height, line)}
              fill="#fff"
              fillOpacity={0}
            />
            <rect
              x={x}
              y={y}
              width={NODE}
              height={Math.max(height, 2)}
              rx={2}
              fill={colourOf(measure)}
            />
            <text x={x + NODE + 6} y={y + size} fontWeight={700} fill="#1c2624" className="n">
              {say.n(n)}
            </text>
            {linesOf(say.measure(measure), most).map((text, i) => (
              <text
                key={text}
                x={x + NODE + 6}
                y={y + size * (2.2 + i * 1.15)}
                fontSize={size * 0.9}
                fill="#4a5754"
                className="name"
              >
                {text}
              </text>
            ))}
          </Link>
        ))}
      </svg>
    </div>
  );
}

/** The pixels that an element has across; a guess until it is laid out. */
function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(900);
  useEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(280, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
