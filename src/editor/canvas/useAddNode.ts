/** Puts new nodes on the canvas, by screen point or in the middle of what is seen. */
import { useMemo } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { GraphDocument } from '../../runtime/graph/document';
import { addConnectedNode, addNode, freeNodeId } from '../document/commands';
import { useDocumentStore } from '../document/store';
import type { ScreenPoint } from './canvasStore';
import { wireBetween, type WireEnd } from './fitting';
import { freePlace, snap } from './placement';

/** From a node's top left corner to where the pointer holds it, in canvas pixels: by its title, or by a port at either side. */
const grip = { x: 100, y: 20 };
/** About the size of a node. */
const usual = { width: 260, height: 240 };
const portGrip = { left: { x: 0, y: 50 }, right: { x: 260, y: 50 } };

/** Ways to add a node of a type; each selects the new node. */
export function useAddNode() {
  const flow = useReactFlow();
  return useMemo(() => {
    const placeOf = (point: ScreenPoint, held: ScreenPoint) => {
      const at = flow.screenToFlowPosition(point);
      return { x: snap(at.x - held.x), y: snap(at.y - held.y) };
    };

    /** Adds a node under a screen point. */
    const addAt = (type: string, point: ScreenPoint) => insert(type, addNode(type, placeOf(point, grip)));

    /** Adds a node under a screen point, wired to the port that a wire was dragged from. */
    const addConnectedAt = (type: string, point: ScreenPoint, from: WireEnd, port: string) =>
      insert(type, addConnectedNode(type, placeOf(point, from.side === 'output' ? portGrip.left : portGrip.right), (node) => wireBetween(from, { node, port })));

    /** Adds a node near the middle of what is seen, where there is room. */
    const addInView = (type: string) => {
      const canvas = window.document.querySelector('.react-flow')?.getBoundingClientRect();
      if (!canvas) return;
      const { x, y } = flow.screenToFlowPosition({ x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 });
      const others = flow.getNodes().map(({ position, measured }) => ({ ...usual, ...measured, ...position }));
      const wanted = { ...usual, x: x - usual.width / 2, y: y - usual.height / 2 };
      insert(type, addNode(type, freePlace(wanted, others)));
    };

    return { addAt, addConnectedAt, addInView };
  }, [flow]);
}

function insert(type: string, command: (document: GraphDocument) => GraphDocument): void {
  const { shown, edit, select } = useDocumentStore.getState();
  const id = freeNodeId(shown, type);
  edit(command);
  select([id]);
}
