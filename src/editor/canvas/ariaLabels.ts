/** What React Flow tells assistive technology, in the catalogue's words. */
import type { AriaLabelConfig } from '@xyflow/react';
import { t } from '../../messages';

export const ariaLabels: Partial<AriaLabelConfig> = {
  'node.a11yDescription.default': t('canvas.hints.node'),
  'node.a11yDescription.keyboardDisabled': t('canvas.hints.node'),
  'node.a11yDescription.ariaLiveMessage': (move) => t('canvas.hints.moved', move),
  'edge.a11yDescription.default': t('canvas.hints.wire'),
  'controls.ariaLabel': t('canvas.hints.controls'),
  'controls.zoomIn.ariaLabel': t('canvas.hints.zoomIn'),
  'controls.zoomOut.ariaLabel': t('canvas.hints.zoomOut'),
  'controls.fitView.ariaLabel': t('canvas.hints.fit'),
  'minimap.ariaLabel': t('canvas.minimap'),
  'handle.ariaLabel': t('canvas.hints.port'),
};
