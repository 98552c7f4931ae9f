/** The title row of a node: icon, title, how it stands, and a thin line of progress below. */
import { Check, CircleAlert, CircleDashed, CirclePlay, Clock, Play, RotateCw, Workflow, type LucideIcon } from 'lucide-react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { hasInside } from '../document/inside';
import { useDocumentStore } from '../document/store';
import { isUnderWay } from '../run/reduce';
import { runNode } from '../run/runtime';
import { useRunStore } from '../run/store';
import { useNodeRun } from '../run/useNodeRun';
import { nodeIcon } from './icons';
import { isRunnable, type NodeStatus } from './nodeStatus';
import { nodeTitle } from './words';

const statusIcons: Readonly<Record<Exclude<NodeStatus, 'idle'>, LucideIcon>> = {
  stale: RotateCw,
  queued: Clock,
  running: CirclePlay,
  done: Check,
  cancelled: CircleDashed,
  blocked: CircleDashed,
  problem: CircleAlert,
};

interface Props {
  id: NodeId;
  type: string;
  icon: string;
  status: NodeStatus;
}

export function NodeTitle({ id, type, icon, status }: Props) {
  const Icon = nodeIcon(icon);
  const title = nodeTitle(type);
  const opens = useDocumentStore(({ shown }) => hasInside(shown.nodes[id]));
  return (
    <header className="node-title">
      <Icon size={15} aria-hidden />
      <h3 title={id}>{title}</h3>
      {isRunnable(type) && (
        <button className="node-run nodrag" title={t('canvas.node.run')} aria-label={t('canvas.node.runNamed', { title })} onClick={() => void runNode(id)}>
          <Play size={12} aria-hidden />
        </button>
      )}
      {opens && (
        <button className="node-run nodrag" title={t('canvas.inside.open')} aria-label={t('canvas.inside.openNamed', { title })} onClick={() => useDocumentStore.getState().enter(id)}>
          <Workflow size={12} aria-hidden />
        </button>
      )}
      <StatusMark id={id} status={status} />
      <ProgressLine id={id} />
    </header>
  );
}

function StatusMark({ id, status }: { id: NodeId; status: NodeStatus }) {
  const ms = useNodeRun(id)?.ms;
  if (status === 'idle') return null;
  const Icon = statusIcons[status];
  return (
    <span className={`node-status node-status-${status}`} title={t(`canvas.status.${status}`)}>
      {status === 'done' && ms !== undefined && <span className="node-time">{duration(ms)}</span>}
      {status === 'stale' && <span className="node-time">{t('canvas.status.stale')}</span>}
      <Icon size={13} aria-label={t(`canvas.status.${status}`)} />
    </span>
  );
}

/** How far a training is, or how much of a model has been loaded. */
function ProgressLine({ id }: { id: NodeId }) {
  const loading = useNodeRun(id)?.loading ?? null;
  const trained = useRunStore(({ trainings }) => {
    const training = trainings[id];
    return isUnderWay(training) ? training.step / training.steps : null;
  });
  const share = trained ?? loading;
  return share === null ? null : <span className="node-progress" style={{ transform: `scaleX(${share})` }} />;
}

function duration(ms: number): string {
  return ms < 1000 ? t('canvas.duration.ms', { ms: Math.round(ms) }) : t('canvas.duration.seconds', { seconds: (ms / 1000).toFixed(1) });
}
