import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { commit, district, play, type Act, type Move } from '../problem/testing.ts';
import {
  begun,
  finished,
  importing,
  undoAsked,
  undoGranted,
} from '../problem/testing-ledger-rows.ts';
import type { ImportRefusal } from './decide.ts';

function after(...moves: readonly Move[]) {
  const ledger = play(district(), ...moves);
  return {
    when(act: Act): readonly string[] | string {
      const done = commit(ledger, act);
      return isRefusal(done) ? done.refused : done.map((fact) => fact.event.type);
    },
  };
}

const rows = { new: 1, changed: 0, same: 0, closed: 0, troubled: 0 };
const undo = { text: '导错了' };
const takenBack = importing('system', 'undone', { undone: 1, restored: 0, kept: 0 });

describe('an import', () => {
  it('is begun by the desk of the unit whose ledger it is', () => {
    expect(after().when(begun())).toEqual(['ImportBegun']);
    const data = { office: 'district', file: 'f', rows };
    const refused: ImportRefusal = 'not-allowed';
    expect(after().when(importing('works-lead', 'begin', data))).toBe(refused);
    expect(after().when(importing('district-caller', 'begin', data))).toBe(refused);
    expect(after().when(importing('subdistrict-office', 'begin', data))).toBe(refused);
    expect(after().when(importing('system', 'begin', data))).toBe(refused);
  });

  it('is of a unit that there is, and begun once', () => {
    const nowhere = { office: 'nowhere', file: 'f', rows };
    expect(after().when(importing('district-office', 'begin', nowhere))).toBe('unknown-unit');
    expect(after(begun()).when(begun())).toBe('import-stands-otherwise');
  });

  it('is ended by the system, once', () => {
    expect(after(begun()).when(finished)).toEqual(['ImportFinished']);
    const byHand = { ...finished, actor: { as: 'person', person: 'district-office' } } as const;
    expect(after(begun()).when(byHand)).toBe('not-allowed');
    expect(after(begun(), finished).when(finished)).toBe('import-stands-otherwise');
  });
});

describe('taking an import back', () => {
  it('is asked for by one and granted by another', () => {
    expect(after(begun(), finished).when(undoAsked)).toEqual(['ImportUndoAsked']);
    const alone = importing('district-office', 'ask-undo', undo);
    expect(after(begun(), finished, alone).when(undoGranted)).toBe('needs-second-person');
    expect(after(begun(), finished, undoAsked).when(undoGranted)).toEqual(['ImportUndoGranted']);
    expect(after(begun(), finished).when(undoGranted)).toBe('import-stands-otherwise');
  });

  it('is granted by an office: the unit’s own, or that of the unit above', () => {
    const sub = [
      begun('a', 'subdistrict'),
      importing('subdistrict-dispatcher', 'ask-undo', undo),
    ] as const;
    const grant = (person: string) => after(...sub).when(importing(person, 'grant-undo', {}));
    expect(grant('subdistrict-office')).toEqual(['ImportUndoGranted']);
    expect(grant('district-office')).toEqual(['ImportUndoGranted']);
    expect(grant('subdistrict-dispatcher-2')).toBe('not-allowed');
    expect(grant('bureau-office')).toBe('not-allowed');
  });

  it('works on one that stopped half-way too', () => {
    expect(after(begun()).when(undoAsked)).toEqual(['ImportUndoAsked']);
  });

  it('ends when the rows are back, and not before it was granted', () => {
    const all = [begun(), finished, undoAsked, undoGranted];
    expect(after(...all).when(takenBack)).toEqual(['ImportTakenBack']);
    expect(after(begun(), finished).when(takenBack)).toBe('import-stands-otherwise');
  });

  it('is of an import that there is', () => {
    expect(after().when(undoAsked)).toBe('unknown-import');
  });
});
