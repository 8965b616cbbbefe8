import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import { FlowPicture } from './flow.tsx';
import type { FigurePart } from './part.ts';
import { useSay } from './say.ts';
import { equationOf } from './sums.ts';
import { Trends } from './trends.tsx';

const large = ['found', 'undecided', 'listed-open', 'result-overdue'] as const;

/** The board for a wall: large, without controls, and fresh each minute by itself. */
export function Wall(part: FigurePart & { readonly isReady: boolean }) {
  const { tenant, address, figure, definitions } = part;
  const { t } = useTranslation();
  const say = useSay(definitions);
  const picture = useRef<SVGSVGElement>(null);
  return (
    <>
      <ul className="large">
        {large.map((id) => (
          <li key={id}>
            <Link {...links.board(tenant, { ...address, show: id })}>
              <strong>{say.n(figure.values[id]?.shown ?? 0)}</strong>
              <span>{say.measure(id)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <section className="card" aria-labelledby="board-flow">
        <h2 id="board-flow">{t('board.flow')}</h2>
        <p className="equation">{equationOf(figure, say)}</p>
        <FlowPicture {...{ tenant, address, figure, definitions, picture }} />
      </section>
      <Trends {...part} />
    </>
  );
}
