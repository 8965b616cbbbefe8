import { z } from 'zod';
import { platformReply, type Persons } from '../../documents/work-order/reply.ts';
import type { Problem, problemWords } from '../../domain/problem/index.ts';
import { localDay } from '../../kernel/time.ts';
import type { Entry, Store } from '../../store/index.ts';
import { nameIn, textsOf, type Texts } from '../../texts/index.ts';
import { intakeWords } from '../../texts/intake-words.ts';
import { personOf } from '../gate.ts';
import { languageOf } from '../language.ts';
import { personNames } from '../person-names.ts';
import { Refused } from '../refused.ts';
import { momentsOf } from '../track-moments.ts';
import { problemId, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow, sightOfPerson } from './sight.ts';

/** The reply of a matter in the wording of another platform, to be copied there. */
export function platformReplyRoute(app: Server, { store, clock }: Api): void {
  app.get(
    `${TENANT}/problems/:id/platform-reply`,
    {
      schema: {
        summary: 'The reply in a hotline platform’s wording, without anybody’s name or number',
        tags: ['problem'],
        params: z.strictObject({ tenant, id: problemId }),
        querystring: query({}),
        response: { 200: z.object({ text: z.string().optional() }) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant, id } = request.params;
      const stream = `problem/${id}`;
      const [{ world, names }, found] = await Promise.all([
        store.worldOf(tenant),
        store.stateOf(tenant, stream),
      ]);
      const p = found?.state as Problem | undefined;
      const posts = postsNow(world, personOf(request), clock());
      if (!p || sightOfPerson(posts, p, world) !== 'whole') throw new Refused('unknown-problem');
      const [entries, persons, staff, whos] = await Promise.all([
        store.entriesOf(tenant, stream),
        raisersOf(store, tenant, p),
        personNames(store, tenant),
        store.personsOf(tenant, stream),
      ]);
      const done = momentsOf(entries, '').findLast((moment) => moment.reply !== undefined)?.reply;
      if (done === undefined) return {};
      const language = languageOf(request);
      const unit = names[`unit:${p.lead ?? p.office}`];
      const { assignee } = p.assigned ?? {};
      const handler = assignee === undefined ? undefined : staff[whos[assignee] ?? ''];
      const offset = world.catalogue.settings.utcOffsetMinutes;
      return {
        text: platformReply(
          {
            done,
            unit: unit ? nameIn(language, unit) : (p.lead ?? p.office),
            person: handler ?? '',
            ...contactedIn(entries, offset),
            ...verifiedIn(entries),
            ...calledBackIn(entries, textsOf(language)),
          },
          intakeWords(language).platformReply,
          persons,
        ),
      };
    },
  );
}

function contactedIn(entries: readonly Entry[], offset: number) {
  const at = entries.find(({ event }) => event.type === 'RaiserContacted')?.event.at;
  return at === undefined ? {} : { contactedOn: localDay(at, offset) };
}

function verifiedIn(entries: readonly Entry[]) {
  const last = entries.findLast(({ event }) => event.type === 'Verified');
  const { text } = (last?.parts['text'] ?? {}) as { text?: string };
  return text === undefined ? {} : { verified: text };
}

type CallBack = Extract<problemWords.ProblemEvent, { type: 'CallBackMade' }>['data'];

/** What was answered, in codes' words: what the raiser said besides is theirs. */
function calledBackIn(entries: readonly Entry[], texts: Texts) {
  const last = entries.findLast(
    ({ event }) => event.type === 'CallBackMade' && (event.data as CallBack).reached,
  );
  const { solved, satisfied } = (last?.event.data ?? {}) as Partial<CallBack>;
  const said = [
    solved === undefined ? undefined : texts.solvedAnswers[solved],
    satisfied === undefined ? undefined : texts.satisfiedAnswers[satisfied],
  ].filter((text) => text !== undefined);
  return said.length === 0 ? {} : { calledBack: said.join('，') };
}

/** Who raised it, this one and those merged into it: for leaving them out. */
async function raisersOf(store: Store, tenant: string, p: Problem): Promise<Persons> {
  const streams = new Set([p.stream, ...p.raisers.flatMap(({ from }) => from ?? [])]);
  const people = await Promise.all(
    [...streams].map(async (stream) => {
      const [registered] = await store.entriesOf(tenant, stream);
      return registered?.parts['person'] as
        { name?: string; phone?: string; email?: string } | null | undefined;
    }),
  );
  return {
    names: people.flatMap((person) => person?.name ?? []),
    contacts: people.flatMap((person) => [person?.phone ?? [], person?.email ?? []].flat()),
  };
}
