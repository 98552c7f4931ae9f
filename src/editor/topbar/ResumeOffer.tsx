/** Looks for an interrupted training whenever a graph is opened. */
import { useEffect } from 'react';
import { offerResume } from '../dialogs/resume';
import { useDocumentStore } from '../document/store';

export function ResumeOffer() {
  const graphId = useDocumentStore((state) => state.graphId);
  useEffect(() => {
    if (graphId !== '') void offerResume(graphId);
  }, [graphId]);
  return null;
}
