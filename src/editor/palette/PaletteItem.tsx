/** One node in the palette: icon, title, what it does, and the colours of its ports. */
import type { DragEvent } from 'react';
import type { NodeDefinition } from '../../nodes/define';
import { nodeIcon } from '../canvas/icons';
import { nodeDragType } from './drag';
import type { PaletteEntry } from './search';

interface Props {
  entry: PaletteEntry;
  id: string;
  active: boolean;
  onChoose(type: string): void;
  onPoint(): void;
}

export function PaletteItem({ entry, id, active, onChoose, onPoint }: Props) {
  const { definition, title, description } = entry;
  const Icon = nodeIcon(definition.icon);
  const startDrag = (event: DragEvent) => {
    event.dataTransfer.setData(nodeDragType, definition.type);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      className="palette-item"
      data-node-type={definition.type}
      draggable
      onDragStart={startDrag}
      onPointerMove={onPoint}
      onClick={() => onChoose(definition.type)}
    >
      <Icon size={16} aria-hidden />
      <span className="palette-words">
        <span className="palette-title">
          {title}
          <PortDots definition={definition} />
        </span>
        <span className="palette-description" title={description}>{description}</span>
      </span>
    </li>
  );
}

function PortDots({ definition: { inputs, outputs } }: { definition: NodeDefinition }) {
  const kinds = new Set([...Object.values(inputs), ...Object.values(outputs)].map(({ type }) => type.kind));
  return (
    <span className="palette-ports" aria-hidden>
      {[...kinds].map((kind) => (
        <span key={kind} style={{ background: `var(--port-${kind})` }} />
      ))}
    </span>
  );
}
