import type { Recorded } from '../kernel/event.ts';
import type { ProblemEvent } from '../domain/problem/index.ts';
import type { ClockName, EventKey, Texts } from './shape.ts';

export type Params = { readonly [name: string]: string | number };

/** A text with its `{name}`s filled in; one that has no value is left out. */
export function fill(text: string, params: Params): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : '',
  );
}

/** What names are called in the reader's language: `unit:<id>`, `grade:<code>`. */
export type Naming = (ref: string) => string;

/** An event as one plain sentence of the timeline. Codes only: nothing sealed goes in. */
export function sentenceOf(event: Recorded<ProblemEvent>, texts: Texts, name: Naming): string {
  return fill(texts.events[keyOf(event)], paramsOf(event, texts, name));
}

export function clockName(clock: string): ClockName {
  return clock.split(':')[0] as ClockName;
}

function keyOf(event: Recorded<ProblemEvent>): EventKey {
  switch (event.type) {
    case 'Imported':
      if (event.data.closed) return 'Imported:closed';
      return event.data.lead === undefined ? 'Imported:waiting' : 'Imported:in-hand';
    case 'Dispatched':
      return event.data.binding ? 'Dispatched:binding' : 'Dispatched';
    case 'Corrected': {
      const { category, about, takenBack } = event.data;
      if (takenBack) return 'Corrected:taken-back';
      if (category === undefined) return 'Corrected:about';
      return about === undefined ? 'Corrected:category' : 'Corrected:both';
    }
    case 'Signed':
      return event.data.bySystem ? 'Signed:system' : 'Signed';
    case 'AskMade':
    case 'AskGranted':
    case 'AskRefused':
      return `${event.type}:${event.data.matter}`;
    case 'Confirmed':
      return `Confirmed:${event.data.channel}`;
    case 'CallBackMade':
      if (!event.data.reached) return 'CallBackMade:missed';
      return event.data.authentic ? 'CallBackMade:reached' : 'CallBackMade:not-authentic';
    case 'Verified':
      return `Verified:${event.data.result}`;
    case 'LookedBack':
      return `LookedBack:${event.data.result}`;
    case 'Reopened':
      return `Reopened:${event.data.cause}`;
    case 'DeadlinePassed':
      return `DeadlinePassed:${clockName(event.data.clock)}`;
    default:
      return event.type;
  }
}

const DAY_SECONDS = 86_400;

function paramsOf(event: Recorded<ProblemEvent>, t: Texts, name: Naming): Params {
  const unit = (id: string | undefined) =>
    id === undefined ? t.words.somebody : name(`unit:${id}`);
  switch (event.type) {
    case 'ProblemRegistered':
      return { office: unit(event.data.office) };
    case 'Imported':
      return { office: unit(event.data.office), lead: unit(event.data.lead) };
    case 'NotTakenUp':
      return { basis: t.refusalBases[event.data.basis] };
    case 'Dispatched':
      return { lead: unit(event.data.lead), grade: name(`grade:${event.data.grade}`) };
    case 'Corrected': {
      const { category } = event.data;
      return category === undefined ? {} : { category: name(`category:${category}`) };
    }
    case 'CoHandlersAdded':
      return { units: event.data.units.map(unit).join(', ') };
    case 'Signed':
    case 'CoHandlerAnswered':
    case 'Verified':
    case 'Assigned':
      return { unit: unit(event.data.unit) };
    case 'RaiserContacted':
      return { channel: t.contactChannels[event.data.channel] };
    case 'Escalated':
      return { to: unit(event.data.to) };
    case 'AskMade':
    case 'AskGranted':
      return askParams(event.data, t, unit);
    case 'AskWithdrawn':
      return { matter: t.matters[event.data.matter] };
    case 'Listed': {
      const { reason, condition, reviewOn, owner } = event.data;
      return {
        reason: t.listReasons[reason],
        condition: t.unblockConditions[condition],
        reviewOn,
        owner: unit(owner),
      };
    }
    case 'ListingReviewed':
      return { reviewOn: event.data.reviewOn };
    case 'ListingRaised':
      return { reviewOn: event.data.reviewOn, owner: unit(event.data.owner) };
    case 'FixedOnTheSpot':
      return { lead: unit(event.data.lead) };
    case 'Confirmed': {
      const { satisfied } = event.data;
      return { satisfied: satisfied === undefined ? '' : t.satisfiedAnswers[satisfied] };
    }
    case 'Disputed':
      return { reason: t.disputeReasons[event.data.reason] };
    case 'CallBackMade': {
      const { channel, solved } = event.data;
      const said = solved === undefined ? '' : t.solvedAnswers[solved];
      return { channel: t.contactChannels[channel], solved: said };
    }
    case 'LookedBack':
      return { days: event.data.days };
    case 'Redirected':
      return { channel: t.redirectChannels[event.data.channel] };
    case 'RaisersJoined':
    case 'RaisersLeft':
      return { count: event.data.raisers.length };
    case 'PartErased':
      return { reason: t.eraseReasons[event.data.reason] };
    default:
      return {};
  }
}

function askParams(
  data: Extract<ProblemEvent, { type: 'AskMade' | 'AskGranted' }>['data'],
  t: Texts,
  unit: (id: string | undefined) => string,
): Params {
  const lead = 'lead' in data ? { lead: unit(data.lead) } : {};
  switch (data.matter) {
    case 'return':
      return { ...lead, basis: t.returnBases[data.basis], rightUnit: unit(data.rightUnit) };
    case 'extension':
      return { workdays: Math.round(data.seconds / DAY_SECONDS) };
    case 'pause':
      return { reason: t.pauseReasons[data.reason] };
    case 'exclusion':
      return { basis: t.exclusionBases[data.basis] };
    case 'not-fixed':
      return { basis: t.notFixedBases[data.basis] };
    case 'answer':
    case 'publish':
      return {};
  }
}
