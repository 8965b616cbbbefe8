import type { Me } from '../api/session.ts';

/** Whether somebody arranges units and persons here. */
export function isOffice(me: Me | undefined): boolean {
  return me?.posts.some(({ role }) => role === 'office') === true;
}
