import type { Draft } from '../../kernel/event.ts';
import type { EventDeclaration } from '../../kernel/event.ts';
import type { Day } from '../../kernel/time.ts';

export const unitKinds = [
  'leading-office',
  'department',
  'subdistrict',
  'section',
  'community',
  'enterprise',
  'branch',
  'team',
  'contractor',
] as const;
export type UnitKind = (typeof unitKinds)[number];

export const roles = [
  'office',
  'dispatcher',
  'caller',
  'lead',
  'handler',
  'guide',
  'instructor',
  'representative',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** What is known of a unit beside its place in the tree. */
export interface UnitFacts {
  readonly sector?: string;
  /** 12-digit statistical code (6+3+3), perhaps with a grid behind a dash. */
  readonly area?: string;
  readonly lat?: number;
  readonly lng?: number;
}

export interface Post {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  readonly role: Role;
  readonly from: Day;
  readonly to?: Day;
  /** Acting authority (代理) or an A/B post: for which post, and for which actions only. */
  readonly actingFor?: string;
  readonly scope?: readonly string[];
}

export type PeopleEvent =
  | Draft<'UnitOpened', { unit: string; kind: UnitKind; parent?: string } & UnitFacts>
  | Draft<'UnitChanged', { unit: string } & UnitFacts>
  | Draft<'UnitRenamed', { unit: string }>
  | Draft<'UnitMoved', { unit: string; from: string; parent: string }>
  | Draft<'UnitClosed', { unit: string }>
  | Draft<'PersonRegistered', { person: string }>
  /** A link to set up an account, which may replace the one that the person has. */
  | Draft<'AccountInvited', { person: string }>
  | Draft<'PersonLeft', { person: string }>
  | Draft<'PostTaken', Omit<Post, 'id'> & { post: string }>
  | Draft<'PostEnded', { post: string; to: Day }>;

const open: EventDeclaration = { visibility: 'public', precision: 'second', parts: [] };
const named: EventDeclaration = { ...open, parts: ['published'] };
const personal: EventDeclaration = { visibility: 'public', precision: 'hour', parts: [] };

export const declarations: { readonly [type in PeopleEvent['type']]: EventDeclaration } = {
  UnitOpened: named,
  UnitChanged: open,
  UnitRenamed: named,
  UnitMoved: open,
  UnitClosed: open,
  PersonRegistered: { ...personal, parts: ['person'] },
  AccountInvited: personal,
  PersonLeft: personal,
  PostTaken: personal,
  PostEnded: personal,
};
