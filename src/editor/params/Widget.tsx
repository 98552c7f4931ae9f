/** The widget of a parameter follows from its kind. */
import type { Json, NodeId } from '../../runtime/graph/document';
import { drawingOf } from '../../runtime/graph/drawing';
import type { ParamSpec } from '../../nodes/define';
import { PictureField } from '../drawing/PictureField';
import { CheckpointField } from './CheckpointField';
import { DatasetField } from './dataset/DatasetField';
import { DrawnLayers } from './layers/DrawnLayers';
import { LayerEditor } from './layers/LayerEditor';
import { ModelField } from './ModelField';
import { NumberField } from './NumberField';
import { VectorField } from './VectorField';
import { BooleanField, ChoiceField, SeedField, TextField } from './SimpleFields';

interface AnyWidgetProps {
  readonly id: string;
  readonly label: string;
  /** Where the catalogue keeps the parameter's words. */
  readonly labels: string;
  readonly spec: ParamSpec;
  readonly value: Json;
  readonly node: NodeId;
  onChange(value: Json): void;
}

export function Widget({ spec, labels, ...rest }: AnyWidgetProps) {
  switch (spec.kind) {
    case 'integer':
    case 'number':
      return <NumberField spec={spec} {...rest} />;
    case 'boolean':
      return <BooleanField spec={spec} {...rest} />;
    case 'choice':
      return <ChoiceField spec={spec} labels={labels} {...rest} />;
    case 'text':
      return <TextField spec={spec} {...rest} />;
    case 'seed':
      return <SeedField spec={spec} {...rest} />;
    case 'picture':
      return <PictureField spec={spec} {...rest} />;
    case 'vector':
      return <VectorField spec={spec} {...rest} />;
    case 'layers':
      return drawingOf(rest.value) ? <DrawnLayers spec={spec} labels={labels} {...rest} /> : <LayerEditor spec={spec} labels={labels} {...rest} />;
    case 'dataset':
      return <DatasetField spec={spec} {...rest} />;
    case 'model':
      return <ModelField spec={spec} {...rest} />;
    case 'checkpoint':
      return <CheckpointField spec={spec} {...rest} />;
  }
}
