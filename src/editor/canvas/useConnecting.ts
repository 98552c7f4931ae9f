/** What happens while a wire is dragged: ports light up, wrong wires are refused, empty canvas offers nodes. */
import { useMemo } from 'react';
import type { Connection, Edge, FinalConnectionState, OnConnectEnd, OnConnectStart, ReactFlowProps } from '@xyflow/react';
import { checkConnection } from '../../runtime/compile/connect';
import type { GraphDocument, GraphEdge } from '../../runtime/graph/document';
import { connect, disconnect } from '../document/commands';
import { useDocumentStore } from '../document/store';
import { useCanvasStore, type ScreenPoint } from './canvasStore';
import { fittingPortKeys, fittingPorts, portKey, wireBetween, type WireEnd } from './fitting';
import { wireOf } from './flowMapping';

type ConnectHandlers = Pick<
  ReactFlowProps,
  | 'onConnectStart' | 'onConnect' | 'onConnectEnd' | 'onClickConnectStart' | 'onClickConnectEnd' | 'isValidConnection'
  | 'onReconnectStart' | 'onReconnect' | 'onReconnectEnd'
>;

/** The wire whose end is being pulled off, by its key. */
let pulled: string | null = null;

/** React Flow's connection handlers. */
export function useConnecting(): ConnectHandlers {
  return useMemo(() => {
    const start: OnConnectStart = (_event, { nodeId, handleId, handleType }) => {
      if (!nodeId || !handleId || !handleType) return;
      const from: WireEnd = { node: nodeId, port: handleId, side: handleType === 'source' ? 'output' : 'input' };
      useCanvasStore.setState({ fitting: fittingPortKeys(documentWithoutPulled(), from), refusal: null });
    };
    const end: OnConnectEnd = (event, state) => {
      useCanvasStore.setState({ fitting: null });
      if (!state.isValid) finishElsewhere(pointOf(event), event.target, state);
    };
    return {
      onConnectStart: start,
      onConnectEnd: end,
      onClickConnectStart: start,
      onClickConnectEnd: end,
      onConnect: (connection) => draw(wireOf(connection)),
      isValidConnection: (connection: Connection | Edge) => isFitting(wireOf(connection)),
      onReconnectStart: (_event, { id }) => (pulled = id),
      onReconnect: (_wire, connection) => draw(wireOf(connection)),
      onReconnectEnd: () => (pulled = null),
    };
  }, []);
}

/** Asked at every move of the pointer near a port, so it looks up what was found when the drag began. */
function isFitting({ from, to }: GraphEdge): boolean {
  const { fitting } = useCanvasStore.getState();
  return fitting !== null && fitting.has(portKey({ ...from, side: 'output' })) && fitting.has(portKey({ ...to, side: 'input' }));
}

function documentWithoutPulled(): GraphDocument {
  return withoutPulled(useDocumentStore.getState().shown);
}

function withoutPulled(document: GraphDocument): GraphDocument {
  return pulled === null ? document : disconnect([pulled])(document);
}

/** Draws a wire, or says beside the pointer why it cannot be. */
function connectOrRefuse(edge: GraphEdge, at: ScreenPoint): void {
  const problem = checkConnection(documentWithoutPulled(), edge);
  if (problem) useCanvasStore.setState({ refusal: { at, edge, problem } });
  else draw(edge);
}

function draw(edge: GraphEdge): void {
  useDocumentStore.getState().edit((document) => connect(edge)(withoutPulled(document)));
}

/** A wire that ended on no fitting port: on a wrong one, on a node's body, or on empty canvas, where a pulled one is let go. */
function finishElsewhere(at: ScreenPoint, target: EventTarget | null, state: FinalConnectionState): void {
  const { fromHandle, toHandle } = state;
  if (!fromHandle?.id) return;
  const from: WireEnd = { node: fromHandle.nodeId, port: fromHandle.id, side: fromHandle.type === 'source' ? 'output' : 'input' };
  if (toHandle?.id) {
    const sameSide = toHandle.type === fromHandle.type;
    if (!sameSide) connectOrRefuse(wireBetween(from, { node: toHandle.nodeId, port: toHandle.id }), at);
    return;
  }
  const under = target instanceof Element ? target : null;
  const node = under?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
  if (node && node !== from.node) finishOnNode(from, node);
  else if (under?.closest('.react-flow__pane')) {
    if (pulled === null) useCanvasStore.setState({ popup: { at, from } });
    else useDocumentStore.getState().edit(withoutPulled);
  }
}

/** Dropped on a node's body, a wire takes the one port it fits; where several fit, it is not guessed. */
function finishOnNode(from: WireEnd, node: string): void {
  const ports = fittingPorts(documentWithoutPulled(), from, node);
  const [port] = ports;
  if (port !== undefined && ports.length === 1) draw(wireBetween(from, { node, port }));
}

function pointOf(event: MouseEvent | TouchEvent): ScreenPoint {
  const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  return { x: clientX, y: clientY };
}
