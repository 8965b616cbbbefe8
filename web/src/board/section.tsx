import type { ReactNode } from 'react';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section className="card" aria-labelledby={`board-${id}`}>
      <h2 id={`board-${id}`}>{title}</h2>
      {lead === undefined ? null : <p className="quiet">{lead}</p>}
      {children}
    </section>
  );
}
