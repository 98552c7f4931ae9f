/** What every widget is given. */
import type { Json, NodeId } from '../../runtime/graph/document';
import type { ParamSpec } from '../../nodes/define';

export interface WidgetProps<Kind extends ParamSpec['kind'] = ParamSpec['kind']> {
  readonly id: string;
  readonly label: string;
  readonly spec: Extract<ParamSpec, { kind: Kind }>;
  readonly value: Json;
  /** The node that owns the parameter. */
  readonly node: NodeId;
  onChange(value: Json): void;
}
