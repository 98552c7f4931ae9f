/** All about the selected node: what it does, its parameters, ports and problems. */
import { Fragment, type ReactNode } from 'react';
import { hasMessage, t } from '../../messages';
import { layerKindOf } from '../../nodes/networks/drawing/layerNodes';
import { nodeDefinition } from '../../nodes/registry';
import type { NodeId } from '../../runtime/graph/document';
import type { PortType } from '../../runtime/graph/portTypes';
import { nodeIcon } from '../canvas/icons';
import { useNodeProblems } from '../canvas/nodeStatus';
import { nodeTitle, portName, typeText } from '../canvas/words';
import { typedGraphOf } from '../document/derived';
import { useDocumentStore } from '../document/store';
import { InsideNetwork } from '../inside/InsideNetwork';
import { ParamRow } from '../params/ParamRow';
import params from '../params/params.module.css';
import { describeProblem } from '../run/problemText';
import styles from './panels.module.css';

export function Inspector() {
  const selection = useDocumentStore((state) => state.selection);
  const [selected] = selection;
  const exists = useDocumentStore((state) => selected !== undefined && state.shown.nodes[selected] !== undefined);
  return (
    <aside className={styles.right} aria-label={t('panels.inspector.title')}>
      <div className={styles.scroll}>
        {selection.length === 1 && selected !== undefined && exists ? (
          <NodeDetails nodeId={selected} />
        ) : (
          <p className={styles.empty}>{selection.length > 1 ? t('panels.inspector.many', { count: selection.length }) : t('panels.inspector.none')}</p>
        )}
      </div>
    </aside>
  );
}

function NodeDetails({ nodeId }: { nodeId: NodeId }) {
  const type = useDocumentStore((state) => state.shown.nodes[nodeId]?.type ?? '');
  const typed = useDocumentStore((state) => typedGraphOf(state.shown));
  const problems = useNodeProblems(nodeId);
  const definition = nodeDefinition(type);
  const inside = useDocumentStore((state) => state.inside);
  // The network of the node, or the one that the layer belongs to.
  const watched = definition?.ownsNetwork ? nodeId : definition && hasLayer(type) ? inside : null;
  const Icon = nodeIcon(definition?.icon ?? '');
  const help = `nodes.${type}.help`;
  return (
    <>
      <header className={styles.nodeHead}>
        <Icon size={16} />
        <h2>{nodeTitle(type)}</h2>
        <span className={styles.nodeId}>{nodeId}</span>
      </header>
      {hasMessage(help) && <p className={styles.help}>{t(help)}</p>}
      {problems.map((problem) => (
        <p key={`${problem.code} ${problem.port ?? ''} ${problem.path ?? ''} ${problem.inside?.node ?? ''}`} className={styles.problem} data-severity={problem.severity}>
          {problem.port !== undefined && <strong>{t('panels.problems.port', { port: portName(type, problem.port) })} </strong>}
          {describeProblem(problem)}
        </p>
      ))}
      {definition && Object.keys(definition.params).length > 0 && (
        <Section title={t('panels.inspector.params')}>
          <div className={params.list}>
            {Object.keys(definition.params).map((name) => (
              <ParamRow key={`${nodeId} ${name}`} nodeId={nodeId} name={name} />
            ))}
          </div>
        </Section>
      )}
      {watched !== null && (
        <Section title={t('analysis.inside.title')}>
          <InsideNetwork key={`${watched} ${nodeId}`} nodeId={watched} layer={inside === null ? undefined : nodeId} />
        </Section>
      )}
      <PortList title={t('panels.inspector.inputs')} type={type} ports={typed.inputs[nodeId]} />
      <PortList title={t('panels.inspector.outputs')} type={type} ports={typed.outputs[nodeId]} />
    </>
  );
}

/** Whether it is a layer of a drawing, and none of its ends. */
const hasLayer = (type: string) => layerKindOf(type) !== null;

function PortList({ title, type, ports = {} }: { title: string; type: string; ports?: Record<string, PortType> }) {
  const entries = Object.entries(ports);
  if (entries.length === 0) return null;
  return (
    <Section title={title}>
      <dl className={styles.ports}>
        {entries.map(([name, port]) => (
          <Fragment key={name}>
            <dt>
              <span className={styles.portDot} style={{ background: `var(--port-${port.kind})` }} />
              {portName(type, name)}
            </dt>
            <dd>{shapeText(port)}</dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}

/** Kinds without a shape have nothing to add to their name. */
function shapeText(port: PortType): string {
  const text = typeText(port);
  return text === port.kind ? '' : text;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
