import { createHash } from 'node:crypto';
import type { Actor, Command } from '../../src/kernel/decider.ts';
import type { CommandData, CommandName } from '../../src/domain/problem/index.ts';
import { plusDays, type Day } from '../../src/kernel/time.ts';
import { chance, type Chance } from './chance.ts';
import { townWords } from './words.ts';
import { actorOf, person, type Street, type Town } from './town.ts';

/** What somebody does about a matter, so many days after it was registered. */
export interface Act {
  readonly day: number;
  readonly command: Command;
  readonly actor: Actor;
}

const courses = {
  // More than half of a hotline's intake is answered by a reply.
  inquiry: 50,
  'on-the-spot': 12,
  handled: 26,
  listed: 8,
  published: 3,
  sensitive: 1,
};

/** How a matter goes: the same number gives the same life. Some stop on the way and stay open. */
export function lifeOf(place: Town, number: number, born: Day): readonly Act[] {
  const luck = chance(Math.imul(number + 1, 0x9e3779b1));
  const course = luck.share(courses);
  const life = new Life(place, number, luck);
  const acts = life[course === 'on-the-spot' ? 'onTheSpot' : course](born);
  const stopped = course !== 'on-the-spot' && luck.next() < 0.08;
  return stopped ? acts.slice(0, 1 + luck.below(acts.length)) : acts;
}

/** A tracking code's hash: what a raiser is known by. */
export function raiserOf(number: number): string {
  return createHash('sha256').update(`raiser ${number}`).digest('base64url');
}

export function streamOf(number: number): string {
  const id = createHash('sha256').update(`matter ${number}`).digest().subarray(0, 16);
  return `problem/${id.toString('base64url')}`;
}

class Life {
  readonly #town: Town;
  readonly #luck: Chance;
  readonly #number: number;
  readonly #street: Street;
  readonly #lead: string;

  constructor(place: Town, number: number, luck: Chance) {
    this.#town = place;
    this.#number = number;
    this.#luck = luck;
    this.#street = luck.pick(place.streets);
    const local = luck.next() < 0.7;
    this.#lead = local ? luck.pick(this.#street.communities).unit : luck.pick(place.departments);
  }

  inquiry(): Act[] {
    const text = '您好，办理流程和所需材料已发至您的手机，如有疑问请拨打社区电话。';
    return [this.#report('inquiry'), this.#act(1, this.#office, 'reply', { text })];
  }

  handled(): Act[] {
    return [...this.#toSigned('help'), ...this.#fixed(3)];
  }

  sensitive(): Act[] {
    return [...this.#toSigned('complaint', this.#town.sensitive), ...this.#fixed(3)];
  }

  published(): Act[] {
    const words = { title: '楼道堆物清理', place: '某小区3号楼' };
    return [
      ...this.#toSigned('complaint'),
      this.#act(3, this.#office, 'ask-publish', words),
      this.#act(4, person.second(this.#town.root), 'grant-publish', {}),
      ...this.#fixed(5),
    ];
  }

  listed(born: Day): Act[] {
    const list: CommandData['list'] = {
      reason: 'funds',
      condition: 'funds-granted',
      owner: this.#town.root,
      reviewOn: plusDays(born, 200),
      measures: '列入下季度维修计划，资金到位后实施。',
    };
    const listed = [...this.#toSigned('help'), this.#act(4, person.lead(this.#lead), 'list', list)];
    return this.#luck.next() < 0.5 ? listed : [...listed, ...this.#fixed(40)];
  }

  /** A finding of a visit: put right at once, then two persons of another unit look. */
  onTheSpot(): Act[] {
    const { unit } = this.#street;
    const { root } = this.#town;
    const finding = { ...this.#words('finding'), source: 'visit' as const };
    return [
      this.#act(0, person.handler(unit), 'register', finding),
      this.#act(0, person.handler(unit), 'fix-on-the-spot', { text: '当场清理完毕。' }),
      this.#act(1, person.caller(root), 'check', {
        result: 'holds',
        witness: person.second(root),
        text: '现场查看，已清理。',
      }),
    ];
  }

  #toSigned(kind: 'help' | 'complaint', category?: string): Act[] {
    return [
      this.#report(kind, category),
      this.#act(1, this.#office, 'dispatch', { lead: this.#lead, grade: 'general' }),
      this.#act(1, person.handler(this.#lead), 'sign', {}),
    ];
  }

  #fixed(day: number): Act[] {
    const handler = person.handler(this.#lead);
    return [
      this.#act(day, handler, 'ask-answer', { text: '已更换照明灯具并检查线路，现已恢复正常。' }),
      this.#act(day + 1, person.lead(this.#lead), 'grant-answer', {}),
      this.#luck.next() < 0.6 ? this.#confirmed(day + 3) : this.#calledBack(day + 4),
    ];
  }

  #confirmed(day: number): Act {
    const satisfied = this.#luck.share({ yes: 70, basically: 25, no: 5 });
    const actor: Actor = { as: 'raiser', code: raiserOf(this.#number) };
    return { day, actor, command: this.#command('confirm', { solved: 'yes', satisfied }) };
  }

  #calledBack(day: number): Act {
    const { root } = this.#town;
    return this.#act(day, person.caller(root), 'call-back', {
      channel: 'phone',
      reached: true,
      authentic: true,
      contacted: true,
      solved: this.#luck.share({ yes: 85, partly: 10, no: 5 }),
      satisfied: this.#luck.share({ yes: 70, basically: 20, no: 10 }),
      witness: person.second(root),
    });
  }

  #report(kind: 'inquiry' | 'help' | 'complaint', category?: string): Act {
    const data = {
      ...this.#words(kind),
      ...(category === undefined ? {} : { category }),
      source: 'resident' as const,
      contact: { name: '王某', phone: '13800000000' },
      raiser: raiserOf(this.#number),
    };
    return { day: 0, actor: { as: 'anyone' }, command: this.#command('register', data) };
  }

  #words(kind: CommandData['register']['kind']) {
    const community = this.#luck.pick(this.#street.communities);
    const category = this.#luck.pick(this.#town.categories);
    const { title, description, place } = townWords(this.#number, 1 + this.#luck.below(30));
    return {
      kind,
      category,
      title,
      description,
      place: { text: place, area: community.area },
    };
  }

  get #office(): string {
    return person.office(this.#street.unit);
  }

  #act<N extends CommandName>(day: number, who: string, name: N, data: CommandData[N]): Act {
    return { day, actor: actorOf(who), command: this.#command(name, data) };
  }

  #command<N extends CommandName>(name: N, data: CommandData[N]): Command {
    return { stream: streamOf(this.#number), name, data };
  }
}
