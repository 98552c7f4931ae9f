/** Times several subjects in turns, A B C A B C, so that whatever slows the machine slows them alike. */
import { rest } from './rest';

export interface Steppable {
  steps(count: number): Promise<number>;
}

export interface Turns {
  readonly rounds: number;
  /** About how long one turn lasts. */
  readonly turnMs: number;
  /** Heard after every turn, with the share done, from 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly cancelled?: () => boolean;
}

/** Steps after the first one that tell how many fit a turn about; a whole turn follows, which lets caches, threads and compiled code settle. None is counted. */
const trial = 3;
const mostSteps = 1024;

/** Times of a step in ms for each subject, one for each round. A cancelled run gives the rounds that it has. */
export async function interleave(subjects: readonly Steppable[], { rounds, turnMs, progress, cancelled }: Turns): Promise<number[][]> {
  const counts: number[] = [];
  for (const subject of subjects) {
    const first = await subject.steps(1);
    const about = await subject.steps(first > turnMs ? 1 : trial);
    counts.push(stepsFor(turnMs, first > turnMs ? about : await subject.steps(stepsFor(turnMs, about))));
  }
  const times: number[][] = subjects.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, subject] of subjects.entries()) {
      if (cancelled?.()) return times;
      await rest();
      times[index]!.push(await subject.steps(counts[index]!));
      progress?.((round * subjects.length + index + 1) / (rounds * subjects.length));
    }
  }
  return times;
}

function stepsFor(turnMs: number, stepMs: number): number {
  return Math.max(1, Math.min(mostSteps, Math.round(turnMs / stepMs)));
}
