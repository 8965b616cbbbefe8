import { plusDays } from '../../kernel/time.ts';
import type { Stage } from './stage.ts';

type Act = () => Promise<unknown>;

/** Scenes of several stories, played in the order of their times. */
export class Script {
  readonly #scenes: { readonly day: string; readonly time: string; readonly acts: Act[] }[] = [];
  readonly #today: string;

  constructor(today: string) {
    this.#today = today;
  }

  /** `ago` days before today, at a local time. */
  on(ago: number, time: string, ...acts: Act[]): void {
    this.#scenes.push({ day: plusDays(this.#today, -ago), time, acts });
  }

  async play(stage: Stage): Promise<void> {
    const key = (scene: { day: string; time: string }) => `${scene.day}T${scene.time}`;
    const scenes = this.#scenes.toSorted((a, b) =>
      key(a) < key(b) ? -1 : Number(key(a) > key(b)),
    );
    for (const scene of scenes) {
      await stage.at(scene.day, scene.time);
      for (const act of scene.acts) await act();
    }
  }
}
