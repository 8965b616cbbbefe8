import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FlowPicture } from './flow.tsx';
import type { FigurePart } from './part.ts';
import { pngOf, save, svgText } from './save.ts';
import { useSay } from './say.ts';
import { Section } from './section.tsx';
import { SheetTable } from './sheet-table.tsx';
import { additionOf, equationOf } from './sums.ts';

/** The ledger's arithmetic: a picture, and the two additions that it shows. */
export function Arithmetic({ tenant, address, figure, definitions }: FigurePart) {
  const { t } = useTranslation();
  const say = useSay(definitions);
  const picture = useRef<SVGSVGElement>(null);
  const words = {
    item: t('board.item'),
    number: t('board.number'),
    share: t('board.share'),
    sealed: (n: string) => t('board.sealed', { n }),
  };
  const sheets = (['found', 'listed'] as const).map((total) =>
    additionOf(figure, total, say, { ...words, title: t(`board.${total}`) }),
  );
  const title = t('board.flow');
  return (
    <Section id="flow" title={title} lead={t('board.flowLead')}>
      <p className="equation">{equationOf(figure, say)}</p>
      <FlowPicture {...{ tenant, address, figure, definitions, picture }} />
      <p className="files">
        <Button
          size="small"
          aria-label={t('board.saveAs', { name: title, kind: 'PNG' })}
          onClick={() => {
            const drawing = picture.current;
            if (drawing === null) return;
            const { width, height } = drawing.getBoundingClientRect();
            void pngOf(svgText(drawing), Math.ceil(width), Math.ceil(height)).then((png) =>
              save(`${title}.png`, 'image/png', png),
            );
          }}
        >
          PNG
        </Button>
        <Button
          size="small"
          aria-label={t('board.saveAs', { name: title, kind: 'SVG' })}
          onClick={() => {
            if (picture.current === null) return;
            save(`${title}.svg`, 'image/svg+xml', svgText(picture.current));
          }}
        >
          SVG
        </Button>
      </p>
      <div className="additions">
        {sheets.map((sheet) => (
          <div key={sheet.title}>
            <h3>{sheet.title}</h3>
            <SheetTable {...{ tenant, address, sheet }} />
          </div>
        ))}
      </div>
    </Section>
  );
}
