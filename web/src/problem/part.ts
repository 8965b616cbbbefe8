import type { ProblemPage } from '../api/problem.ts';

/** What each part of the page is given. */
export interface PartProps {
  readonly tenant: string;
  readonly page: ProblemPage;
}
