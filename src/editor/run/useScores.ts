/** A trainer's newest scores, read once a frame. */
import { useEffect, useState } from 'react';
import type { NodeId } from '../../runtime/graph/document';
import { telemetry } from './telemetry';

export interface Scores {
  /** Mean D(real) and D(fake); NaN before the first step. */
  readonly real: number;
  readonly fake: number;
  readonly stepsDone: number;
}

export function useScores(nodeId: NodeId): Scores {
  const [scores, setScores] = useState<Scores>({ real: Number.NaN, fake: Number.NaN, stepsDone: 0 });
  useEffect(() => {
    const read = () => {
      const metrics = telemetry.metrics(nodeId);
      const newest = (name: string) => metrics?.column(name).at(-1) ?? Number.NaN;
      const stepsDone = metrics ? metrics.firstStep + metrics.length - 1 : 0;
      setScores({ real: newest('realScore'), fake: newest('fakeScore'), stepsDone });
    };
    read();
    return telemetry.subscribe(nodeId, read);
  }, [nodeId]);
  return scores;
}
