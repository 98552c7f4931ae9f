/** A picture that a person makes: drawn, or taken with the camera. */
import { paramsOf } from '../../nodes/registry';
import { useDocumentStore } from '../document/store';
import type { WidgetProps } from '../params/widget';
import { CameraField } from './CameraField';
import { PadField } from './PadField';

export function PictureField({ id, label, spec, value, node, onChange }: WidgetProps<'picture'>) {
  const size = useDocumentStore(({ document }) => Number(owner(document.nodes[node])[spec.size] ?? 1));
  const colour = useDocumentStore(({ document }) => spec.channels !== undefined && owner(document.nodes[node])[spec.channels] === 'colour');
  const shared = { id, label, size, value: String(value ?? ''), onChange };
  return spec.from === 'pad' ? <PadField key={size} {...shared} /> : <CameraField key={`${size} ${colour}`} {...shared} channels={colour ? 3 : 1} />;
}

function owner(node: Parameters<typeof paramsOf>[0] | undefined) {
  return node ? paramsOf(node) : {};
}
