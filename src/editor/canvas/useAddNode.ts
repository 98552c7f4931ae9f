/** Puts new nodes on the canvas, by screen point or in the middle of what is seen. */
import { useMemo } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { GraphDocument } from '../../runtime/graph/document';
import { addConnectedNode, addNode, freeNodeId } from '../document/commands';
import { useDocumentStore } from '../document/store';
import type { ScreenPoint } from './canvasStore';
import { wireBetween, type WireEnd } from './fitting';

const grid = 20;
/** From a node's top left corner to where the pointer holds it, in canvas pixels: by its title, or by a port at either side. */
const grip = { x: 100, y: 20 };
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
    const addAt = (type: string, point: ScreenPoint) => insert(type, addNode(type, freePlace(placeOf(point, grip))));

    /** Adds a node under a screen point, wired to the port that a wire was dragged from. */
    const addConnectedAt = (type: string, point: ScreenPoint, from: WireEnd, port: string) =>
      insert(type, addConnectedNode(type, placeOf(point, from.side === 'output' ? portGrip.left : portGrip.right), (node) => wireBetween(from, { node, port })));

    /** Adds a node in the middle of the canvas. */
    const addInView = (type: string) => {
      const canvas = window.document.querySelector('.react-flow')?.getBoundingClientRect();
      if (canvas) addAt(type, { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 3 });
    };

    return { addAt, addConnectedAt, addInView };
  }, [flow]);
}

function insert(type: string, command: (document: GraphDocument) => GraphDocument): void {
  const { document, edit, select } = useDocumentStore.getState();
  const id = freeNodeId(document, type);
  edit(command);
  select([id]);
}

/** The place itself, or one further down and right if a node's corner lies there. */
function freePlace(place: ScreenPoint): ScreenPoint {
  const { layout } = useDocumentStore.getState().document;
  const taken = Object.values(layout).some(({ x, y }) => Math.abs(x - place.x) < grid && Math.abs(y - place.y) < grid);
  return taken ? freePlace({ x: place.x + 2 * grid, y: place.y + 2 * grid }) : place;
}

function snap(value: number): number {
  return Math.round(value / grid) * grid;
}
